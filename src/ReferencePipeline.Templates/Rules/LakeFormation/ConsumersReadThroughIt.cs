namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class ConsumersReadThroughIt() : Rule(
    "lakeformation-consumers-read-through-it",
    "A role that people take on and that asks Lake Formation for data may read no registered location by itself.",
    "With `s3:GetObject` it reads whole files, every column and row of them, and no grant is asked.",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html")
{
    public override IReadOnlyList<string> Violating => [With("data/orders/*"), With("*")];

    public override string Compliant => With("results/*");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        var places = Place.In(scope).ToList();
        return from role in scope.Of("AWS::IAM::Role")
               where IsForPeople(role) && scope.May(role, "lakeformation:GetDataAccess", "*")
               from statement in scope.IdentityOf(role)
               where statement.Allows && statement.Actions.Any(action => Glob.Matches(action.ToUpperInvariant(), "S3:GETOBJECT"))
               from named in statement.Resources
               let pattern = scope.Text(named)
               where pattern is not null && places.Any(place => Glob.Overlap(pattern, place.Objects))
               select At(role, $"may read {pattern} by itself", "leave it to Lake Formation");
    }

    private static bool IsForPeople(TemplateResource role) => PolicyStatement.In(role).Any(statement => statement is { Kind: PolicyKind.Trust, Allows: true }
        && (statement.IsForEverybody || statement.Principals("AWS").Count > 0 || statement.Principals("Federated").Count > 0));

    private static string With(string objects) => $$"""
        {
          "Lake": { "Type": "AWS::S3::Bucket" },
          "Location": { "Type": "AWS::LakeFormation::Resource", "Properties": { "ResourceArn": { "Fn::Sub": "${Lake.Arn}/data/" } } },
          "Wrong": { "Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": { "Statement": [{ "Effect": "Allow", "Principal": { "AWS": { "Ref": "AWS::AccountId" } }, "Action": "sts:AssumeRole" }] },
            "Policies": [{ "PolicyName": "Read", "PolicyDocument": { "Statement": [
              { "Effect": "Allow", "Action": "lakeformation:GetDataAccess", "Resource": "*" },
              { "Effect": "Allow", "Action": ["s3:GetObject*"], "Resource": { "Fn::Sub": "${Lake.Arn}/{{objects}}" } }] } }] } }
        }
        """;
}
