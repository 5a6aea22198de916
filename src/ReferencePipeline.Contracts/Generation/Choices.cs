namespace ReferencePipeline.Contracts.Generation;

internal sealed class RandomChoice(Draw draw) : IChoice
{
    public int Below(int count) => draw.Below(count);
}

/// <summary>Makes another series of choices for every number, as long as the pattern has choices to make.</summary>
internal sealed class CountedChoice : IChoice
{
    private ulong _left;

    public void Start(ulong number) => _left = number;

    public int Below(int count)
    {
        (_left, var choice) = Math.DivRem(_left, (ulong)count);
        return (int)choice;
    }
}
