using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;

namespace ReferencePipeline.Tests.Govern;

public sealed class ReaderCheckTests : IDisposable
{
    private const string LakeFormation = "lake-formation";

    /// <summary>The first role is in line 20.</summary>
    private const string Orders = """
        apiVersion: v3.1.0
        kind: DataContract
        id: orders
        version: 1.0.0
        status: active
        schema:
          - name: orders
            logicalType: object
            properties:
              - name: orderId
                logicalType: string
                required: true
              - name: orderedAt
                logicalType: timestamp
                required: true
              - name: customer
                logicalType: string
                classification: pii
        roles:
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-readers-");

    public static TheoryData<string, string, string[]> Contracts => new()
    {
        // Nothing beyond what each mode can do.
        { LakeFormation, "  - role: care\n    customProperties:\n      - property: rowFilter\n        value: order_id LIKE 'A%'", [] },
        { "iam", "  - role: care\n    customProperties:\n      - property: readableClassifications\n        value: [public, internal, confidential, pii]", [] },
        { "iam", "  - role: shop\n    access: write", [] },
        // A role that sees nothing of a dataset gets nothing of it.
        { "iam", "  - role: guest\n    customProperties:\n      - property: readableClassifications\n        value: [public]", [] },
        {
            "iam", "  - role: clerk",
            ["orders:20: roles.clerk: IAM knows no columns, and would show it customer of 'orders'; let it read them, or write \"mode\": \"lake-formation\" in the stage's governance"]
        },
        {
            "iam", "  - role: care\n    customProperties:\n      - property: readableClassifications\n        value: [public, internal, pii]\n      - property: readableColumns\n        value: [orderId]\n      - property: rowFilter\n        value: order_id LIKE 'A%'",
            [
                "orders:20: roles.care: IAM knows no rows, and would show it all of 'orders'; remove the row filter, or write \"mode\": \"lake-formation\" in the stage's governance",
                "orders:20: roles.care: IAM knows no columns, and would show it customer, ordered_at of 'orders'; let it read them, or write \"mode\": \"lake-formation\" in the stage's governance",
            ]
        },
        {
            LakeFormation, "  - role: care\n    customProperties:\n      - property: rowFilter\n        value: ordered_at > TIMESTAMP '2026-01-01 00:00:00'",
            ["orders:20: roles.care: Lake Formation compares no timestamp, which 'ordered_at' is; filter by a text or a number, like a derived field year(…)"]
        },
        {
            LakeFormation, "  - role: dach_analyst\n  - role: DACH-analyst",
            ["orders:21: roles.DACH-analyst: it would share the workgroup of 'dach_analyst', which is another role; write 'dach_analyst' if it is the same role, or give it a name of its own"]
        },
    };

    [Theory, MemberData(nameof(Contracts))]
    public void What_the_stages_governance_cannot_enforce_is_refused(string mode, string roles, string[] problems) => Assert.Equal(problems, Problems(mode, $"{Orders}\n{roles}\n"));

    [Fact]
    public void Unknown_fields_are_for_who_may_see_everything()
    {
        var keeping = Orders.Replace("logicalType: object\n", "logicalType: object\n    customProperties:\n      - property: unknownFields\n        value: keep\n", StringComparison.Ordinal)
            .Replace("classification: pii", "classification: internal", StringComparison.Ordinal);

        Assert.Contains("would show it unknown_fields of 'orders'", Assert.Single(Problems("iam", $"{keeping}\n  - role: clerk\n")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, LakeFormation, false)]
    [InlineData(51, LakeFormation, true)]
    [InlineData(51, "iam", false)]
    public void A_table_has_a_name_that_a_tag_can_hold(int length, string mode, bool refused)
    {
        var named = Orders.Replace("logicalType: object\n", $"logicalType: object\n    physicalName: {new string('o', length)}\n", StringComparison.Ordinal);

        Assert.Equal(refused ? ["orders:7: schema.orders: its table's name has 51 characters, and Lake Formation's tags take 50; give it a shorter physicalName"] : [],
            Problems(mode, $"{named}\n  - role: shop\n    access: write\n"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] Problems(string mode, string contract)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "orders.odcs.yaml"), contract);
        var contracts = ContractSet.Load(_folder.FullName).Contracts;
        return [.. ReaderCheck.Problems(Settings.Stage.With("governance.mode", $"\"{mode}\""), contracts)
            .Select(problem => problem.ToString().Replace(Path.Combine(_folder.FullName, "orders.odcs.yaml"), "orders", StringComparison.Ordinal))];
    }
}
