using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Lake;

[Collection(nameof(Synthesized))]
public sealed class GuardTests(Synthesized synthesized)
{
    public static TheoryData<Variant, string[]> Trusted => new()
    {
        { Variant.Sandbox, ["arn:<Partition>:iam::<AccountId>:role/referencepipeline/sandbox/lake/*"] },
        { Variant.Production, ["arn:<Partition>:iam::<AccountId>:role/referencepipeline/production/lake/*", "arn:aws:iam::*:role/BreakGlass-*"] },
        { Variant.Unlike, ["arn:<Partition>:iam::<AccountId>:role/referencepipeline/production/lake/*", "arn:aws:iam::*:role/Rescue-*", "arn:aws:iam::*:role/Night-*"] },
        { Variant.UnderIam, ["arn:<Partition>:iam::<AccountId>:role/referencepipeline/sandbox/lake/*", "arn:<Partition>:iam::<AccountId>:role/referencepipeline/sandbox/consumers/*"] },
    };

    [Theory, MemberData(nameof(Trusted))]
    public void The_lakes_objects_are_closed_to_all_but_the_trusted_paths(Variant variant, string[] trusted)
    {
        var guard = Guard(variant);

        Assert.False(guard.Allows);
        Assert.Equal(["*"], guard.Accounts);
        Assert.Equal(["s3:DeleteObject*", "s3:GetObject*", "s3:PutObject*", "s3:RestoreObject"], guard.Actions.Order(StringComparer.Ordinal));
        Assert.Equal(["<Bucket Data>/*"], guard.On);
        Assert.Equal($"ArnNotLike aws:PrincipalArn {string.Join(", ", trusted)}", guard.Condition);
    }

    [Fact]
    public void Whoever_may_touch_the_lakes_objects_by_iam_is_made_under_the_trusted_path()
    {
        foreach (var variant in new[] { Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam })
        {
            var touching = PolicyStatement.In(synthesized.Of(variant)).Where(statement => statement is { Allows: true, Kind: PolicyKind.Identity }
                && statement.Actions.Any(action => action.StartsWith("s3:", StringComparison.Ordinal) && action.Contains("Object", StringComparison.Ordinal))
                && statement.On.Any(resource => resource.StartsWith("<Bucket Data>", StringComparison.Ordinal))).ToList();

            Assert.NotEmpty(touching);
            Assert.All(touching, statement => Assert.Matches($"^/referencepipeline/{variant.Stage}/(lake|consumers)/$", statement.Owner["Path"].Text));
        }
    }

    [Fact]
    public void No_person_can_take_on_a_role_of_the_trusted_path()
    {
        foreach (var variant in new[] { Variant.Sandbox, Variant.Unlike })
            Assert.All(PolicyStatement.In(synthesized.Of(variant)).Where(statement => statement.Kind is PolicyKind.Trust && statement.Owner.Find("Path")?.Text.EndsWith("/lake/", StringComparison.Ordinal) == true),
                statement => Assert.True(statement.Services.Length > 0 && statement.Accounts.Length == 0, statement.ToString()));
    }

    [Fact]
    public void In_the_sandbox_the_role_that_empties_buckets_is_trusted_too()
    {
        var handler = Assert.Single(synthesized.Of(Variant.Sandbox).StackCalled("Lake").Of("AWS::Lambda::Function"));

        Assert.Equal("/referencepipeline/sandbox/lake/", handler["Role"].Follow()["Path"].Text);
    }

    private PolicyStatement Guard(Variant variant) => PolicyStatement.In(synthesized.Of(variant)).Single(statement => statement.Sid == "OnlyTrustedRolesTouchObjects");
}
