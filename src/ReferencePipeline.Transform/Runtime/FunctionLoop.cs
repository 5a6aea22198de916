using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform.Runtime;

/// <summary>Starts the function once, then hands it one invocation after the other until it is told to stop.</summary>
internal static class FunctionLoop
{
    /// <summary>Runs the function; the result is the process's exit code.</summary>
    public static int Run(RuntimeApi api, Log log, Func<IHandler> start, CancellationToken stop)
    {
        if (Start(api, log, start) is not { } handler)
            return 1;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Serve(api, log, handler, api.Next(stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (HttpRequestException e)
            {
                log.Error("Runtime.Unreachable", e.Message);
                return 1;
            }
        }
        return 0;
    }

    private static IHandler? Start(RuntimeApi api, Log log, Func<IHandler> start)
    {
        try
        {
            return start();
        }
#pragma warning disable CA1031 // Whatever stops the start is Lambda's to know.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var (type, message) = Describe(e, "Init.Failed");
            log.Error(type, message);
            api.FailInit(type, message);
            return null;
        }
    }

    private static void Serve(RuntimeApi api, Log log, IHandler handler, Invocation invocation)
    {
        string type, message;
        try
        {
            if (api.Respond(invocation.RequestId, handler.Handle(invocation)))
                return;
            (type, message) = ("Response.Refused", "Lambda did not take the response; Firehose will send the batch again.");
        }
#pragma warning disable CA1031 // One bad event must not stop the next one.
        catch (Exception e) when (e is not HttpRequestException)
#pragma warning restore CA1031
        {
            (type, message) = Describe(e, "Function.Defect");
        }
        log.Error(type, message, invocation.RequestId);
        api.Fail(invocation.RequestId, type, message);
    }

    private static (string Type, string Message) Describe(Exception e, string otherwise) => e is FunctionException known
        ? (known.Type, known.Message)
        : (otherwise, e.ToString().ReplaceLineEndings(" "));
}
