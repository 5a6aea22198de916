namespace ReferencePipeline.Architecture.Tests;

internal static class Expect
{
    /// <summary>Fails with every offender on a line of its own, none cut short.</summary>
    public static void None(IEnumerable<string> offenders, string instead)
    {
        string[] found = [.. offenders];
        Assert.True(found.Length == 0, $"{instead}:{string.Concat(found.Select(f => $"\n  {f}"))}");
    }
}
