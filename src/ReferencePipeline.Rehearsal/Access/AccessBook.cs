using ReferencePipeline.Contracts.Reading;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Templates;
using ReferencePipeline.Templates.Rules;

namespace ReferencePipeline.Rehearsal.Access;

/// <summary>Who may ask what, by the templates alone.</summary>
public sealed class AccessBook
{
    private const string IamAlone = "IAM_ALLOWED_PRINCIPALS";

    private readonly Evaluator _evaluator;
    private readonly RuleScope _scope;
    private readonly Lazy<LakeTagBook> _tags;
    private readonly Lazy<IReadOnlyList<Setting>> _filters;
    private readonly Lazy<IReadOnlyList<Workgroup>> _workgroups;
    private readonly Lazy<HashSet<string>> _byIamAlone;

    public AccessBook(CloudAssembly assembly)
    {
        (_evaluator, _scope) = (new Evaluator(assembly, new PseudoParameters()), new RuleScope(assembly));
        _tags = new(() => new(_evaluator));
        _filters = new(() => [.. Made("AWS::LakeFormation::DataCellsFilter")]);
        _workgroups = new(() => [.. assembly.Of("AWS::Athena::WorkGroup").Where(_evaluator.IsMade).Select(one => Workgroup.Of(_evaluator, one))]);
        _byIamAlone = new(() => [.. Made("AWS::Glue::Database")
            .Where(database => database["DatabaseInput"]["CreateTableDefaultPermissions"].Items.Any(given => given["Principal"]["DataLakePrincipalIdentifier"].TextOrNull == IamAlone))
            .Select(database => database["DatabaseInput"]["Name"].Text)]);
    }

    /// <summary>A role by what a contract calls it, by its name, its ARN or its logical id.</summary>
    /// <exception cref="QueryException">There is no such role, or it may not query at all.</exception>
    public QueryRole Role(string name)
    {
        var readers = Readers.ToList();
        return readers.FirstOrDefault(reader => reader.IsCalled(name))
            ?? throw new QueryException($"no role '{name}' of the templates may query{(Nearest.To(name, readers.Select(reader => reader.Name)) is { } near ? $"; did you mean {near}?" : readers.Count == 0 ? "; none may" : $"; there are {string.Join(", ", readers.Select(reader => reader.Name))}")}", isRefused: false);
    }

    /// <summary>The roles that may use a workgroup, in the order of their names.</summary>
    public IEnumerable<QueryRole> Readers => _readers ??=
        [.. _evaluator.Assembly.Of("AWS::IAM::Role").Where(_evaluator.IsMade).Select(Reader).OfType<QueryRole>().OrderBy(reader => reader.Name, StringComparer.Ordinal)];

    private List<QueryRole>? _readers;

    /// <summary>All workgroups, whoever may use them.</summary>
    public IReadOnlyList<Workgroup> Workgroups => _workgroups.Value;

    /// <summary>What a role may read of a table.</summary>
    internal TableAccess On(QueryRole role, LakeTable table)
    {
        if (!role.Policy.May("glue:GetTable", RuleScope.Arn("glue", $"table/{table.Database}/{table.Name}")))
            return TableAccess.None;
        var columns = table.AllColumns.Select(column => column.Name.ToLowerInvariant()).ToList();
        if (_byIamAlone.Value.Contains(table.Database))
            return table.Objects is not { } objects || role.Policy.May("s3:GetObject", objects) ? new(columns.ToHashSet(), null) : TableAccess.None;
        return role.Policy.May("lakeformation:GetDataAccess", "*") ? Joined(GrantsOf(role).Select(grant => grant.On(table.Database, table.Name, columns)), table) : TableAccess.None;
    }

    private QueryRole? Reader(TemplateResource resource)
    {
        // What other roles may do needs not be understood.
        if (!_scope.IdentityOf(resource).Any(statement => statement.Actions.Contains("athena:StartQueryExecution", StringComparer.OrdinalIgnoreCase)))
            return null;
        var policy = new RolePolicy(_scope, resource);
        var workgroups = _workgroups.Value.Where(workgroup => policy.May("athena:StartQueryExecution", workgroup.Arn)).ToList();
        return workgroups.Count == 0 ? null : new(resource, _evaluator.NameOf(resource), _evaluator.ArnOf(resource), workgroups, policy);
    }

    private IEnumerable<LakeGrant> GrantsOf(QueryRole role) => Made("AWS::LakeFormation::PrincipalPermissions")
        .Where(grant => _scope.Role(grant.Resource.Find("Principal.DataLakePrincipalIdentifier")) == role.Resource || IsForAll(grant["Principal"]["DataLakePrincipalIdentifier"].Text))
        .Select(grant => LakeGrant.Of(grant, _tags.Value, _filters.Value)).OfType<LakeGrant>();

    private static bool IsForAll(string principal) => principal == IamAlone || principal.EndsWith(":IAMPrincipals", StringComparison.Ordinal);

    /// <summary>What several grants give together.</summary>
    private static TableAccess Joined(IEnumerable<TableAccess> grants, LakeTable table)
    {
        var given = grants.Where(grant => grant.Columns.Count > 0).ToList();
        if (given.All(grant => grant.RowFilter is null))
            return new(given.SelectMany(grant => grant.Columns).ToHashSet(), null);
        if (given.Any(grant => !grant.Columns.SetEquals(given[0].Columns)))
            throw new AssemblyException(table.Where, "is granted to the role in parts that differ in rows and in columns, which is not understood here", "grant one part");
        if (given is [var only])
            return only;
        return given.Any(grant => grant.RowFilter is null) ? given[0] with { RowFilter = null } : new(given[0].Columns, string.Join(" OR ", given.Select(grant => $"({grant.RowFilter})")));
    }

    private IEnumerable<Setting> Made(string type) => _evaluator.Assembly.Of(type).Where(_evaluator.IsMade).Select(resource => Setting.Of(_evaluator, resource));
}
