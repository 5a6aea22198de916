using System.Buffers;
using ReferencePipeline.Contracts;

namespace ReferencePipeline.Transform.Firehose;

internal sealed class ContractJudge : IJudge
{
    public static ContractJudge For(Dataset dataset) => new();

    public bool Judge(ReadOnlySpan<byte> record, DateTime arrival, Judgement into)
    {
        into.Ready.Write(record);
        return true;
    }
}
