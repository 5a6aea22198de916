using ReferencePipeline.Synthesis;

var outcome = Synthesizer.RunAsApp();
switch (outcome)
{
    case SynthesisOutcome.Refused refused:
        foreach (var problem in refused.Problems)
            Console.Error.WriteLine(problem);
        break;
    case SynthesisOutcome.Unable unable:
        Console.Error.WriteLine(unable.Reason);
        break;
}

return outcome.ExitCode;
