using Lf = Amazon.CDK.AWS.LakeFormation;

namespace ReferencePipeline.Policy;

/// <summary>What Lake Formation must know of the account before anything governed is made in it.</summary>
internal static class LakeFormationSettings
{
    public static Lf.CfnDataLakeSettings Make(Stack stack)
    {
        var settings = new Lf.CfnDataLakeSettings(stack, "LakeFormation", new Lf.CfnDataLakeSettingsProps
        {
            // There is one list of administrators for all of the account: theirs stay.
            MutationType = "APPEND",
            Admins = new[] { new Lf.CfnDataLakeSettings.DataLakePrincipalProperty { DataLakePrincipalIdentifier = Deployer(stack) } },
            // Said, not left out: otherwise every new database and table would be everybody's who has an IAM policy for it.
            CreateDatabaseDefaultPermissions = Array.Empty<object>(),
            CreateTableDefaultPermissions = Array.Empty<object>(),
        });

        // Another stage or team may administer by the same role, and nobody could take back what has been said once for all of them.
        settings.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        return settings;
    }

    /// <summary>The role that CloudFormation runs as. What it makes is its own, so it may change and drop it.</summary>
    private static string Deployer(Stack stack) => Fn.Sub(((DefaultStackSynthesizer)stack.Synthesizer).CloudFormationExecutionRoleArn);
}
