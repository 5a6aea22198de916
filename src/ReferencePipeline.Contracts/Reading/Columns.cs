namespace ReferencePipeline.Contracts.Reading;

/// <summary>Gives each property its column, and no two the same one.</summary>
internal static class Columns
{
    public static ColumnName Of(Section property, string name)
    {
        var physical = property.Text("physicalName");
        var text = physical ?? SnakeCase.From(name);
        if (name.Length == 0)
            return default;
        if (ColumnName.TryParse(text) is { } column)
            return column;
        property.Refuse(physical is null ? "name" : "physicalName", $"'{text}' is not a column's name", $"write a physicalName of {ColumnName.Allowed}");
        return default;
    }

    /// <summary>Also refuses two properties of one name: JSON could not tell them apart.</summary>
    public static void RefuseClashes(IReadOnlyList<Section> properties, IReadOnlyList<Field> fields, string? taken = null)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            if (field.Name.Length > 0 && fields.Take(i).FirstOrDefault(other => other.Name == field.Name) is { } twin)
                properties[i].Refuse("name", $"a second property of the same name, first in line {twin.Line}", "give one of them another name");
            else if (field.Column != default && fields.Take(i).FirstOrDefault(other => other.Column == field.Column) is { } first)
                properties[i].Refuse($"its column '{field.Column}' is also that of '{first.Name}'", "give one of them another physicalName");
            else if (field.Column.Value == taken && taken is not null)
                properties[i].Refuse($"the column '{taken}' keeps unknown fields", "give it another physicalName, or do not keep unknown fields");
        }
    }
}
