using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Tests.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>Events of properties written as YAML flow maps, one a line.</summary>
internal static class Made
{
    public static EventGenerator Generator(string properties, GenerationOptions? options = null, string custom = "[]") => new(Check.Dataset(properties, custom), options ?? new());

    /// <summary>What the required field <c>v</c> of this type is in so many events, as it is written.</summary>
    public static string[] Values(string property, int count, GenerationOptions? options = null, string custom = "[]")
    {
        var generator = Generator($"{{ name: v, required: true, {property} }}", options, custom);
        return [.. Enumerable.Range(0, count).Select(_ => JsonElement.Parse(generator.Next()).GetProperty("v").GetRawText())];
    }

    /// <summary>All different values among many, in order, without their quotes.</summary>
    public static string All(string property, string custom = "[]") =>
        string.Join(' ', Values(property, 1200, custom: custom).Select(json => json.Trim('"')).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The only event that is bad in this way.</summary>
    public static string Bad(EventGenerator generator, string way) => Encoding.UTF8.GetString(generator.Next(generator.Ways.Single(one => one.ToString() == way)));

    public static string Refusal(string properties, GenerationOptions? options = null, string custom = "[]") =>
        Assert.Throws<GenerationException>(() => Generator(properties, options, custom)).Message;
}
