using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Catalog;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Govern;

/// <summary>"Resource does not exist or requester is not authorized" is what a missing order looks like. Everything goes in the opposite one.</summary>
[Collection(nameof(Synthesized))]
public sealed class OrderTests(Synthesized synthesized, Catalogs catalogs)
{
    private const string Settings = "AWS::LakeFormation::DataLakeSettings";
    private const string Registration = "AWS::LakeFormation::Resource";
    private const string Database = "AWS::Glue::Database";
    private const string Table = "AWS::Glue::Table";
    private const string Tag = "AWS::LakeFormation::Tag";
    private const string Tags = "AWS::LakeFormation::TagAssociation";
    private const string Filter = "AWS::LakeFormation::DataCellsFilter";
    private const string Grant = "AWS::LakeFormation::PrincipalPermissions";
    private const string Delivery = "AWS::KinesisFirehose::DeliveryStream";

    public static TheoryData<string, string> Orders => new()
    {
        { Settings, Registration },
        { Registration, Database },
        { Database, Table },
        { Table, Tags },
        { Table, Filter },
        { Tag, Tags },
        { Tags, Filter },
        { Tags, Grant },
    };

    [Theory, MemberData(nameof(Orders))]
    public void Each_waits_for_all_that_it_stands_on(string earlier, string later) => Assert.All([Variant.Sandbox, Variant.Unlike], variant =>
    {
        var templates = synthesized.Of(variant);
        Assert.NotEmpty(Governed(earlier));
        Assert.NotEmpty(Governed(later));
        Assert.All(Governed(later), one => Assert.All(Governed(earlier), other => Assert.True(other.IsMadeBefore(one), $"{other.Id} before {one.Id}")));

        // The record of who read what is the operators', and no part of the lake.
        IEnumerable<TemplateResource> Governed(string type) => templates.Of(type).Where(resource => !resource.Stack.IsCalled("Operate"));
    });

    /// <summary>Where nothing is crawled and nothing measured, no reference makes one stack wait for the other.</summary>
    [Fact]
    public void Tags_wait_for_their_tables_though_nothing_else_binds_them()
    {
        var templates = catalogs.AssemblyOfOnlyRetired;

        Assert.Contains(templates.StackCalled("Catalog"), templates.StackCalled("Govern").DeploysAfter);
        Assert.Empty(templates.Of("AWS::Glue::Crawler"));
    }

    [Fact]
    public void Lake_Formation_is_asked_for_one_change_at_a_time() => Assert.All([Variant.Sandbox, Variant.Unlike, Variant.Fifty], variant =>
    {
        var templates = synthesized.Of(variant);
        var changes = new[] { Tag, Tags, Filter, Grant }.SelectMany(templates.Of).ToList();
        // In a chain each one has another number of changes before it.
        var ranks = changes.Select(change => changes.Count(other => other.IsMadeBefore(change))).Order();
        Assert.Equal(Enumerable.Range(0, changes.Count), ranks);
    });

    [Fact]
    public void A_filter_is_there_before_its_grant_and_gone_after_it()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var grants = new Grants(templates).All.Where(grant => grant.Find("Resource.DataCellsFilter") is not null).ToList();

        Assert.NotEmpty(grants);
        // In one stack: only there are both still there while one takes the other's place.
        Assert.All(grants, grant => Assert.Single(templates.Of(Filter), filter =>
            filter.Stack == grant.Stack && filter["Name"].Text == grant["Resource.DataCellsFilter.Name"].Text && filter.IsMadeBefore(grant)));
    }

    [Fact]
    public void A_delivery_stream_waits_until_its_role_may_see_the_table()
    {
        var templates = synthesized.Of(Variant.Sandbox);
        var grants = new Grants(templates);

        Assert.All(templates.Of(Delivery), stream =>
        {
            var role = stream["ExtendedS3DestinationConfiguration.DataFormatConversionConfiguration.SchemaConfiguration.RoleARN"].Follow();
            var grant = Assert.Single(grants.All, grant => Grants.Principal(grant) == role);
            Assert.True(grant.IsMadeBefore(stream));
            Assert.Equal((string[])["DESCRIBE", "SELECT"], Grants.Permissions(grant));
            Assert.Equal($"table {stream.Dataset}", Grants.On(grant));
        });
    }

    [Fact]
    public void A_principal_is_there_before_its_grants_and_gone_after_them()
    {
        var grants = new Grants(synthesized.Of(Variant.Unlike));

        Assert.All(grants.All, grant => Assert.True(Grants.Principal(grant).IsMadeBefore(grant)));
    }
}
