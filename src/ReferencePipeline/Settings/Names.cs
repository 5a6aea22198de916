using System.Text.RegularExpressions;

namespace ReferencePipeline.Settings;

/// <summary>A stage, as stack names and aliases carry it.</summary>
public readonly partial record struct StageName
{
    internal const string Allowed = "lower-case letters, digits and dashes, a letter first, 20 at most";

    private StageName(string value) => Value = value;

    public string Value { get; }

    /// <summary>The stage that is there to be thrown away; its name is the first key to its data.</summary>
    public bool IsSandbox => Value == "sandbox";

    public static StageName? TryParse(string text) => Pattern().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,19}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

/// <summary>An AWS account's twelve digits.</summary>
public readonly partial record struct AccountId
{
    internal const string Allowed = "an account's twelve digits, as a text";

    private AccountId(string value) => Value = value;

    public string Value { get; }

    public static AccountId? TryParse(string text) => Pattern().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^[0-9]{12}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

/// <summary>A pattern of role ARNs for <c>ArnLike</c>; the role's own name must begin with something, so that no pattern means everybody.</summary>
public readonly partial record struct RolePattern
{
    internal const string Allowed = "an ARN like arn:aws:iam::*:role/BreakGlass-*, with at least three letters of the role's name before a wildcard";

    private RolePattern(string value) => Value = value;

    public string Value { get; }

    public static RolePattern? TryParse(string text) => Pattern().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^arn:aws(?:-us-gov)?:iam::(?:[0-9]{12}|\*):role/(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{3,}[A-Za-z0-9_+=,.@*?-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

/// <summary>The role that IAM Identity Center makes of a permission set in an account.</summary>
public readonly partial record struct IdentityCenterPattern
{
    internal const string Allowed = "an ARN like arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Analyst_*";

    private IdentityCenterPattern(string value) => Value = value;

    public string Value { get; }

    public static IdentityCenterPattern? TryParse(string text) => Pattern().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^arn:aws(?:-us-gov)?:iam::(?:[0-9]{12}|\*):role/aws-reserved/sso\.amazonaws\.com/(?:[a-z0-9*-]+/)?AWSReservedSSO_[A-Za-z0-9+=,.@-]+_(?:\*|[0-9a-f]{16})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

/// <summary>A SAML provider in IAM.</summary>
public readonly partial record struct SamlProvider
{
    internal const string Allowed = "an ARN like arn:aws:iam::<account>:saml-provider/CompanyLogin";

    private SamlProvider(string value) => Value = value;

    public string Value { get; }

    public static SamlProvider? TryParse(string text) => Pattern().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^arn:aws(?:-us-gov)?:iam::[0-9]{12}:saml-provider/[A-Za-z0-9._-]{1,128}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

/// <summary>Where a notice goes.</summary>
public readonly partial record struct EmailAddress
{
    internal const string Allowed = "an e-mail address";

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public static EmailAddress? TryParse(string text) => text.Length <= 254 && Pattern().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

/// <summary>The warehouse's administrator.</summary>
public readonly partial record struct AdminName
{
    internal const string Allowed = "lower-case letters, digits and underscores, a letter first, 63 at most, and not admin, public or rdsdb";

    private AdminName(string value) => Value = value;

    public static AdminName Default { get; } = new("warehouse_owner");

    public string Value { get; }

    public static AdminName? TryParse(string text) => text is not ("admin" or "public" or "rdsdb") && Pattern().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,62}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
