using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What a deployment makes before what; a teardown goes the other way.</summary>
internal static class OrderRelations
{
    /// <summary>Each resource of the first type is made before each of the second; a name before the type is that of its stack.</summary>
    public static IReadOnlyList<(string First, string Then, string Sentence)> Rows { get; } =
    [
        ("AWS::LakeFormation::DataLakeSettings", "AWS::LakeFormation::Resource", "Nobody registers a place before he may"),
        ("AWS::LakeFormation::DataLakeSettings", "AWS::Glue::Database", "A database is made when no default opens it any more"),
        ("AWS::LakeFormation::DataLakeSettings", "AWS::LakeFormation::PrincipalPermissions", "Nobody grants before he may, and what was granted is taken back while he may"),
        ("AWS::LakeFormation::Resource", "AWS::LakeFormation::PrincipalPermissions", "A place is governed before anybody is let in, and until everybody is out"),
        ("Catalog/AWS::Glue::Database", "AWS::LakeFormation::TagAssociation", "A tag is put on what is there"),
        ("Catalog/AWS::Glue::Table", "AWS::LakeFormation::TagAssociation", "A table is there before its tags"),
        ("AWS::LakeFormation::Tag", "AWS::LakeFormation::TagAssociation", "A tag is there before it is put on"),
        ("Catalog/AWS::Glue::Table", "AWS::LakeFormation::DataCellsFilter", "A table is there before its filters"),
        ("Catalog/AWS::Glue::Table", "AWS::KinesisFirehose::DeliveryStream", "A table is there before what is delivered into it"),
        ("AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream", "A stream is there before its delivery, and until the delivery is gone"),
        ("Foundation/AWS::KMS::Key", "AWS::S3::Bucket", "A key is there before what it locks, and until that is gone"),
        ("Foundation/AWS::KMS::Key", "AWS::Kinesis::Stream", "A key is there before the stream"),
        ("AWS::S3::Bucket", "AWS::KinesisFirehose::DeliveryStream", "A writer is gone before the bucket is emptied"),
        ("Custom::S3AutoDeleteObjects", "AWS::KinesisFirehose::DeliveryStream", "A bucket is emptied when nobody writes any more"),
        ("Custom::S3AutoDeleteObjects", "AWS::Glue::Crawler", "A bucket is emptied when nobody looks any more"),
        ("AWS::SNS::Topic", "AWS::CloudWatch::Alarm", "Who is called is there before the alarm"),
        ("AWS::S3::Bucket", "AWS::Athena::WorkGroup", "The results have a place before anybody asks"),
        ("Warehouse/AWS::KMS::Key", "AWS::RedshiftServerless::Namespace", "The warehouse's key is there before what it locks"),
        ("AWS::RedshiftServerless::Namespace", "AWS::RedshiftServerless::Workgroup", "A namespace is there before its workgroup"),
        ("AWS::Kinesis::Stream", "AWS::RedshiftServerless::Workgroup", "A stream is there before the warehouse reads it"),
    ];

    public static PromiseTable All { get; } = Make();

    private static PromiseTable Make()
    {
        var table = new PromiseTable("Order");
        foreach (var (first, then, sentence) in Rows)
        {
            table.Add(sentence, (assembly, _) =>
                from later in Of(assembly, then)
                from earlier in Of(assembly, first)
                where !earlier.IsMadeBefore(later)
                select $"{later} does not wait for {earlier}");
        }

        return table;
    }

    private static IEnumerable<TemplateResource> Of(CloudAssembly assembly, string named) => named.Split('/') is [var stack, var type]
        ? assembly.Of(type).Where(resource => resource.Stack.Name.EndsWith($"-{stack}", StringComparison.Ordinal))
        : assembly.Of(named);
}
