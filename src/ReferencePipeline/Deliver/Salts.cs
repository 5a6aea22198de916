using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using Kms = Amazon.CDK.AWS.KMS;
using Secrets = Amazon.CDK.AWS.SecretsManager;

namespace ReferencePipeline.Deliver;

/// <summary>The secrets that pseudonyms are made with. AWS makes them up; nobody needs to know them.</summary>
/// <remarks>Two datasets that name the same salt share it, and so can be joined by the pseudonym.</remarks>
internal sealed class Salts(Construct scope, Kms.IKey key, RemovalPolicy removal)
{
    private const int Characters = 64;

    private readonly Dictionary<string, Secrets.CfnSecret> _secrets = [];

    /// <summary>The ARNs of the secrets that a dataset's function needs, by the contract's reference.</summary>
    public IReadOnlyDictionary<string, string> Of(Dataset dataset) => dataset.Fields
        .Select(field => field.Derivation).OfType<Derivation.Sha256>()
        .Select(derivation => derivation.SaltReference).Distinct()
        .ToDictionary(reference => reference, reference => Secret(reference).Ref);

    public static IEnumerable<Dictionary<string, object>> ReadStatements(IEnumerable<string> arns, Kms.IKey key)
    {
        string[] secrets = [.. arns];
        if (secrets.Length == 0)
            yield break;
        yield return PlainPolicy.Allow("ReadSalts", ["secretsmanager:GetSecretValue"], secrets);
        yield return PlainPolicy.Allow("DecryptSalts", ["kms:Decrypt"], [key.KeyArn], KeyPolicies.Through("secretsmanager"));
    }

    private Secrets.CfnSecret Secret(string reference)
    {
        if (_secrets.TryGetValue(reference, out var known))
            return known;
        var secret = new Secrets.CfnSecret(scope, $"Salt-{reference.Replace('/', ':')}", new Secrets.CfnSecretProps
        {
            Description = $"Salt {reference}: whoever has it can tell who is behind a pseudonym",
            KmsKeyId = key.KeyArn,
            GenerateSecretString = new Secrets.CfnSecret.GenerateSecretStringProperty { PasswordLength = Characters, ExcludePunctuation = true },
        });
        secret.ApplyRemovalPolicy(removal);
        Accepted.Because(secret, ["AwsSolutions-SMG4"], "With another salt the same person would get another pseudonym: nothing old could be joined with anything new");
        return _secrets[reference] = secret;
    }
}
