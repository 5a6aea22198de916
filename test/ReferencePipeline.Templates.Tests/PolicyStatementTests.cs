namespace ReferencePipeline.Templates.Tests;

public sealed class PolicyStatementTests
{
    private static readonly CloudAssembly Assembly = SynthesizedFolder.Of("""
        {
          "Key": { "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": { "Statement": { "Sid": "Own", "Effect": "Allow", "Action": "kms:*", "Resource": "*" } } } },
          "Role": { "Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": { "Statement": [{ "Sid": "Lambda", "Effect": "Allow", "Action": "sts:AssumeRole" }] },
            "Policies": [{ "PolicyDocument": { "Statement": [{ "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" }] } }]
          } },
          "Topic": { "Type": "AWS::SNS::Topic" }
        }
        """);

    [Fact]
    public void All_statements_of_an_assembly_are_those_of_its_resources_in_turn() => Assert.Equal(
        [("Key", "Own", PolicyKind.Resource), ("Role", "Lambda", PolicyKind.Trust), ("Role", null, PolicyKind.Identity)],
        PolicyStatement.In(Assembly).Select(statement => (statement.Owner.Id, statement.Sid, statement.Kind)));

    [Fact]
    public void A_statement_says_where_it_stands_and_what_it_says() => Assert.Equal(
        """App/Role.Properties.Policies[0].PolicyDocument.Statement[0] = { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" }""",
        PolicyStatement.In(Assembly).Last().ToString());
}
