using ReferencePipeline.Cli;

using var terminal = Terminal.OfProcess();
return PipelineCommand.Run(args, terminal);
