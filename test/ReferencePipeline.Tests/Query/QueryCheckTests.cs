using ReferencePipeline.Govern;
using ReferencePipeline.Query;

namespace ReferencePipeline.Tests.Query;

public sealed class QueryCheckTests
{
    public static TheoryData<string, string, string?> Roles => new()
    {
        { Shop.Day, "roles: [{ role: clerk, access: read }]", null },
        { Shop.Day, "roles: [{ role: Operations, access: read }]", "sales.odcs.yaml:16: roles.Operations: its workgroup would be the operators' own; give the role another name" },
        { Shop.Day + "\n      " + Shop.OpenKey, "roles: [{ role: clerk, access: read, customProperties: [{ property: readableColumns, value: [soldOn] }] }]",
            "sales.odcs.yaml:17: roles.clerk: Athena answers no query on 'sales' that does not name 'branch', and the role does not see it; let the role read the column, or close its values: by enum, or by minimum and maximum" },
        { Shop.Day + "\n      " + Shop.OpenKey, "roles: [{ role: clerk, access: read, customProperties: [{ property: readableColumns, value: [soldOn, branch] }] }]", null },
        // It sees nothing at all, so it asks nothing.
        { Shop.OpenKey.Replace("Position: 2", "Position: 1", StringComparison.Ordinal), "roles: [{ role: clerk, access: read, customProperties: [{ property: readableClassifications, value: [confidential] }] }]", null },
    };

    [Theory, MemberData(nameof(Roles))]
    public void A_persona_that_could_not_ask_is_refused(string keys, string roles, string? told)
    {
        var contract = Shop.Contract(keys, roles: roles);

        Assert.Equal(told is null ? [] : [told], QueryCheck.Problems(Settings.Stage.Sandbox("{}"), [contract]).Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_role_of_two_contracts_is_one_persona()
    {
        var twice = new[] { Shop.Contract(Shop.Day, roles: "roles: [{ role: clerk, access: read }]"), Shop.Contract("", roles: "roles: [{ role: clerk, access: read }, { role: boss, access: read }]") };

        var readers = Reader.Of(twice);

        Assert.Equal([("boss", 1), ("clerk", 2)], readers.Select(reader => (reader.Name.Value, reader.Readings.Count)));
        Assert.Empty(QueryCheck.Problems(Settings.Stage.Sandbox("{}"), twice));
    }
}
