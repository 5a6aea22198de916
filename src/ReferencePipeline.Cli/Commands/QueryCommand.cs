using System.Diagnostics;
using System.Globalization;
using ReferencePipeline.Rehearsal;
using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Cli.Commands;

/// <summary><c>query</c>: asks a rehearsal's lake as a role, and answers as Athena would.</summary>
internal sealed class QueryCommand : CliCommand
{
    private readonly Argument<string?> _sql = new("SQL") { Description = "One SELECT statement, or EXECUTE of a prepared one; - is stdin", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string> _role = new("--as") { Description = "The role that asks, as a contract or a template calls it", HelpName = "ROLE", Required = true };

    private readonly Option<string?> _workgroup = new("--workgroup", "-w") { Description = "The workgroup to ask in [default: the role's own]", HelpName = "NAME" };

    private readonly Option<string?> _named = new("--named") { Description = "A saved query of the workgroup instead of SQL", HelpName = "NAME" };

    private readonly Option<string> _from = new("--from")
    {
        Description = "The folder that a rehearsal has written",
        HelpName = "DIR",
        DefaultValueFactory = _ => "rehearsal",
    };

    private readonly Option<string?> _assembly = new("--assembly") { Description = "Other templates than those that were rehearsed, to see what they would change", HelpName = "DIR" };

    private readonly Option<DateTime?> _at = new("--at")
    {
        Description = "What time it is for the query [default: when the newest object of its tables had arrived]",
        HelpName = "TIME",
        CustomParser = Amount.Moment,
    };

    private readonly Option<bool> _explain = new("--explain") { Description = "Tell what would be read and what it costs, and run nothing" };

    private readonly Option<bool> _csv = new("--csv") { Description = "Write CSV, as Athena's result files" };

    public QueryCommand(Globals globals, Terminal terminal) : base("query", "Ask a rehearsal's lake as a role, as Athena would answer", globals, terminal)
    {
        Arguments.Add(_sql);
        foreach (var option in new Option[] { _role, _workgroup, _named, _from, _assembly, _at, _explain, _csv })
            Options.Add(option);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline query \"SELECT country, count(*) AS orders FROM orders GROUP BY country\" --as dach_analyst",
        "pipeline query --named \"events a day of page_views\" --as data_scientist --csv",
        "pipeline query \"EXECUTE orders_rows USING DATE '2026-03-01'\" --as customer_care --json",
        "pipeline query \"SELECT sum(total_amount) FROM orders WHERE order_date = DATE '2026-03-01'\" --as finance_controller --explain",
    ];

    protected override int Run(ParseResult parsed)
    {
        var started = Stopwatch.GetTimestamp();
        var folder = parsed.GetValue(_from)!;
        var lake = Path.Combine(folder, "lake");
        if (!Directory.Exists(lake))
            throw Failure.Usage($"{folder}: holds no rehearsal; run 'pipeline rehearse{(folder == "rehearsal" ? "" : $" --out {folder}")}' first");
        var json = parsed.GetValue(Globals.Json);
        if (json && parsed.GetValue(_csv))
            throw Failure.Usage("--csv and --json are two forms of one answer; say one of both");
        using var query = new LakeQuery(new()
        {
            Assembly = CloudAssembly.Load(parsed.GetValue(_assembly) ?? Path.Combine(folder, RunFolder.TemplatesFolder)),
            Lake = lake,
            Role = parsed.GetValue(_role)!,
            Workgroup = parsed.GetValue(_workgroup),
            Named = parsed.GetValue(_named),
            Sql = Sql(parsed),
            Now = parsed.GetValue(_at),
            Stop = Terminal.Stop,
        });
        if (parsed.GetValue(_explain))
        {
            Explain(query.Explanation, json);
            return ExitCode.Fine;
        }

        var answer = query.Answer();
        var rows = json ? AnswerText.Json(Terminal.Out, answer, Terminal.Stop) : parsed.GetValue(_csv) ? AnswerText.Csv(Terminal.Out, answer, Terminal.Stop) : AnswerText.Table(Terminal.Out, answer, Terminal.Stop);
        Terminal.Error.WriteLine($"{Noun.Count(rows, "row")}, {Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, at {query.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
        return ExitCode.Fine;
    }

    private string? Sql(ParseResult parsed)
    {
        var (sql, named) = (parsed.GetValue(_sql), parsed.GetValue(_named));
        if (sql is null && named is null)
            throw Failure.Usage("there is no query; write one in quotes, - for stdin, or --named for a saved one");
        if (sql is not null && named is not null)
            throw Failure.Usage("--named is a query by itself; say one of both");
        return sql == "-" ? Console.In.ReadToEnd() : sql;
    }

    private void Explain(QueryExplanation explanation, bool json)
    {
        if (json)
            JsonOutput.Write(Terminal.Out, explanation);
        else
            ExplanationText.Write(Terminal.Out, explanation);
    }
}
