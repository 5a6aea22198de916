using ReferencePipeline.Policy;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Govern;

/// <summary>Who may take on a contract's role, as the settings say.</summary>
internal static class ConsumerTrust
{
    public static Dictionary<string, object> Of(Trust trust)
    {
        var statements = new List<Dictionary<string, object>>();
        string[] accounts = [.. trust.OwnAccount ? [Aws.ACCOUNT_ID] : Array.Empty<string>(), .. trust.Accounts.Select(account => account.Value)];
        if (accounts.Length > 0)
        {
            statements.Add(PlainPolicy.Trust("Accounts", "sts:AssumeRole",
                new() { ["AWS"] = accounts.Select(account => $"arn:{Aws.PARTITION}:iam::{account}:root").ToArray() }, Only(trust)));
        }

        // Sign-in has an address in each partition, and a provider's ARN says in which it is.
        statements.AddRange(trust.SamlProviders.GroupBy(provider => Audience(provider.Value)).Select((providers, number) => PlainPolicy.Trust(
            number == 0 ? "Saml" : $"Saml{number + 1}", "sts:AssumeRoleWithSAML",
            new() { ["Federated"] = providers.Select(provider => provider.Value).ToArray() },
            new() { ["StringEquals"] = new Dictionary<string, object> { ["SAML:aud"] = providers.Key } })));
        return PlainPolicy.Document(statements);
    }

    /// <summary>Where roles are named, no other principal of the accounts may.</summary>
    private static Dictionary<string, object>? Only(Trust trust)
    {
        string[] roles = [.. trust.Roles.Select(role => role.Value), .. trust.IdentityCenterRoles.Select(role => role.Value)];
        return roles.Length == 0 ? null : new() { ["ArnLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = roles } };
    }

    private static string Audience(string providerArn) => providerArn.Split(':')[1] switch
    {
        "aws-us-gov" => "https://signin.amazonaws-us-gov.com/saml",
        _ => "https://signin.aws.amazon.com/saml",
    };
}
