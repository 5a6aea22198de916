using ReferencePipeline.Templates;
using ReferencePipeline.Templates.Rules;

namespace ReferencePipeline.Rehearsal.Access;

/// <summary>What IAM lets a role do, as far as queries need it.</summary>
internal sealed class RolePolicy
{
    private readonly RuleScope _scope;
    private readonly TemplateResource _role;

    public RolePolicy(RuleScope scope, TemplateResource role)
    {
        (_scope, _role) = (scope, role);
        foreach (var statement in scope.IdentityOf(role))
        {
            foreach (var (name, _) in statement.Value.Members.Where(member => member.Key is "NotAction" or "NotResource" || member.Key == "Effect" && !statement.Allows))
                throw new AssemblyException(statement.Value.Where, $"holds {(name == "Effect" ? "a Deny" : name)}, which is not understood here", "allow what is to be allowed, and nothing else");
        }
    }

    public bool May(string action, string resource)
    {
        foreach (var statement in _scope.IdentityOf(_role).Where(statement => statement.Actions.Contains(action, StringComparer.OrdinalIgnoreCase) && statement.Conditions.Any()))
            throw new AssemblyException(statement.Value.Where, $"allows {action} under a condition, which is not understood here", "allow it without one");
        return _scope.May(_role, action, resource);
    }
}
