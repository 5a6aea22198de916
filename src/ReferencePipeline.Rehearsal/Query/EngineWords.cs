using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>What the engine says of a query, in one line and without its own names for things.</summary>
internal static class EngineWords
{
    public static QueryException Translated(DuckException refused)
    {
        var line = refused.Message.Split('\n')[0];
        var (kind, said) = line.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 ? (line[..colon], line[(colon + 2)..]) : ("", line);
        var code = kind switch
        {
            "Invalid Input Error" when said.Contains("No magic bytes", StringComparison.Ordinal) => "HIVE_BAD_DATA",
            "Conversion Error" => "INVALID_CAST_ARGUMENT",
            "Out of Range Error" => "NUMERIC_VALUE_OUT_OF_RANGE",
            "Out of Memory Error" => "EXCEEDED_LOCAL_MEMORY_LIMIT",
            "Binder Error" => "TYPE_MISMATCH",
            "IO Error" => "HIVE_CANNOT_OPEN_SPLIT",
            "Invalid Input Error" => "INVALID_FUNCTION_ARGUMENT",
            _ => "GENERIC_USER_ERROR",
        };
        return new($"{code}: {said.Replace("trino_", "", StringComparison.Ordinal).TrimEnd('.')}");
    }

}
