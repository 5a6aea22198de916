namespace ReferencePipeline.Templates.Rules.LakeFormation;

/// <summary>A registered location: the bucket, if it is made here, and the objects as a pattern of ARNs.</summary>
internal sealed record Place(TemplateResource Location, TemplateResource? Bucket, string Objects)
{
    public static IEnumerable<Place> In(RuleScope scope)
    {
        foreach (var location in scope.Of(RegistersWithItsOwnRole.Type))
        {
            if (scope.Text(location.Find("ResourceArn")) is not { } arn)
                continue;
            var bucket = Reference.In(location["ResourceArn"]).Select(reference => reference.At.Target).Append(location["ResourceArn"].Target).FirstOrDefault(target => target is { Type: "AWS::S3::Bucket" })
                ?? scope.Of("AWS::S3::Bucket").FirstOrDefault(one => arn.Split('/')[0] == scope.Evaluator.ArnOf(one));
            yield return new(location, bucket, arn.Contains('/', StringComparison.Ordinal) ? $"{arn.TrimEnd('/', '*')}/*" : $"{arn}/*");
        }
    }

    /// <summary>The key that the bucket encrypts with.</summary>
    public TemplateValue? Key => Bucket?.Find("BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID");
}
