namespace ReferencePipeline.Transform.Firehose;

/// <summary>Records that the Kinesis Producer Library packed together.</summary>
/// <remarks>Firehose unpacks them before it calls the function when its source is a stream; one that still arrives was packed twice or put directly.</remarks>
internal static class KplRecord
{
    public static bool Is(ReadOnlySpan<byte> record) => record.StartsWith(Magic);

    private static ReadOnlySpan<byte> Magic => [0xF3, 0x89, 0x9A, 0xC2];
}
