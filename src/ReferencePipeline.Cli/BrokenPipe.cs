namespace ReferencePipeline.Cli;

internal static class BrokenPipe
{
    private const int Epipe = 32;
    private const int ErrorNoData = unchecked((int)0x800700E8);
    private const int ErrorBrokenPipe = unchecked((int)0x8007006D);

    /// <summary>Whether writing failed because the reader has gone, as <c>head</c> does.</summary>
    public static bool Is(Exception exception) => exception.HResult is Epipe or ErrorNoData or ErrorBrokenPipe;
}
