using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads the contract's fundamentals and hands each section to its own reader.</summary>
internal static class ContractReader
{
    public static IReadOnlyList<string> ApiVersions { get; } = ["v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0", "v3.2.0"];

    /// <summary>ODCS gives them as examples; here the set is closed, since a slip in <c>retired</c> would keep a stream running.</summary>
    private static readonly IReadOnlyList<string> Statuses = ["proposed", "draft", "active", "deprecated", "retired"];

    public static ContractReading Read(string file, ReadOnlySpan<byte> utf8)
    {
        var problems = new ProblemList(file);
        try
        {
            var contract = Read(YamlReader.Read(YamlBytes.Decode(utf8)), problems);
            if (contract is not null && problems.Count == 0)
                return new ContractReading.Accepted(contract);
        }
        catch (YamlFault fault)
        {
            problems.Add(fault.Line, "", fault.Message, fault.Instead);
        }

        return new ContractReading.Refused(problems.InOrder());
    }

    private static DataContract? Read(YamlNode root, ProblemList problems)
    {
        if (root is not YamlMap map)
        {
            problems.Add(root.Line, "", $"the contract is {root.Kind}", "write a map of 'key: value' lines, starting with 'apiVersion: v3.1.0'");
            return null;
        }

        var contract = new Section(map, OdcsKeys.Contract, "", problems);
        if (!IsContract(contract))
            return null;

        new ShapeCheck(problems).Check(map, OdcsKeys.Contract, "");
        return Read(contract);
    }

    /// <summary>Of a file that is something else, one line is enough.</summary>
    private static bool IsContract(Section contract)
    {
        if (contract.Text("kind") is { } kind && kind != "DataContract")
            contract.Refuse("kind", $"'{kind}' is not a data contract", "use DataContract");
        else if (contract.Text("apiVersion") is { } apiVersion && !ApiVersions.Contains(apiVersion))
            contract.Refuse("apiVersion", $"'{apiVersion}' is not a version that the pipeline reads", ApiVersions.Contains($"v{apiVersion}") ? $"did you mean 'v{apiVersion}'?" : $"use {Words.Or(ApiVersions)}");
        else if (!contract.Has("kind") && !contract.Has("apiVersion") && !contract.Has("schema"))
            contract.Refuse("this is no data contract", "write one, starting with 'apiVersion: v3.1.0' and 'kind: DataContract'");
        else
            return true;
        return false;
    }

    private static string Status(Section contract)
    {
        var status = contract.Text("status") ?? "";
        if (status.Length > 0 && !Statuses.Contains(status, StringComparer.OrdinalIgnoreCase))
            contract.Refuse("status", $"'{status}' is no status that the pipeline knows", Words.DidYouMean(status, Statuses));
        return status;
    }

    private static DataContract Read(Section contract)
    {
        var custom = CustomPropertyReader.Read(contract, KnownProperties.Contract);
        var defaultClassification = custom.Choice("defaultClassification", Classifications.Names, Classifications.Default);
        var levels = SlaReader.Read(contract);
        var datasets = DatasetReader.ReadAll(contract, Classifications.Parse(defaultClassification) ?? Classification.Internal, levels);
        levels.RefuseUnknownElements();

        return new DataContract
        {
            File = contract.Problems.File,
            ApiVersion = contract.Text("apiVersion") ?? "",
            Id = contract.Text("id") ?? "",
            IdLine = contract.LineOf("id"),
            Version = contract.Text("version") ?? "",
            Status = Status(contract),
            Name = contract.Text("name"),
            Domain = contract.Text("domain"),
            DataProduct = contract.Text("dataProduct"),
            Tenant = contract.Text("tenant"),
            Purpose = contract.Child("description")?.Text("purpose"),
            SchemaCompatibility = Enum.Parse<Compatibility>(custom.Choice("compatibility", Enum.GetNames<Compatibility>(), nameof(Compatibility.Backward)), ignoreCase: true),
            Datasets = datasets,
            Roles = RoleReader.ReadAll(contract, datasets),
            Servers = PeopleReader.Servers(contract),
            Team = PeopleReader.Team(contract),
            Support = PeopleReader.Support(contract),
            Tags = contract.Texts("tags"),
            CustomProperties = custom.Properties,
        };
    }
}
