using System.Globalization;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>What time it is for a query.</summary>
public sealed record QueryClock(DateTime Utc)
{
    /// <summary>What <c>current_date</c> and its like come to.</summary>
    internal string Text(string name) => Utc.ToString(name == "current_date" ? "yyyy-MM-dd" : name == "localtimestamp" ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss+00", CultureInfo.InvariantCulture);
}
