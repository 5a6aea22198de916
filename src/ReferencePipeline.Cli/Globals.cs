namespace ReferencePipeline.Cli;

/// <summary>The options that every command takes.</summary>
internal sealed class Globals
{
    public Globals() => Contracts.Validators.Add(result =>
    {
        if (result.Tokens is not [{ Value: var directory }])
            return;
        if (string.IsNullOrWhiteSpace(directory))
            result.AddError("--contracts: the name is empty; name the directory of the contracts");
        else if (File.Exists(directory))
            result.AddError($"--contracts: {directory} is a file; name the directory that it is in");
        else if (!Directory.Exists(directory))
            result.AddError($"--contracts: {directory} does not exist; name the directory of the contracts");
    });

    public Option<string?> Stage { get; } = new("--stage")
    {
        Description = "The stage to work on [default: what cdk.json says, else sandbox]",
        HelpName = "NAME",
        Recursive = true,
    };

    public Option<string> Contracts { get; } = new("--contracts")
    {
        Description = "The directory of the data contracts",
        DefaultValueFactory = _ => "contracts",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON, for programs", Recursive = true };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "Write no colours, as with NO_COLOR in the environment", Recursive = true };

    public IEnumerable<Option> All => [Stage, Contracts, Json, NoColor];
}
