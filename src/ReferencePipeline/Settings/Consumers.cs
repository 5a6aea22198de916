using ReferencePipeline.Contracts;

namespace ReferencePipeline.Settings;

/// <summary>Who may take on a contract's role.</summary>
public sealed record Trust
{
    internal Trust(SettingsReader read, Trust? otherwise)
    {
        OwnAccount = read.Value("ownAccount", SettingKind.Flag, otherwise?.OwnAccount ?? true,
            "Whether principals of this account may, if their own IAM policy lets them");
        Accounts = read.List("accounts", SettingKind.Text<AccountId>(AccountId.Allowed, AccountId.TryParse), otherwise?.Accounts ?? [],
            "Other accounts whose principals may, if their own IAM policy lets them");
        Roles = read.List("roles", SettingKind.Text<RolePattern>(RolePattern.Allowed, RolePattern.TryParse), otherwise?.Roles ?? [],
            "If any are named here or in identityCenterRoles, only these roles of the accounts may");
        IdentityCenterRoles = read.List("identityCenterRoles", SettingKind.Text<IdentityCenterPattern>(IdentityCenterPattern.Allowed, IdentityCenterPattern.TryParse),
            otherwise?.IdentityCenterRoles ?? [], "Permission sets of IAM Identity Center, narrowing the accounts as roles does");
        SamlProviders = read.List("samlProviders", SettingKind.Text<SamlProvider>(SamlProvider.Allowed, SamlProvider.TryParse), otherwise?.SamlProviders ?? [],
            "SAML providers whose users may");
        if (!OwnAccount && Accounts.Count == 0 && SamlProviders.Count == 0)
            read.Refuse("ownAccount", "nobody could take on the role", "name accounts or samlProviders, or write true");
        if (Characters > MostCharacters)
            read.Refuse("roles", $"all who may take on the role have names of {Characters} characters, and {MostCharacters} fit into its trust policy", "name fewer, or several by one pattern");
    }

    /// <summary>IAM takes 2,048 characters; the rest is what stands around the names.</summary>
    private const int MostCharacters = 1_500;

    /// <summary>Of an account's ARN, or around a name.</summary>
    private const int OfAnAccount = 42, AroundAName = 3;

    public bool OwnAccount { get; }

    public IReadOnlyList<AccountId> Accounts { get; }

    public IReadOnlyList<RolePattern> Roles { get; }

    public IReadOnlyList<IdentityCenterPattern> IdentityCenterRoles { get; }

    public IReadOnlyList<SamlProvider> SamlProviders { get; }

    private int Characters => OfAnAccount * Accounts.Count
        + Roles.Select(role => $"{role}").Concat(IdentityCenterRoles.Select(role => $"{role}")).Concat(SamlProviders.Select(provider => $"{provider}")).Sum(name => name.Length + AroundAName);
}

/// <summary>Who may take on the contracts' roles, and the roles that differ.</summary>
public sealed record Consumers
{
    private Consumers(SettingsReader read)
    {
        Trust = new(read, otherwise: null);
        ByRole = read.Map("byRole", "role", SettingKind.Text<RoleName>(RoleName.Allowed, RoleName.TryParse), one => new Trust(one, Trust));
    }

    public static Consumers Default { get; } = SettingsReader.Defaults(Read);

    public Trust Trust { get; }

    public IReadOnlyDictionary<RoleName, Trust> ByRole { get; }

    public Trust TrustOf(RoleName role) => ByRole.GetValueOrDefault(role, Trust);

    internal static Consumers Read(SettingsReader read) => new(read);
}
