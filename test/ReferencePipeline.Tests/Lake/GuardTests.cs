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
        Assert.Equal(["<Bucket Data>/*"], guard.Resources);
        Assert.Equal($"ArnNotLike aws:PrincipalArn {string.Join(", ", trusted)}", guard.Condition);
    }

    [Fact]
    public void Whoever_may_touch_the_lakes_objects_by_iam_is_made_under_the_trusted_path()
    {
        foreach (var variant in new[] { Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam })
        {
            var touching = Statement.In(synthesized.Of(variant)).Where(statement => statement is { Allows: true, Of: Statement.Kind.Identity }
                && statement.Actions.Any(action => action.StartsWith("s3:", StringComparison.Ordinal) && action.Contains("Object", StringComparison.Ordinal))
                && statement.Resources.Any(resource => resource.StartsWith("<Bucket Data>", StringComparison.Ordinal))).ToList();

            Assert.NotEmpty(touching);
            Assert.All(touching, statement => Assert.Matches($"^/referencepipeline/{variant.Stage}/(lake|consumers)/$", statement.Owner.Text("Path")));
        }
    }

    [Fact]
    public void No_person_can_take_on_a_role_of_the_trusted_path()
    {
        foreach (var variant in new[] { Variant.Sandbox, Variant.Unlike })
            Assert.All(Statement.In(synthesized.Of(variant)).Where(statement => statement.Of is Statement.Kind.Trust && statement.Owner.Has("Path") && statement.Owner.Text("Path").EndsWith("/lake/", StringComparison.Ordinal)),
                statement => Assert.True(statement.Services.Length > 0 && statement.Accounts.Length == 0, statement.ToString()));
    }

    [Fact]
    public void In_the_sandbox_the_role_that_empties_buckets_is_trusted_too()
    {
        var handler = Assert.Single(synthesized.Of(Variant.Sandbox).Of("AWS::Lambda::Function"), function => function.Stack.EndsWith("-Lake", StringComparison.Ordinal));

        Assert.Equal("/referencepipeline/sandbox/lake/", handler.Follow("Role").Text("Path"));
    }

    private Statement Guard(Variant variant) => Statement.In(synthesized.Of(variant)).Single(statement => statement.Sid == "OnlyTrustedRolesTouchObjects");
}
