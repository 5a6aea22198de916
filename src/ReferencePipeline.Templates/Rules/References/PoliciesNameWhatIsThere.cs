namespace ReferencePipeline.Templates.Rules.References;

internal sealed class PoliciesNameWhatIsThere() : Rule(
    "policies-name-what-is-there",
    "An ARN that a policy puts together from resources of the app names a resource of the app.",
    "A role for a table that was renamed may do nothing, and finds out at night. A pattern that fits nothing today fits tomorrow what it should not.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html")
{
    /// <summary>What such an ARN can be of, with the types that it names.</summary>
    private static readonly (string Prefix, string[] Types)[] Kinds =
    [
        (":glue:*:database/", ["AWS::Glue::Database"]),
        (":glue:*:table/", ["AWS::Glue::Table"]),
        (":athena:*:workgroup/", ["AWS::Athena::WorkGroup"]),
        (":kinesis:*:stream/", ["AWS::Kinesis::Stream"]),
        (":lambda:*:function:", ["AWS::Lambda::Function"]),
        (":s3:::", ["AWS::S3::Bucket"]),
        (":sns:", ["AWS::SNS::Topic"]),
        (":sqs:", ["AWS::SQS::Queue"]),
        (":states:*:stateMachine:", ["AWS::StepFunctions::StateMachine"]),
    ];

    public override IReadOnlyList<string> Violating => [With("glue", "table/${Lake}/invoices"), With("glue", "table/${Lake}/inv*")];

    public override string Compliant => With("glue", "table/${Lake}/ord*");

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from statement in scope.Statements
        where statement.Allows
        from named in statement.Resources
        where Reference.In(named).Any(reference => reference.Resource is not null)
        let arn = scope.Text(named)
        // What only a deployment knows stands in brackets.
        where arn is not null && !arn.Contains('<', StringComparison.Ordinal) && !IsThere(scope, arn)
        select At(statement.Owner, statement.Value, $"names {arn}, which is not there", "name what is there");

    private static bool IsThere(RuleScope scope, string arn)
    {
        var types = Kinds.Where(kind => Glob.Matches($"arn:*{kind.Prefix}*", arn)).SelectMany(kind => kind.Types).ToList();
        return types.Count == 0 || scope.Of(types).Any(resource => Names(arn, scope.Evaluator.ArnOf(resource)));
    }

    /// <summary>The resource itself, something within it, or several of which it is one.</summary>
    private static bool Names(string arn, string resource) => Glob.Matches(arn, resource) || arn.StartsWith($"{resource}/", StringComparison.Ordinal) || arn.StartsWith($"{resource}:", StringComparison.Ordinal);

    private static string With(string service, string resource) => $$"""
        {
          "Lake": { "Type": "AWS::Glue::Database", "Properties": { "DatabaseInput": { "Name": "lake" } } },
          "Orders": { "Type": "AWS::Glue::Table", "Properties": { "DatabaseName": { "Ref": "Lake" }, "TableInput": { "Name": "orders" } } },
          "Wrong": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "glue:GetTable",
            "Resource": { "Fn::Sub": "arn:${AWS::Partition}:{{service}}:${AWS::Region}:${AWS::AccountId}:{{resource}}" } }] } } }
        }
        """;
}
