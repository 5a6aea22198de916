using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Access;
using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Cli.Tests;

/// <summary>Every saved query and prepared statement of the templates gives an answer on the samples.</summary>
public sealed class SavedQueryTests(RehearsedOnce rehearsed)
{
    private const string Operations = "referencepipeline-sandbox-operations";
    private const int OfOperators = 6;

    [Fact]
    public void Every_saved_query_of_a_persona_has_rows()
    {
        var (asked, evaluator) = (0, new Evaluator(rehearsed.Assembly, new PseudoParameters()));
        foreach (var role in new AccessBook(rehearsed.Assembly).Readers)
        {
            foreach (var query in rehearsed.Assembly.Of("AWS::Athena::NamedQuery").Where(query => evaluator.Text(query["WorkGroup"]) == role.Workgroups.Single().Name))
            {
                using var lake = Open(rehearsed.Assembly, role.Name, named: query["Name"].Literal);
                Assert.NotEmpty(lake.Answer().Rows);
                asked++;
            }
        }

        Assert.Equal(rehearsed.Assembly.Of("AWS::Athena::NamedQuery").Count - OfOperators, asked);
    }

    [Fact]
    public void Every_prepared_statement_has_rows_of_the_first_of_March()
    {
        var asked = 0;
        foreach (var role in new AccessBook(rehearsed.Assembly).Readers)
        {
            foreach (var statement in rehearsed.Assembly.Of("AWS::Athena::PreparedStatement").Where(statement => statement["WorkGroup"].Literal == role.Workgroups.Single().Name))
            {
                var values = string.Join(", ", Enumerable.Repeat("DATE '2026-03-01'", statement["QueryStatement"].Literal.Count(letter => letter == '?')));
                using var lake = Open(rehearsed.Assembly, role.Name, sql: $"EXECUTE {statement["StatementName"].Literal} USING {values}");
                Assert.NotEmpty(lake.Answer().Rows);
                asked++;
            }
        }

        Assert.Equal(rehearsed.Assembly.Of("AWS::Athena::PreparedStatement").Count, asked);
        Assert.NotEqual(0, asked);
    }

    [Fact]
    public void Operators_questions_are_answered_for_whoever_is_granted_what_they_ask()
    {
        var assembly = WithOperator();
        var evaluator = new Evaluator(assembly, new PseudoParameters());
        var queries = assembly.Of("AWS::Athena::NamedQuery").Where(query => evaluator.Text(query["WorkGroup"]) == Operations).ToList();
        var answers = queries.ToDictionary(query => query["Name"].Literal, query =>
        {
            using var lake = Open(assembly, "OperatorRole", named: query["Name"].Literal);
            return lake.Answer().Rows.ToList();
        });

        Assert.Equal(["freshness of orders", "freshness of page_views", "refused records of orders", "refused records of page_views", "who asked what last week", "who read PII last week"], answers.Keys.Order(StringComparer.Ordinal));
        Assert.All(["freshness of orders", "freshness of page_views"], name => Assert.NotNull(answers[name].Single()[0]));
        Assert.All(["who asked what last week", "who read PII last week"], name => Assert.Empty(answers[name]));
        // The sample of orders has two events whose enum is broken; the reasons come out of the quarantine's envelope.
        Assert.NotEmpty(answers["refused records of orders"]);
        Assert.All(answers["refused records of orders"], row => Assert.Equal("processing-failed", row[0]));
    }

    [Fact]
    public void Nobody_is_granted_the_quarantine()
    {
        foreach (var role in new AccessBook(rehearsed.Assembly).Readers)
        {
            var refused = Assert.Throws<QueryException>(() => Open(rehearsed.Assembly, role.Name, sql: "SELECT * FROM referencepipeline_sandbox.orders_quarantine"));
            Assert.StartsWith("Insufficient permissions", refused.Message, StringComparison.Ordinal);
        }
    }

    private LakeQuery Open(CloudAssembly assembly, string role, string? sql = null, string? named = null) =>
        new(new() { Assembly = assembly, Lake = Path.Combine(rehearsed.Folder, "lake"), Role = role, Sql = sql, Named = named });

    /// <summary>What a Lake Formation administrator would grant an operator for a while.</summary>
    private CloudAssembly WithOperator()
    {
        var stack = rehearsed.Assembly.Of("AWS::Athena::WorkGroup").First(workgroup => workgroup["Name"].Literal == Operations).Stack;
        var template = JsonObject.Create(stack.Json)!;
        var resources = template["Resources"]!.AsObject();
        resources["OperatorRole"] = JsonNode.Parse($$"""
            { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": {}, "Policies": [{ "PolicyName": "Ask", "PolicyDocument": { "Statement": [
              { "Effect": "Allow", "Action": "athena:StartQueryExecution", "Resource": "arn:aws:athena:eu-central-1:111122223333:workgroup/{{Operations}}" },
              { "Effect": "Allow", "Action": "glue:GetTable", "Resource": "*" },
              { "Effect": "Allow", "Action": "lakeformation:GetDataAccess", "Resource": "*" }] } }] } }
            """);
        foreach (var database in new[] { "referencepipeline_sandbox", "referencepipeline_sandbox_operations" })
        {
            resources[$"Grant{database.Length}"] = JsonNode.Parse($$"""
                { "Type": "AWS::LakeFormation::PrincipalPermissions", "Properties": { "Principal": { "DataLakePrincipalIdentifier": { "Fn::GetAtt": ["OperatorRole", "Arn"] } },
                  "Resource": { "Table": { "DatabaseName": "{{database}}", "TableWildcard": {} } }, "Permissions": ["SELECT"], "PermissionsWithGrantOption": [] } }
                """);
        }

        return rehearsed.Assembly.With(stack, JsonSerializer.SerializeToElement(template));
    }
}
