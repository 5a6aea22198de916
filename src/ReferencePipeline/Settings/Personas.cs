using ReferencePipeline.Contracts;

namespace ReferencePipeline.Settings;

/// <summary>What one person's queries may cost.</summary>
public sealed record Persona
{
    internal Persona(SettingsReader read, int megabytes, int resultsDays)
    {
        MegabytesPerQuery = read.Value("megabytesPerQuery", SettingKind.Whole(10, 10_000_000), megabytes, "Athena ends a query that scans more");
        ResultsDays = read.Value("resultsDays", SettingKind.Whole(1, 365), resultsDays, "How long the results of these queries are kept");
    }

    public int MegabytesPerQuery { get; }

    /// <summary>As Athena takes it; its megabyte is a million bytes, and ten of them the least.</summary>
    public long BytesPerQuery => MegabytesPerQuery * 1_000_000L;

    public int ResultsDays { get; }
}

/// <summary>The ceilings of every contract role's queries, and the roles that differ.</summary>
public sealed record Personas
{
    private Personas(SettingsReader read, int resultsDays)
    {
        Persona = new(read, megabytes: 10_000, resultsDays);
        ByRole = read.Map("byRole", "role", SettingKind.Text<RoleName>(RoleName.Allowed, RoleName.TryParse),
            one => new Persona(one, Persona.MegabytesPerQuery, Persona.ResultsDays));
    }

    public static Personas Default { get; } = SettingsReader.Defaults(read => Read(read, Retention.Default));

    public Persona Persona { get; }

    public IReadOnlyDictionary<RoleName, Persona> ByRole { get; }

    public Persona PersonaOf(RoleName role) => ByRole.GetValueOrDefault(role, Persona);

    internal static Personas Read(SettingsReader read, Retention retention) => new(read, retention.ResultsDays);
}
