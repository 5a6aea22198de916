using System.Text;
using ReferencePipeline.Contracts.Reading;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

/// <content>Texts, numbers and times of day.</content>
internal sealed partial class MakerFactory
{
    private Maker Text(Field field, StringType type)
    {
        var pool = new TextPool(type, _folders.Contains(field), draw);
        var isUnique = IsUnique(field);
        if (isUnique && type is { Format: StringFormat.Uuid, Pattern: null } && pool.Fits(Guid.Empty.ToString()))
            return new UuidMaker();
        if (isUnique && CountedTextMaker.Of(type, pool, draw) is { } counted)
            return counted;

        // Free text would be noise where the contract shows what it means.
        var known = Known(field).Where(literal => literal is Literal.Text(var text) && pool.Fits(text)).Select(JsonScalar.Of).ToList();
        var isFree = type is { Format: StringFormat.None or StringFormat.Password or StringFormat.Binary, Pattern: null };
        if (known.Count > 0 && isFree)
            return new PoolMaker(known);
        var made = pool.Take(PoolSize).Select(TextPool.Json).ToList();
        return Either(known, made.Count > 0 ? new PoolMaker(made) : null)
            ?? throw new GenerationException($"{field.Path}: no text was found that has this pattern, these lengths and this format together; give 'examples'");
    }

    private Maker Number(Field field, NumberGrid? grid)
    {
        var made = grid is null ? null : NumberMaker.Of(grid, IsUnique(field), draw);
        if (made is not null && IsUnique(field))
            return made;
        var valid = Valid(field).Where(literal => ValueCheck.Explain(field.Type, literal) is null).Select(JsonScalar.Of).ToList();
        return Either([.. field.Examples.Where(literal => ValueCheck.Explain(field.Type, literal) is null).Select(JsonScalar.Of)], valid.Count > 0 ? new PoolMaker(valid) : made)
            ?? throw new GenerationException($"{field.Path}: no number lies within these bounds and is such a multiple; widen them");
    }

    private PoolMaker Times(Field field, TimeType type)
    {
        var times = new List<byte[]>();
        Span<byte> text = stackalloc byte[TemporalText.MaxLength];
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            if (TemporalText.TryWriteTime(type.Format, new TimeOnly(minute / 60, minute % 60, draw.Below(60)), text, out var length)
                && TemporalText.TryReadTime(type.Format, text[..length], out var read) && type.Range.Contains(read))
                times.Add(TextPool.Json(Encoding.UTF8.GetString(text[..length])));
        }

        return times.Count > 0
            ? new PoolMaker([.. times.DistinctBy(Convert.ToHexString)])
            : throw new GenerationException($"{field.Path}: no minute of the day lies within these bounds; widen them, or list the values in 'enum'");
    }

    private static Maker? Either(List<byte[]> known, Maker? made) =>
        known.Count == 0 ? made : made is null ? new PoolMaker(known) : new EitherMaker(new PoolMaker(known), made);

    /// <summary>What a quality rule calls valid, else the examples.</summary>
    private static IEnumerable<Literal> Known(Field field) => Valid(field) is { Count: > 0 } valid ? valid : field.Examples;

    private static IReadOnlyList<Literal> Valid(Field field) =>
        field.Quality.OfType<LibraryRule>().FirstOrDefault(rule => rule is { Metric: QualityMetric.InvalidValues, Values.Count: > 0 })?.Values ?? [];
}
