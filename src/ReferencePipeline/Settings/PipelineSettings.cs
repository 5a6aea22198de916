using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Settings;

/// <summary>Everything that a stage decides, read once and checked: every value in it can be trusted.</summary>
public sealed record PipelineSettings
{
    private PipelineSettings(StageName stage, SettingsReader read)
    {
        Stage = stage;
        Removal = read.Value("removal", SettingKind.Choice<Removal>(), Removal.Retain,
            "Whether state goes with the stack or outlives it; outside the sandbox, destroy also takes -c confirmDelete=<stage>");
        Stream = read.Group("stream", StreamSettings.Read);
        ProducerAccounts = read.List("producerAccounts", SettingKind.Text<AccountId>(AccountId.Allowed, AccountId.TryParse), [], "Other accounts that may put records into the streams");
        Delivery = read.Group("delivery", Delivery.Read);
        Function = read.Group("function", Function.Read);
        Retention = read.Group("retention", Retention.Read);
        Governance = read.Group("governance", Governance.Read);
        Consumers = read.Group("consumers", Consumers.Read);
        Personas = read.Group("personas", group => Personas.Read(group, Retention));
        Warehouse = read.Group("warehouse", Warehouse.Read);
        Alarms = read.Group("alarms", Alarms.Read);
        Budget = read.Group("budget", Budget.Read);
        Tags = ResourceTags.Read(read);
    }

    public StageName Stage { get; }

    public Removal Removal { get; }

    public StreamSettings Stream { get; }

    public IReadOnlyList<AccountId> ProducerAccounts { get; }

    public Delivery Delivery { get; }

    public Function Function { get; }

    public Retention Retention { get; }

    public Governance Governance { get; }

    public Consumers Consumers { get; }

    public Personas Personas { get; }

    public Warehouse Warehouse { get; }

    public Alarms Alarms { get; }

    public Budget Budget { get; }

    public ResourceTags Tags { get; }

    /// <summary>The settings of the stage that is asked for; <c>sandbox</c> when none is. Given contracts, they are held against them too.</summary>
    /// <exception cref="SettingsException">Anything in them is wrong; all of it is named.</exception>
    public static PipelineSettings From(PipelineContext context, ContractSet? contracts = null)
    {
        var trace = new SettingsTrace(PipelineContext.Place);
        var settings = StageChoice.Read(trace, context.Root) is var (stage, node)
            ? SettingsReader.Read(trace, $"stages.{stage}", node, read => new PipelineSettings(stage, read))
            : null;
        if (settings is { Removal: Removal.Destroy, Stage.IsSandbox: false } && context.Root["confirmDelete"] is not SettingNode.Text)
            trace.Refuse($"stages.{settings.Stage}.removal", $"\"destroy\" would delete the data of {settings.Stage}",
                $"pass -c confirmDelete={settings.Stage} to cdk, or --confirm-delete {settings.Stage} to pipeline, as the second key; or write \"retain\"");
        if (context.Root["contracts"] is not (SettingNode.Text or SettingNode.Nothing) and var folder)
            trace.Refuse("contracts", folder.Says, "write the path of a folder");
        if (contracts is not null)
            settings?.CheckAgainst(contracts, trace);
        trace.ThrowIfRefused();
        return settings!;
    }

    /// <summary>Every setting there is, for the documentation.</summary>
    internal static IReadOnlyList<SettingDeclaration> Declarations()
    {
        var trace = new SettingsTrace("", documents: true);
        SettingsReader.Read(trace, "", SettingNode.Group.Empty, read => new PipelineSettings(default, read));
        return trace.Declarations;
    }

    /// <summary>Refuses settings for a dataset or role that no contract has: they would do nothing, and nobody would know.</summary>
    /// <exception cref="SettingsException">There are such settings.</exception>
    public void CheckAgainst(ContractSet contracts)
    {
        var trace = new SettingsTrace(PipelineContext.Place);
        CheckAgainst(contracts, trace);
        trace.ThrowIfRefused();
    }

    private void CheckAgainst(ContractSet contracts, SettingsTrace trace)
    {
        var tables = contracts.Datasets.Select(dataset => dataset.Table.Value).ToList();
        var roles = contracts.Contracts.SelectMany(contract => contract.Roles).Select(role => role.Name.Value).ToList();
        foreach (var table in Stream.Datasets.Keys)
            Check($"stream.datasets.{table}", "dataset", table.Value, tables);
        foreach (var role in Consumers.ByRole.Keys)
            Check($"consumers.byRole.{role}", "role", role.Value, roles);
        foreach (var role in Personas.ByRole.Keys)
            Check($"personas.byRole.{role}", "role", role.Value, roles);

        void Check(string path, string what, string name, List<string> names)
        {
            if (!names.Contains(name))
                trace.Refuse($"stages.{Stage}.{path}", $"is no {what} of these contracts",
                    Nearest.To(name, names) is { } nearest ? $"did you mean {nearest}?" : $"known: {string.Join(", ", names)}");
        }
    }
}
