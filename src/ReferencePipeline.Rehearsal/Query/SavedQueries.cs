using ReferencePipeline.Contracts.Reading;
using ReferencePipeline.Rehearsal.Access;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Rehearsal.Query.Sql;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>What waits in a workgroup: saved queries, and prepared statements with places for values.</summary>
internal sealed class SavedQueries(CloudAssembly assembly, Workgroup workgroup)
{
    private readonly Evaluator _evaluator = new(assembly, new PseudoParameters());

    /// <summary>A saved query, and the database that it is meant in.</summary>
    public (string Sql, string? Database) Named(string name)
    {
        var all = Of("AWS::Athena::NamedQuery").ToList();
        return all.FirstOrDefault(query => query["Name"].Text == name) is { } found ? (found["QueryString"].Text, found["Database"].TextOrNull)
            : throw Unknown("saved query", name, [.. all.Select(query => query["Name"].Text)]);
    }

    /// <summary>The prepared statement that an EXECUTE names, and the texts of its values; <c>null</c> for all other statements.</summary>
    public (string Sql, IReadOnlyList<string> Values)? Executed(string sql)
    {
        var tokens = TrinoLexer.Read(sql).Where(token => !token.Is(";")).ToList();
        if (tokens is not [var first, ..] || !first.Is("EXECUTE"))
            return null;
        if (tokens.Count < 2 || tokens[1].Kind is not (TokenKind.Word or TokenKind.Quoted) || tokens.Count > 2 && !tokens[2].Is("USING"))
            throw new QueryException("SYNTAX_ERROR: line 1:1: write EXECUTE name, or EXECUTE name USING value, value");
        var all = Of("AWS::Athena::PreparedStatement").ToList();
        var name = tokens[1].Text.Trim('"');
        var found = all.FirstOrDefault(statement => string.Equals(statement["StatementName"].Text, name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown("prepared statement", name, [.. all.Select(statement => statement["StatementName"].Text)]);
        return (found["QueryStatement"].Text, [.. Parts(tokens.Skip(3))]);
    }

    /// <summary>What stands between the commas.</summary>
    private static IEnumerable<string> Parts(IEnumerable<TrinoToken> tokens)
    {
        var (depth, part) = (0, new List<string>());
        foreach (var token in tokens)
        {
            depth += token.Is("(") || token.Is("[") ? 1 : token.Is(")") || token.Is("]") ? -1 : 0;
            if (depth == 0 && token.Is(","))
            {
                yield return string.Join(' ', part);
                part.Clear();
            }
            else
                part.Add(token.Text);
        }

        if (part.Count > 0)
            yield return string.Join(' ', part);
    }

    private IEnumerable<Setting> Of(string type) => assembly.Of(type).Where(_evaluator.IsMade).Select(resource => Setting.Of(_evaluator, resource)).Where(saved => saved["WorkGroup"].TextOrNull == workgroup.Name);

    /// <summary>Saved queries that are about a table.</summary>
    public IEnumerable<string> NamesOf(string table) => Of("AWS::Athena::NamedQuery").Where(query => query["QueryString"].Text.Contains($"\"{table}\"", StringComparison.Ordinal)).Select(query => query["Name"].Text);

    private QueryException Unknown(string kind, string name, IReadOnlyList<string> names) =>
        new($"workgroup {workgroup.Name} has no {kind} '{name}'{(Nearest.To(name, names) is { } near ? $"; did you mean '{near}'?" : names.Count == 0 ? "" : $"; it has {string.Join(", ", names)}")}");
}
