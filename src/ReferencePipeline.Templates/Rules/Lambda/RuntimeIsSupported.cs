namespace ReferencePipeline.Templates.Rules.Lambda;

internal sealed class RuntimeIsSupported() : Rule(
    "lambda-runtime-is-supported",
    "A function runs on a runtime that Lambda supports.",
    "Lambda lets nobody create a function on one that it has retired: the template deploys where the function is already there, and nowhere else. An old CDK writes such runtimes for its own functions.",
    "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html")
{
    /// <summary>When the table was compared with its source.</summary>
    public static readonly DateOnly Checked = new(2026, 11, 21);

    /// <summary>When AWS ends its support; creation is blocked a month later or so.</summary>
    public static readonly IReadOnlyDictionary<string, DateOnly> Ends = new Dictionary<string, DateOnly>
    {
        ["dotnet10"] = new(2028, 11, 14),
        ["java21"] = new(2029, 6, 30),
        ["java25"] = new(2029, 6, 30),
        ["nodejs22.x"] = new(2027, 4, 30),
        ["nodejs24.x"] = new(2028, 4, 30),
        ["provided.al2023"] = new(2029, 6, 30),
        ["python3.12"] = new(2028, 10, 31),
        ["python3.13"] = new(2029, 6, 30),
        ["python3.14"] = new(2029, 6, 30),
        ["ruby3.3"] = new(2027, 3, 31),
        ["ruby3.4"] = new(2028, 3, 31),
    };

    public override IReadOnlyList<string> Violating => [With("nodejs18.x"), With("dotnet8"), With("nodejs99.x")];

    public override string Compliant => With("dotnet10");

    /// <summary>A function from an image brings its own.</summary>
    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from function in scope.Of("AWS::Lambda::Function")
        where !scope.Is(function.Find("PackageType"), "Image")
        let runtime = scope.Text(function.Find("Runtime"))
        where runtime is null || !Ends.ContainsKey(runtime)
        select At(function, "Runtime", $"is {runtime ?? "nothing that can be known"}, not among what Lambda supports since {Checked:yyyy-MM-dd}", $"write one of {string.Join(", ", Ends.Keys)}");

    private static string With(string runtime) => $$"""
        { "Wrong": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "{{runtime}}" } } }
        """;
}
