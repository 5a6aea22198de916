using System.Text.Json;
using ReferencePipeline.Contracts;
using ReferencePipeline.Templates;
using ReferencePipeline.Transform;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>From a delivery stream's processor to the function, to its asset, to the contract in it.</summary>
internal sealed class TransformReader(Evaluator evaluator)
{
    public TransformPlan Read(Setting processing)
    {
        var processors = processing["Enabled"].IsTrue ? processing["Processors"].Items.ToList() : [];
        if (processors is not [var processor])
            throw processing["Processors"].Refused($"holds {processors.Count} processors that are enabled", "have one, the transform function: the contract lies in its asset");
        if (processor["Type"].Text != "Lambda")
            throw processor["Type"].Refused($"is '{processor["Type"].Text}', which is not understood here", "have the transform function do it");
        var parameter = processor["Parameters"].Items.FirstOrDefault(item => item["ParameterName"].Text == "LambdaArn")
            ?? throw processor["Parameters"].Refused("names no LambdaArn", "name the transform function");
        var arn = parameter["ParameterValue"].Text;
        var function = evaluator.Assembly.Of("AWS::Lambda::Function").FirstOrDefault(candidate => arn == evaluator.ArnOf(candidate) || arn.StartsWith($"{evaluator.ArnOf(candidate)}:", StringComparison.Ordinal))
            ?? throw parameter["ParameterValue"].Refused($"is {arn}, which no template makes", "name a function of this app");
        return Function(arn, Setting.Of(evaluator, function));
    }

    private static TransformPlan Function(string arn, Setting function)
    {
        var key = function["Code"]["S3Key"];
        var asset = AssetFolder.Of(function.Resource.Stack, key.Text)
            ?? throw key.Refused($"is {key.Text}, and the assembly holds no such asset", "synthesize with assets staged into the assembly");
        var variables = function["Environment"]["Variables"];
        try
        {
            var dataset = BakedContract.Read(asset, variables["DATASET"].Text);
            return new(arn, dataset, SaltsOf(variables["SALTS"], dataset));
        }
        catch (FunctionException foreign)
        {
            throw key.Refused($"is an asset that is no transform function of ours: {foreign.Message}", "have the transform function of this pipeline judge the records");
        }
    }

    /// <summary>Without one of its salts the function does not start.</summary>
    private static string[] SaltsOf(Setting variable, Dataset dataset)
    {
        var given = Parse(variable);
        var missing = dataset.Fields.Select(field => field.Derivation).OfType<Derivation.Sha256>().Select(derivation => derivation.SaltReference).Except(given).FirstOrDefault();
        return missing is null ? given : throw variable.Refused($"names no secret for '{missing}', which {dataset.Name} makes pseudonyms with", "give the function that secret; without it, it does not start");
    }

    private static string[] Parse(Setting variable)
    {
        try
        {
            return variable.TextOrNull is { } text ? [.. JsonSerializer.Deserialize<Dictionary<string, string>>(text)!.Keys.Order(StringComparer.Ordinal)] : [];
        }
        catch (JsonException)
        {
            throw variable.Refused("is no JSON object of texts", "write one from the contract's names to the secrets' ARNs");
        }
    }
}
