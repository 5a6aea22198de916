namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class WaitsForItsPolicy() : Rule(
    "firehose-waits-for-its-policy",
    "A delivery stream is made after the policies of its roles.",
    "Firehose tries its role when the stream is made. A policy that is a resource of its own may come later, and the first deployment fails.",
    "https://github.com/aws/aws-cdk/issues/7236")
{
    public override IReadOnlyList<string> Violating => [With("")];

    public override string Compliant => With(""" "DependsOn": "Policy", """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from stream in scope.Of(S3Destination.Type)
        from role in Reference.In(stream.Properties).Select(reference => reference.At.Target).Where(target => target is { Type: "AWS::IAM::Role" }).Distinct()
        from policy in scope.PoliciesOf(role!)
        where !policy.IsMadeBefore(stream)
        select At(stream, $"does not wait for {policy.Id}, which lets {role!.Id} do its work", $"name {policy.Id} under DependsOn");

    private static string With(string order) => $$"""
        {
          "Role": { "Type": "AWS::IAM::Role" },
          "Policy": { "Type": "AWS::IAM::Policy", "Properties": { "Roles": [{ "Ref": "Role" }], "PolicyDocument": { "Statement": [] } } },
          "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", {{order}} "Properties": { "ExtendedS3DestinationConfiguration": { "RoleARN": { "Fn::GetAtt": ["Role", "Arn"] } } } }
        }
        """;
}
