namespace ReferencePipeline.Tests.Promises;

internal static class StreamPromises
{
    public static PromiseTable All { get; } = new("Stream")
    {
        { "AWS::Kinesis::Stream", "StreamEncryption", "{EncryptionType: KMS, KeyId: <Key LakeKey>}", "A stream is encrypted with the lake's key" },
        { "AWS::Kinesis::Stream", "DeletionPolicy", "$(removal)", "A stream stays where the stage retains" },
        { "AWS::Kinesis::Stream", "UpdateReplacePolicy", "$(removal)", "A stream that is replaced stays where the stage retains" },
    };
}
