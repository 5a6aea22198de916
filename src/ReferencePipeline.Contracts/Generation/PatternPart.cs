using System.Text;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Where the choices of a generated text come from.</summary>
internal interface IChoice
{
    int Below(int count);
}

/// <summary>A piece of a pattern that can be written out.</summary>
internal abstract record PatternPart
{
    /// <summary>What is left of a stretch for a repetition within a repetition: the product must stay small.</summary>
    private const int Inner = 4;

    private PatternPart() { }

    /// <summary>Appends one of the texts it stands for; where nothing bounds a repetition, up to <paramref name="stretch"/> more than it must.</summary>
    public abstract void Write(StringBuilder to, IChoice choice, int stretch);

    public sealed record OneOf(IReadOnlyList<string> Characters) : PatternPart
    {
        public override void Write(StringBuilder to, IChoice choice, int stretch) => to.Append(Characters[choice.Below(Characters.Count)]);
    }

    public sealed record Sequence(IReadOnlyList<PatternPart> Parts) : PatternPart
    {
        public override void Write(StringBuilder to, IChoice choice, int stretch)
        {
            // By index: an enumerator of the interface would be allocated for every event.
            for (var i = 0; i < Parts.Count; i++)
                Parts[i].Write(to, choice, stretch);
        }
    }

    public sealed record Alternatives(IReadOnlyList<PatternPart> Parts) : PatternPart
    {
        public override void Write(StringBuilder to, IChoice choice, int stretch) => Parts[choice.Below(Parts.Count)].Write(to, choice, stretch);
    }

    public sealed record Repetition(PatternPart Part, int Least, int? Most) : PatternPart
    {
        public override void Write(StringBuilder to, IChoice choice, int stretch)
        {
            var most = (int)Math.Min(Most ?? int.MaxValue, (long)Least + stretch);
            for (var left = Least + choice.Below(most - Least + 1); left > 0; left--)
                Part.Write(to, choice, Math.Min(stretch, Inner));
        }
    }
}
