using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Lists every way in which an event of a dataset can be bad: one for each reason of each field, and those of the whole record.</summary>
internal sealed class Mutations
{
    private readonly Dataset _dataset;
    private readonly List<Mutation> _found = [];

    private Mutations(Dataset dataset) => _dataset = dataset;

    /// <summary>All of them, so ordered that every reason comes once before any comes twice.</summary>
    public static IReadOnlyList<Mutation> Of(Dataset dataset, ObjectMaker good)
    {
        var mutations = new Mutations(dataset);
        mutations.Members(good, [.. dataset.Fields.Where(field => !field.IsDerived)], "", root => root);
        mutations.EventTime(good);
        if (dataset.UnknownFields == UnknownFields.Refuse)
            mutations.Unknown(good);
        foreach (var (name, reason, how) in BrokenRecord.Ways)
            mutations.Add(name, reason, "", new BrokenRecord(good, how));

        return
        [
            .. mutations._found.GroupBy(mutation => mutation.Reason)
                .SelectMany(group => group.Select((mutation, round) => (mutation, round)))
                .OrderBy(entry => entry.round).Select(entry => entry.mutation),
        ];
    }

    private void Add(string name, Reason reason, string path, Maker maker) => _found.Add(new Mutation(name, reason, path, maker));

    private void Members(ObjectMaker good, IReadOnlyList<Field> fields, string path, Func<ObjectMaker, Maker> rebuild)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var (at, field, member) = (i, fields[i], good.Members[i]);
            var place = Below(path, field.Name);
            Maker With(Maker value) => rebuild(good.With(good.Members.Select((other, j) => j == at ? member with { Value = value, Required = true } : other)));

            if (field.Required)
            {
                Add("left out", Reason.Missing, place, rebuild(good.With(good.Members.Where((_, j) => j != at))));
                Add("null", Reason.Missing, place, With(new ConstantMaker("null"u8.ToArray())));
            }

            Add("twice", Reason.DuplicateKey, place, rebuild(good.With(good.Members.SelectMany((other, j) => Enumerable.Repeat(j == at ? other with { Required = true } : other, j == at ? 2 : 1)))));
            Value(field, member.Value, place, With);
            if (IsFolder(field) && WrongTexts.Folder((StringType)field.Type) is { } folder)
                Add(folder.Name, folder.Reason, place, With(folder.Value));
        }
    }

    private void Value(Field field, Maker good, string path, Func<Maker, Maker> with)
    {
        foreach (var wrong in WrongValue.Of(field, good))
            Add(wrong.Name, wrong.Reason, path + wrong.Within, with(wrong.Value));

        switch (field.Type)
        {
            case ObjectType @object:
                Members((ObjectMaker)good, @object.Fields, path, with);
                break;
            case ArrayType { MaxItems: not 0, Items: var items }:
                var list = (ListMaker)good;
                if (items.Required)
                    Add("a null item", Reason.Missing, path + "[0]", with(list.StartingWith(new ConstantMaker("null"u8.ToArray()))));
                Value(items, list.Items, path + "[0]", item => with(list.StartingWith(item)));
                break;
            case MapType { MaxProperties: not 0, Value: var entry }:
                var map = (MapMaker)good;
                Value(entry, map.Values, Below(path, map.FirstKey), value => with(map.StartingWith(value)));
                break;
        }
    }

    private void EventTime(ObjectMaker good)
    {
        if (_dataset.EventTime is not { Field: { Type: TimestampType type } field, MaxLate: var late, MaxEarly: var early })
            return;
        var margin = TimeSpan.FromDays(2);
        foreach (var (name, reason, shift) in new[] { ("too late", Reason.EventTimeLate, -late - margin), ("too early", Reason.EventTimeEarly, early + margin) })
            Add(name, reason, Below("", field.Name), Replaced(good, field, new TimestampMaker(type, isEventTime: true, shift)));
    }

    private void Unknown(ObjectMaker good)
    {
        var name = "not_in_the_contract";
        while (_dataset.Fields.Any(field => field.Name == name))
            name += "_";
        Add("not in the contract", Reason.UnknownField, name, good.With([.. good.Members, new Member(MakerFactory.Key(name), new ConstantMaker("1"u8.ToArray()), Required: true)]));
    }

    private static ObjectMaker Replaced(ObjectMaker good, Field field, Maker value)
    {
        var key = MakerFactory.Key(field.Name);
        return good.With(good.Members.Select(member => member.Key.AsSpan().SequenceEqual(key) ? member with { Value = value } : member));
    }

    private bool IsFolder(Field field) => field is { Type: StringType, Enum.Count: 0 } && _dataset.PartitionKeys.Any(key => key == field);

    /// <summary>A member's path as the validator spells it.</summary>
    private static string Below(string path, string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? $"{path}{(path.Length == 0 ? "" : ".")}{key}"
            : $"{path}[\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";
}
