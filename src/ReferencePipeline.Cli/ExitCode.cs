namespace ReferencePipeline.Cli;

/// <summary>What a command tells its caller by a number; the words stand in the help and in docs/cli.md.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Found = 1;
    public const int Usage = 2;
    public const int Environment = 3;
    public const int Interrupted = 130;

    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Fine, "fine"),
        (Found, "the check found something"),
        (Usage, "wrong usage or bad input"),
        (Environment, "the environment lacks something"),
        (Interrupted, "interrupted"),
    ];
}
