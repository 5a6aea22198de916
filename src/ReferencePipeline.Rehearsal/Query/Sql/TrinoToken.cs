namespace ReferencePipeline.Rehearsal.Query.Sql;

internal enum TokenKind
{
    Word,
    Quoted,
    Text,
    Number,
    Sign,
}

/// <summary>A word of a query, and where it stands.</summary>
internal readonly record struct TrinoToken(TokenKind Kind, string Text, int At)
{
    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Sign && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
