namespace ReferencePipeline.Operate;

/// <summary>Parts of a dashboard, as CloudWatch's "Dashboard body structure and syntax" has them.</summary>
internal static class Widgets
{
    public const int Width = 24;
    public const int HeadingHeight = 1;
    public const int GraphHeight = 6;

    public static object Heading(int y, string text) => Place(0, y, Width, HeadingHeight, "text", new() { ["markdown"] = text });

    public static object Graph(int x, int y, int width, string title, IEnumerable<object[]> series) => Place(x, y, width, GraphHeight, "metric", new()
    {
        ["title"] = title,
        ["region"] = Aws.REGION,
        ["view"] = "timeSeries",
        ["period"] = 300,
        ["metrics"] = series.ToArray(),
    });

    public static object[] Line(Measure measure, string label, bool right = false) =>
        Series(measure, new() { ["stat"] = measure.Statistic, ["label"] = label, ["yAxis"] = right ? "right" : "left" });

    /// <summary>For an expression over all of them.</summary>
    public static object[] Hidden(Measure measure) => Series(measure, new() { ["stat"] = measure.Statistic, ["visible"] = false });

    public static object[] Line(string expression, string label) => [new Dictionary<string, object> { ["expression"] = expression, ["label"] = label }];

    private static object[] Series(Measure measure, Dictionary<string, object> options) =>
        [measure.Namespace, measure.Name, .. measure.Dimensions.SelectMany(dimension => new object[] { dimension.Name, dimension.Value }), options];

    private static Dictionary<string, object> Place(int x, int y, int width, int height, string type, Dictionary<string, object> properties) =>
        new() { ["type"] = type, ["x"] = x, ["y"] = y, ["width"] = width, ["height"] = height, ["properties"] = properties };
}
