using System.Globalization;
using System.Text;
using ReferencePipeline.Rehearsal.Query.Sql;

namespace ReferencePipeline.Rehearsal.Tests.Query;

public sealed class FunctionsDocument
{
    [Fact]
    public void The_page_of_functions_says_what_the_code_says() => GeneratedDocument.Check("rehearsal-functions.md", Page());

    private static string Page()
    {
        var page = new StringBuilder();
        page.AppendLine("# Functions of a rehearsal's queries").AppendLine()
            .AppendLine("What `pipeline query` takes of Athena's functions, and where the answer is not quite Athena's. All others are refused by name. A test writes this page, another one calls each function and holds the answer against Trino's documentation.").AppendLine();
        foreach (var (kind, title) in new[] { (FunctionKind.Scalar, "Values"), (FunctionKind.Aggregate, "Groups, and windows"), (FunctionKind.Window, "Windows") })
        {
            var functions = TrinoFunctions.All.Where(function => function.Kind == kind && !TrinoOperators.Has(function.Name)).ToList();
            page.AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine(string.Join(", ", functions.Where(function => function.Difference is null).Select(function => $"`{(function.Name == "count_star" ? "count(*)" : function.Name)}`")));
            if (functions.Any(function => function.Difference is not null))
            {
                page.AppendLine().AppendLine("| With a difference | |").AppendLine("| --- | --- |");
                foreach (var function in functions.Where(function => function.Difference is not null))
                    page.AppendLine(CultureInfo.InvariantCulture, $"| `{function.Name}` | {function.Difference} |");
            }

            page.AppendLine();
        }

        page.AppendLine("## Refused with a word of advice").AppendLine("| Function | |").AppendLine("| --- | --- |");
        foreach (var (name, instead) in TrinoFunctions.Refused)
            page.AppendLine(CultureInfo.InvariantCulture, $"| `{name}` | {instead} |");
        return page.ToString();
    }
}
