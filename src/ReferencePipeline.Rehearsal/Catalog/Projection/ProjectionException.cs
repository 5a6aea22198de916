namespace ReferencePipeline.Rehearsal.Catalog.Projection;

/// <summary>A parameter for which Athena refuses every query of the table.</summary>
/// <param name="parameter">The parameter's name.</param>
/// <param name="what">What is wrong with it, and what to write instead.</param>
internal sealed class ProjectionException(string parameter, string what) : Exception($"{parameter} {what}")
{
    public string Parameter => parameter;

    public string What => what;
}
