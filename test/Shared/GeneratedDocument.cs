namespace ReferencePipeline.Testing;

/// <summary>A page under <c>docs/</c> that is written from the code, and compared with it ever after.</summary>
internal static class GeneratedDocument
{
    private const string Update = "UPDATE_DOCS";

    /// <summary>Asserts that the page is what <paramref name="rendered"/> says; writes it where the developer asks for that.</summary>
    public static void Check(string page, string rendered)
    {
        var path = Repository.PathOf("docs", page);
        var expected = rendered.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"CI compares docs/{page} and never writes it; unset {Update}.");
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), $"docs/{page} is missing; run the tests with {Update}=1.");
        Assert.True(expected == File.ReadAllText(path).ReplaceLineEndings("\n"), $"docs/{page} differs from what the code says; run the tests with {Update}=1 and read the difference.");
    }
}
