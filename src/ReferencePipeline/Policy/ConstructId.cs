using ReferencePipeline.Contracts;

namespace ReferencePipeline.Policy;

internal static class ConstructIds
{
    /// <summary>The scope of all that a stack holds for one table: <c>page_views</c> is <c>PageViews</c>. Ids hang on the name alone, so a new dataset moves no other's.</summary>
    public static string ConstructId(this TableName table) => string.Concat(table.Value.Split('_').Select(Word));

    /// <summary>The same for a role, whose name may have dashes too: <c>dach_analyst</c> is <c>DachAnalyst</c>.</summary>
    public static string ConstructId(this RoleName role) => string.Concat(role.Value.Split('_', '-').Select(Word));

    /// <summary>An underscore stays where two names would meet without it: <c>a_1</c> and <c>a1</c>.</summary>
    private static string Word(string word) =>
        word.Length == 0 ? "_" : char.IsAsciiDigit(word[0]) ? $"_{word}" : char.ToUpperInvariant(word[0]) + word[1..];
}
