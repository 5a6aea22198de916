using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>All that the templates say of the way from producer to lake. Nothing in it comes from anywhere else.</summary>
public sealed record RehearsalPlan
{
    /// <summary>In the order of the stacks, and of the resources in them.</summary>
    public required IReadOnlyList<DeliveryPlan> Deliveries { get; init; }

    /// <summary>What is left out, and what that means.</summary>
    public required IReadOnlyList<Skipped> Skipped { get; init; }

    /// <summary>Reads the plan of an assembly, whoever has synthesized it.</summary>
    /// <exception cref="AssemblyException">The templates hold something that is not understood here: where, what, and what instead.</exception>
    public static RehearsalPlan Read(CloudAssembly assembly) => new PlanReader(new Evaluator(assembly, new PseudoParameters())).Read();
}

/// <summary>A part of the templates that the rehearsal leaves out.</summary>
/// <param name="Where">Stack, logical id and property path.</param>
/// <param name="Meaning">What is left out, and what that means for the result.</param>
public sealed record Skipped(string Where, string Meaning)
{
    public override string ToString() => $"{Where}: {Meaning}";
}
