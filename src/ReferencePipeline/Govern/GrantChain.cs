using Lf = Amazon.CDK.AWS.LakeFormation;

namespace ReferencePipeline.Govern;

/// <summary>Changes to Lake Formation, one after the other: it refuses what comes while it is still at something else.</summary>
/// <remarks>
/// CloudFormation makes at once what does not depend on each other, and removes in the opposite order. A chain reaches to the end of
/// its stack; stacks that hold one wait for each other.
/// </remarks>
/// <param name="after">What must be there before the first.</param>
internal sealed class GrantChain(params CfnResource[] after)
{
    private CfnResource[] _before = after;

    /// <summary>Appends a change of any kind.</summary>
    public T Add<T>(T next)
        where T : CfnResource
    {
        foreach (var earlier in _before)
            next.AddDependency(earlier);
        _before = [next];
        return next;
    }

    /// <summary>Appends a grant. Nobody may pass on what is granted.</summary>
    public Lf.CfnPrincipalPermissions Grant(Construct scope, string id, string principalArn, Lf.CfnPrincipalPermissions.ResourceProperty what, params string[] permissions) =>
        Add(new Lf.CfnPrincipalPermissions(scope, id, new Lf.CfnPrincipalPermissionsProps
        {
            Principal = new Lf.CfnPrincipalPermissions.DataLakePrincipalProperty { DataLakePrincipalIdentifier = principalArn },
            Resource = what,
            Permissions = permissions,
            PermissionsWithGrantOption = [],
        }));
}
