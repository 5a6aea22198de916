namespace ReferencePipeline.Contracts.Benchmarks;

/// <summary>Runs everything that is to be measured, in turn, until the just-in-time compiler has done its work.</summary>
/// <remarks>
/// It compiles code in stages, each in the background and after a tenth of a second without new code: without the pauses, half of the first
/// trial that needs it would run on code that only gathers facts.
/// </remarks>
internal static class WarmUp
{
    private const int Rounds = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static void Run(IReadOnlyList<Action> works)
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var work in works)
                work();
            Thread.Sleep(Pause);
        }
    }
}
