using System.Runtime.InteropServices;
using ReferencePipeline.Transform;
using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Telemetry;

using var log = new Log(Console.OpenStandardOutput());
if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not { } authority)
{
    log.Error("Runtime.None", "AWS_LAMBDA_RUNTIME_API is not set: this program runs inside AWS Lambda. To run the pipeline here, use 'pipeline rehearse'.");
    return 2;
}
using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
using var api = new RuntimeApi(authority);
return FunctionLoop.Run(api, log, () => TransformFunction.Start(AppContext.BaseDirectory, Environment.GetEnvironmentVariable, log), stop.Token);
