using System.Text.Json;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Operate;

[Collection(nameof(Synthesized))]
public sealed class DashboardTests(Synthesized synthesized)
{
    [Fact]
    public void It_has_a_row_for_each_dataset_and_then_what_they_share() => Assert.Equal(
        ["## notes", "## orders", "## page_views", "## parcels", "## tickets", "## Catalog and keys", "## Queries", "## Warehouse"],
        Widgets(Variant.Unlike).Where(widget => widget.GetProperty("type").GetString() == "text").Select(widget => widget.GetProperty("properties").GetProperty("markdown").GetString()!)
            .OrderBy(heading => char.IsUpper(heading[3])).ThenBy(heading => heading, StringComparer.Ordinal));

    [Fact]
    public void A_row_is_read_in_the_order_of_the_datas_way()
    {
        var widgets = Widgets(Variant.Unlike);
        var y = widgets.Single(widget => widget.GetProperty("properties").TryGetProperty("markdown", out var text) && text.GetString() == "## orders").GetProperty("y").GetInt32() + 1;

        Assert.Equal(["Sent", "Judged", "Delivered", "Late"], widgets.Where(widget => widget.GetProperty("y").GetInt32() == y).OrderBy(widget => widget.GetProperty("x").GetInt32())
            .Select(widget => widget.GetProperty("properties").GetProperty("title").GetString()!));
    }

    [Fact]
    public void Nothing_lies_upon_anything_else_nor_beside_the_page()
    {
        var places = Widgets(Variant.Unlike).Select(widget => (X: Number(widget, "x"), Y: Number(widget, "y"), Width: Number(widget, "width"), Height: Number(widget, "height"))).ToList();

        Assert.All(places, place => Assert.InRange(place.X + place.Width, 1, 24));
        Assert.All(places, one => Assert.DoesNotContain(places, other => other != one
            && other.X < one.X + one.Width && one.X < other.X + other.Width && other.Y < one.Y + one.Height && one.Y < other.Y + other.Height));
    }

    [Fact]
    public void The_cost_of_queries_is_drawn_for_every_workgroup()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var workgroups = templates.Of("AWS::Athena::WorkGroup").Select(workgroup => workgroup["Name"].Literal).Order(StringComparer.Ordinal).ToList();

        foreach (var title in new[] { "Bytes scanned", "Dearest query, in bytes", "Queries", "Dollars, at 5 a terabyte" })
        {
            var graph = Widgets(Variant.Unlike).Single(widget => widget.GetProperty("properties").TryGetProperty("title", out var text) && text.GetString() == title);
            Assert.Equal(workgroups, graph.GetProperty("properties").GetProperty("metrics").EnumerateArray().Where(metric => metric[0].ValueKind is JsonValueKind.String)
                .Select(metric => metric[3].GetString()!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Fifty_datasets_fit_on_the_page()
    {
        var widgets = Widgets(Variant.Fifty);

        Assert.InRange(widgets.Count, 250, 500);
        Assert.InRange(widgets.Where(widget => widget.GetProperty("type").GetString() == "metric").Sum(widget => widget.GetProperty("properties").GetProperty("metrics").GetArrayLength()), 450, 2500);
    }

    private static int Number(JsonElement widget, string name) => widget.GetProperty(name).GetInt32();

    private List<JsonElement> Widgets(Variant variant)
    {
        var dashboard = Assert.Single(synthesized.Of(variant).Of("AWS::CloudWatch::Dashboard"));
        return [.. JsonDocument.Parse(dashboard["DashboardBody"].Text).RootElement.GetProperty("widgets").EnumerateArray()];
    }
}
