namespace ReferencePipeline.Contracts.Reading.Yaml;

/// <summary>The file is no YAML that a contract may be written in; nothing after it can be understood.</summary>
internal sealed class YamlFault(int line, string what, string instead) : Exception(what)
{
    public int Line { get; } = line;

    public string Instead { get; } = instead;
}
