using System.Text;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>Writes <c>docs/compatibility-examples.md</c>: the sentences of every edit side by side, where a slip is seen.</summary>
internal static class ExamplesDocument
{
    public static string Render()
    {
        var page = new StringBuilder(Intro);
        foreach (var promise in ComparisonTests.All)
            page.Append($"| {Cell(promise.Title)} | {string.Join("<br>", promise.Compare().Changes.Select(change => $"`{Cell(change.ToString())}`"))} |\n");
        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private const string Intro =
        """
        # What a comparison says

        One edit at a time of one contract, and every change that `pipeline contract diff` then names. What each kind of change breaks is told in
        [compatibility](compatibility.md). The table is written by a test; after a change of the code run
        `UPDATE_DOCS=1 dotnet test test/ReferencePipeline.Contracts.Tests` and read the difference.

        | Edit | Changes |
        | --- | --- |

        """;
}
