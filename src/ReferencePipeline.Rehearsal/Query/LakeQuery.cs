using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Access;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Query.Sql;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>One query of a rehearsal's lake, asked as a role and answered as Athena would.</summary>
public sealed class LakeQuery : IDisposable
{
    private readonly QueryRequest _request;
    private QueryClock _clock = new(default);
    private readonly QueryRole _role;
    private readonly Workgroup _workgroup;
    private readonly DuckDatabase _engine;
    private readonly DuckConnection _connection;
    private readonly SqlParser _parser;
    private readonly List<(Scan Scan, LakeFiles Files, IReadOnlyList<LakePartition> Partitions)> _scans = [];
    private readonly string _sql;
    private readonly string _aside = Path.Combine(Path.GetTempPath(), $"pipeline-query-{Guid.NewGuid():N}");
    private DuckRows? _rows;

    /// <summary>Reads the query and makes all ready; nothing of the lake is read yet but names, and footers where needed.</summary>
    /// <exception cref="QueryException">It cannot be answered: what Athena would say, or why a rehearsal cannot.</exception>
    /// <exception cref="Templates.AssemblyException">The templates hold something that is not understood here.</exception>
    public LakeQuery(QueryRequest request)
    {
        _request = request;
        var access = new AccessBook(request.Assembly);
        _role = access.Role(request.Role);
        _workgroup = _role.WorkgroupOf(request.Workgroup);
        _engine = DuckDatabase.Open(new() { TemporaryFolder = _aside, KeepsOrder = true });
        _connection = _engine.Connect();
        _parser = new(_connection);
        QueryEngine.Begin(_connection);
        try
        {
            _sql = Prepare(new(request.Assembly, access, _role));
            QueryEngine.Lock(_connection, [.. _scans.Select(one => one.Files.Folder).Distinct(StringComparer.Ordinal)]);
        }
        catch (Exception failed)
        {
            Dispose();
            if (failed is DuckException refused)
                throw EngineWords.Translated(refused);
            throw;
        }
    }

    /// <summary>What the query takes for now.</summary>
    public DateTime Now => _clock.Utc;

    /// <summary>What it reads and costs.</summary>
    public QueryExplanation Explanation => _explanation ??= Explain();

    private QueryExplanation? _explanation;

    /// <summary>How the engine goes about it.</summary>
    internal string Plan
    {
        get
        {
            using var rows = _connection.Query($"EXPLAIN {_sql}");
            return (string)rows.Read().Single()[1]!;
        }
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="QueryException">The workgroup's ceiling is below what it would read, or the engine refuses it.</exception>
    public QueryAnswer Answer()
    {
        // What whole files have bounds what is read of them; only a query that may be too large is looked at closely.
        if (_workgroup.Cutoff is { } cutoff && _scans.Sum(one => one.Partitions.Sum(partition => partition.Bytes)) > cutoff && Explanation.Bytes > cutoff)
            throw new QueryException($"Bytes scanned limit was exceeded: the query would scan {Explanation.Bytes} bytes, and workgroup {_workgroup.Name} allows {cutoff}; name fewer columns or fewer partitions", isRefused: true);
        try
        {
            _rows = _connection.Query(_sql, _request.Stop);
        }
        catch (DuckException refused)
        {
            throw EngineWords.Translated(refused);
        }

        return new(_rows.Columns, _rows.ReadAll());
    }

    public void Dispose()
    {
        _rows?.Dispose();
        _connection.Dispose();
        _engine.Dispose();
        if (Directory.Exists(_aside))
            Directory.Delete(_aside, recursive: true);
    }

    private string Prepare(LakeCatalog catalog)
    {
        var (sql, values, database) = Said();
        var (text, statement) = Checked(sql, [.. values.Select(Value)]);
        var from = new FromResolver(catalog, TreeOfView, node => PlaceOf(text, node));
        var columns = new SqlResolver(from, new(node => PlaceOf(text, node))).Query(statement["node"]!.AsObject(), null, null, database ?? catalog.OnlyDatabase);
        SqlResolver.Mark(columns);
        OutputNames.Give(statement["node"]!.AsObject(), columns);
        _clock = _request.Now is { } now ? new(now) : LakeClock.Of(_request.Lake, from.Scans.Select(scan => LakeFiles.FolderOf(scan.Table.Plan, _request.Lake)));
        ClockTree.Fill(statement, _clock);
        foreach (var condition in from.Scans.SelectMany(scan => scan.Conditions))
            ClockTree.Fill(condition, _clock);
        var views = MakeViews(from);
        var made = _parser.Write(statement);
        LastLook.At(_parser.ParseOwn(made), views);
        return made;
    }

    private HashSet<string> MakeViews(FromResolver from)
    {
        var (pruner, views, made) = (new PartitionPruner(_connection, _parser), new LakeViews(_connection, RowFilter), new HashSet<string>());
        var files = new Dictionary<LakeTable, LakeFiles>();
        foreach (var scan in from.Scans)
        {
            if (!files.TryGetValue(scan.Table, out var all))
                files[scan.Table] = all = LakeFiles.Of(scan.Table.Plan, _request.Lake, _clock);
            if (scan.Access.RowFilter is { } filter)
                scan.Columns.UnionWith(PartitionPruner.ColumnsOf(RowFilterTree(scan.Table, filter)).Select(name => name.ToLowerInvariant()));
            _scans.Add((scan, all, pruner.Of(scan, all)));
        }

        var read = _scans.ToLookup(one => one.Scan.Node, ReferenceEqualityComparer.Instance);
        foreach (var (node, scan) in from.Mentions)
        {
            // A name of WITH that is used twice is read twice, and by one mention.
            var mentioned = read[node].ToList();
            var partitions = mentioned is [var only] ? only.Partitions : [.. mentioned.SelectMany(one => one.Partitions).Distinct()];
            var name = views.Make(scan, mentioned.Select(one => one.Files).FirstOrDefault() ?? LakeFiles.None, partitions);
            made.Add(name);
            if (node.Text("alias").Length == 0)
                node["alias"] = node.Text("table_name");
            (node["catalog_name"], node["schema_name"], node["table_name"]) = ("", LakeViews.Schema, name);
        }

        return made;
    }

    private (string Sql, IReadOnlyList<string> Values, string? Database) Said()
    {
        var saved = new SavedQueries(_request.Assembly, _workgroup);
        if (_request.Named is { } name)
        {
            var (sql, database) = saved.Named(name);
            return (sql, [], database);
        }

        return saved.Executed(_request.Sql!) is { } executed ? (executed.Sql, executed.Values, null) : (_request.Sql!, [], null);
    }

    /// <summary>A value of EXECUTE: an expression without columns.</summary>
    private JsonObject Value(string text)
    {
        var (_, statement) = Checked($"SELECT {text}", []);
        return statement["node"]!.List("select_list") is [JsonObject only] && only.Text("alias").Length == 0 && statement["node"]!["from_table"]!.Type() == "EMPTY" && IsConstant(only) ? only
            : throw new QueryException($"INVALID_PARAMETER_USAGE: '{text}' is no constant; write values like 'text', 5 or DATE '2026-01-01'");
    }

    private static bool IsConstant(JsonObject node) => node.Class() is not ("COLUMN_REF" or "SUBQUERY" or "STAR" or "WINDOW" or "PARAMETER") && SqlNode.Inside(node).All(IsConstant);

    private JsonObject TreeOfView(string sql) => Checked(sql, []).Statement;

    /// <summary>The tree of a text, all of it on the list, in functions that the engine knows.</summary>
    private (TrinoText Text, JsonObject Statement) Checked(string sql, IReadOnlyList<JsonObject> values)
    {
        var text = TrinoText.Of(sql);
        var statement = _parser.Parse(text);
        new SqlGrammar(text.PlaceOf, values).Check(statement);
        QueryEngine.Teach(_connection, statement);
        return (text, statement);
    }

    /// <summary>A row filter of the templates as the engine takes it: read by the same grammar, and with columns of its table only.</summary>
    private JsonObject RowFilterTree(LakeTable table, string filter)
    {
        var (_, statement) = Checked($"SELECT 1 FROM t WHERE {filter}", []);
        ClockTree.Fill(statement, _clock);
        var where = statement["node"]!["where_clause"]!.AsObject();
        return PartitionPruner.ColumnsOf(where).FirstOrDefault(name => !table.AllColumns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))) is { } stranger
            ? throw new Templates.AssemblyException(table.Where, $"has a row filter that names {stranger}, which is no column of it", "name one of its columns")
            : where;
    }

    private string RowFilter(LakeTable table, string filter) => $"({_parser.WriteExpression(RowFilterTree(table, filter))})";

    private QueryExplanation Explain()
    {
        var estimate = new ScanEstimate(_connection, _parser);
        return new()
        {
            Role = _role.Name,
            Workgroup = _workgroup.Name,
            Now = _clock.Utc,
            Cutoff = _workgroup.Cutoff,
            Scans =
            [
                .. _scans.Select(one => new ScanExplanation(
                    $"{one.Scan.Table.Database}.{one.Scan.Table.Name}", [.. one.Scan.Columns.Order(StringComparer.Ordinal)], one.Scan.Access.RowFilter, one.Partitions.Count, one.Files.Partitions.Count, one.Files.Unseen,
                    one.Partitions.Sum(partition => partition.Files.Count), estimate.Of(one.Scan, one.Partitions))),
            ],
        };
    }

    private static SqlPlace PlaceOf(TrinoText text, JsonObject node) => node["query_location"] is JsonValue at && at.TryGetValue<ulong>(out var offset) ? text.PlaceOf(offset) : new(1, 1);
}
