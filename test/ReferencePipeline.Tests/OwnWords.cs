using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Promises;

namespace ReferencePipeline.Tests;

/// <summary>Templates in the words of this app: stacks by their last word, resources by their dataset or construct, texts as <see cref="Told"/> tells them.</summary>
internal static class OwnWords
{
    extension(CloudAssembly assembly)
    {
        /// <summary>The stack with that last word, like <c>Lake</c>.</summary>
        public StackTemplate StackCalled(string word) => assembly.Stacks.Single(stack => stack.IsCalled(word));

        /// <summary>The one resource of a type that is tagged as the dataset's.</summary>
        public TemplateResource OfDataset(string type, string dataset) => assembly.Of(type).Single(resource => resource.Dataset == dataset);
    }

    extension(StackTemplate stack)
    {
        public bool IsCalled(string word) => stack.Name.EndsWith($"-{word}", StringComparison.Ordinal);

        /// <summary>What the catalog says of a table, or of a view.</summary>
        public TemplateValue Table(string name) => stack.Of("AWS::Glue::Table").Select(table => table["TableInput"]).Single(table => table["Name"].Literal == name);
    }

    extension(IEnumerable<TemplateResource> resources)
    {
        public TemplateResource Described(string description) => resources.Single(resource => resource.Find("Description")?.Text == description);
    }

    extension(TemplateResource resource)
    {
        /// <summary>The last word of its type, and whose it is or what the stack calls it, like <c>Key LakeKey</c>.</summary>
        public string Name => Told.Of(resource);

        public string? Dataset => Told.Dataset(resource);

        public (string? Deleted, string? Replaced) Removal => (resource.DeletionPolicy, resource.UpdateReplacePolicy);

        /// <summary>What a role may do, or a policy lets, a line for each statement.</summary>
        public IEnumerable<string> May => PolicyStatement.In(resource).Where(statement => statement.Kind is PolicyKind.Identity).Select(statement =>
            $"{string.Join(' ', statement.Actions.Order(StringComparer.Ordinal))} on {string.Join(' ', statement.On)}{(statement.Condition.Length > 0 ? $" if {statement.Condition}" : "")}");
    }

    extension(TemplateValue value)
    {
        public string Text => Told.Of(value);

        public string[] Texts => [.. value.Items.Select(Told.Of)];

        public int Number => value.Json.GetInt32();

        /// <summary>Where it leads; what leads nowhere is a mistake of the template's.</summary>
        public TemplateResource Follow() => value.Target ?? throw new InvalidOperationException($"{value} leads to no resource");
    }

    extension(PolicyStatement statement)
    {
        /// <summary>The resources that it is on.</summary>
        public string[] On => [.. statement.Resources.Select(Told.Of)];

        public string Condition => string.Join("; ", statement.Conditions.Select(test => $"{test.Operator} {test.Key} {string.Join(", ", test.Value.Texts)}"));

        public string[] Services => [.. statement.Principals("Service").Select(Told.Of)];

        public string[] Accounts => [.. statement.Principals("AWS").Select(Told.Of)];
    }
}
