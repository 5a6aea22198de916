using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Dialects;

/// <summary>Writes <c>docs/types.md</c>: every cell that names a type, a keyword or a rule comes out of the dialects themselves.</summary>
internal static class TypesDocument
{
    public static string Render() => new StringBuilder()
        .Append(Intro)
        .Append(Table(
            ["In the contract", "Glue, Athena", "Redshift", "DuckDB", "JSON Schema of the event"],
            Types.Select(row => new[]
            {
                row.Label, Code(GlueType.Of(row.Type)), Code(RedshiftType.Of(row.Type)), Code(DuckDbType.Of(row.Type)), Code(Schema(Make.Field("a", row.Type, required: true))),
            })))
        .Append(AfterTypes)
        .Append(Table(
            ["Option", "On", "JSON Schema of the event"],
            Options.Select(row => new[] { Code(row.Option), row.On, Code(Schema(row.Field)) })))
        .Append(AfterOptions)
        .Append(Table(
            ["Metric, `mustBeLessThan: 5`", "Unit", "DQDL"],
            Metrics.Select(row => new[] { Code(row.Metric), row.Unit, Code(Rule(row.Field, row.Rule)) })))
        .Append(AfterMetrics)
        .Append(Table(
            ["Operator", "`rowCount`", "`nullValues`, percent", "Any other"],
            Enum.GetValues<ComparisonOperator>().Select(Operator)))
        .Append(Outro)
        .ToString();

    private const string Intro =
        """
        # Types and rules in every dialect

        A contract says once what a value is. This page shows what each reader of the data is told. It is written by a test from the code:
        after a change of a dialect run `UPDATE_DOCS=1 dotnet test test/ReferencePipeline.Contracts.Tests` and read the difference.

        ## Types


        """;

    private const string AfterTypes =
        """

        - The JSON Schema shows a required field. An optional one also takes `null`, which counts as absent.
        - Hive and Redshift know no unsigned integers, and Firehose writes Parquet by the Hive type: what is unsigned takes the next wider
          signed type, 64 bits a decimal.
        - Hive has no time of day: the column holds `HH:mm:ss`, with as much of a fraction as there is; as text it still sorts.
        - Moments are UTC. Glue's `timestamp` and DuckDB's `TIMESTAMP` carry no zone. Redshift reads the raw events of a stream, where a
          cast to `timestamp` would drop an offset, so there it is `timestamptz`.
        - A Redshift `varchar` counts bytes: four for each character that `maxLength` allows, 65535 at most. A longer text does not fit.
        - A column comment is the description (else the business name) on one line. Glue keeps 255 characters, so a longer one ends in `…`.

        ## Options


        """;

    private const string AfterOptions =
        """

        The schema takes every event that the pipeline takes; the pipeline itself may be stricter. What `format` means for e-mail, host names,
        addresses and URIs is each library's own. Moments have a pattern, since `date-time` would refuse the offset `+0100`.

        Many JSON Schema libraries compute with doubles. On whole numbers and decimals every bound is therefore the last value that is allowed
        (`exclusiveMaximum: 1000` of a `decimal(18,2)` is `maximum: 999.99`), and a fraction in `multipleOf` is told in `$comment`. So are JDK
        patterns, bounds of dates and moments, and closed sets of fractions and moments, for which the draft has no word. Unknown fields close
        the schema (`additionalProperties: false`) only under `unknownFields: refuse`. Derived fields are not part of an event.

        ## Quality


        """;

    private const string AfterMetrics =
        """

        `primary` is DQDL's name for the table. A share is measured over all rows, and an empty table has none. Null is neither invalid nor a
        duplicate. `mustBe: 0` has words of its own: `IsComplete` for `nullValues`, `IsUnique` for `duplicateValues`. Members of a struct are
        counted by queries, since DQDL's own rule types take no nested column.


        """;

    private const string Outro =
        """

        ODCS's ranges leave their bounds out, as DQDL's `between` does: the two comparisons say so. Beside the rules, `primaryKey`
        becomes `IsPrimaryKey` and `unique` becomes `IsUnique`: no single record can show that it is the only one of its kind.

        A `sql` rule becomes `CustomSql`, with `primary` for `{object}` and the column for `{property}`. Glue runs it in Spark: give its
        number a name (`SELECT COUNT(*) AS bad`) when the expression holds a dot.

        ## What is refused, and what is left out

        | What | Why | Instead |
        | --- | --- | --- |
        | `i128`, `u128` | no engine here has a type for them | `number` with physicalType `decimal(38,0)` |
        | an object without properties, an array without items, a map without `map` | there is nothing to make columns of | name the members |
        | a map whose keys are not text | JSON has no other keys | `logicalType: string` for the key |
        | a type whose Hive text is longer than 131072 characters | Glue refuses the column | a map, or fewer members |
        | a JSON Schema longer than 170000 characters | the registry refuses it | shorter descriptions, or two datasets |

        A quality rule that DQDL cannot run is never dropped in silence: it is listed with its reason as left out.

        | Left out of DQDL | Why |
        | --- | --- |
        | `text` and `custom` rules | they are for people and for other engines |
        | rules on what is inside an array or a map | DQDL has no name for it |
        | `duplicateValues` of what holds a map | Spark cannot compare maps |
        | lists of values for a struct, an array or a map; a pattern for what is not text | no value could match |
        | a `sql` rule with a double quote, several statements or an unknown placeholder | DQDL cannot quote it, Spark cannot run it |
        | what is beyond 65536 characters of ruleset | Glue refuses the ruleset |

        """;

    private static readonly (string Label, FieldType Type)[] Types =
    [
        ("`string`", new StringType()),
        ("`string`, `maxLength: 40` or `varchar(40)`", new StringType { MaxLength = 40 }),
        ("`string`, `format: uuid`", new StringType { Format = StringFormat.Uuid }),
        ("`string`, `format: ipv4`", new StringType { Format = StringFormat.Ipv4 }),
        .. Enum.GetValues<IntegerWidth>().Select(width => ($"`integer`, `format: {width.ToString().ToLowerInvariant()}`", (FieldType)Make.Integer(width))),
        ("`number`, `decimal(18,2)`", Make.Decimal(18, 2)),
        ("`number`, `decimal(38,0)`", Make.Decimal(38, 0)),
        ("`number`, `format: f32` or `real`", Make.Float(FloatWidth.F32)),
        ("`number`", Make.Float(FloatWidth.F64)),
        ("`boolean`", new BooleanType()),
        ("`date`", Make.Date()),
        ("`timestamp`, `timezone: true`", Make.Timestamp()),
        ("`timestamp`, `timezone: false`", Make.Timestamp(hasTimeZone: false)),
        ("`timestamp`, `epochUnit: seconds`", Make.Timestamp(new TemporalFormat.Epoch { Unit = EpochUnit.Seconds })),
        ("`time`", Make.Time()),
        ("`object`", Make.Object(Make.Field("userId", Make.Integer(IntegerWidth.I64), required: true), Make.Field("os", new StringType()))),
        ("`array` of `string`", Make.Array(new StringType())),
        ("`map` to `boolean`", Make.Map(new BooleanType())),
    ];

    private static readonly (string Option, string On, Field Field)[] Options =
    [
        ("minLength: 1, maxLength: 40", "string", Plain(new StringType { MinLength = 1, MaxLength = 40 })),
        ("pattern: ^[a-z]+$", "string", Plain(new StringType { Pattern = EcmaPattern.TryParse("^[a-z]+$", out var pattern, out _) ? pattern : null })),
        .. Enum.GetValues<StringFormat>().Where(format => format is not StringFormat.None)
            .Select(format => ($"format: {format.ToString().ToLowerInvariant()}", "string", Plain(new StringType { Format = format }))),
        ("enum: a, b", "string", Make.Field("a", new StringType(), required: true, values: ["a", "b"])),
        ("enum: a, b", "string, optional", Make.Field("a", new StringType(), values: ["a", "b"])),
        ("enum: 0.5, 1", "number", Make.Field("a", Make.Float(FloatWidth.F64), required: true, values: ["0.5", "1"])),
        ("minimum: 1, exclusiveMaximum: 100", "integer, i16", Plain(Make.Integer(IntegerWidth.I16) with { Range = new(1, 100, ExcludesMaximum: true) })),
        ("multipleOf: 5", "integer, u8", Plain(Make.Integer(IntegerWidth.U8) with { MultipleOf = 5 })),
        ("minimum: 0, exclusiveMaximum: 1000, multipleOf: 0.05", "number, decimal(18,2)", Plain(Make.Decimal(18, 2) with { Range = new(0, 1000, ExcludesMaximum: true), MultipleOf = 0.05m })),
        ("exclusiveMinimum: 0, maximum: 8", "number", Plain(Make.Float(FloatWidth.F64) with { Range = new(0, 8, ExcludesMinimum: true) })),
        ("exclusiveMinimum: 2019-12-31", "date", Plain(Make.Date() with { Range = new(new(2019, 12, 31), null, ExcludesMinimum: true) })),
        ("minimum: 2020-01-01T00:00:00Z", "timestamp", Plain(Make.Timestamp() with { Range = new(new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), null) })),
        ("minimum: 06:00, maximum: 22:00", "time", Plain(Make.Time() with { Range = new(new(6, 0), new(22, 0)) })),
        ("required: [b], maxProperties: 8", "object", Plain(Make.Object(Make.Field("b", new BooleanType(), required: true)) with { MaxProperties = 8 })),
        ("minItems: 1, maxItems: 16, uniqueItems: true", "array", Plain(Make.Array(new BooleanType()) with { MinItems = 1, MaxItems = 16, UniqueItems = true })),
        ("minProperties: 1", "map", Plain(Make.Map(new BooleanType()) with { MinProperties = 1 })),
    ];

    private static readonly Comparison LessThanFive = Make.Compare(ComparisonOperator.MustBeLessThan, 5);

    private static readonly Literal[] Values = [new Literal.Null(), Make.Text("n/a")];

    private static readonly (string Metric, string Unit, Field Field, LibraryRule Rule)[] Metrics =
    [
        ("rowCount", "rows", Plain(new StringType()), Make.Rule(QualityMetric.RowCount, LessThanFive)),
        .. Both("nullValues", percent => Make.Rule(QualityMetric.NullValues, LessThanFive, percent)),
        .. Both("missingValues: [null, n/a]", percent => Make.Rule(QualityMetric.MissingValues, LessThanFive, percent, Values)),
        .. Both("invalidValues, validValues: [n/a]", percent => Make.Rule(QualityMetric.InvalidValues, LessThanFive, percent, Values[1..])),
        .. Both("invalidValues, pattern: ^[a-z]+$", percent => Make.Rule(QualityMetric.InvalidValues, LessThanFive, percent, pattern: "^[a-z]+$")),
        .. Both("duplicateValues", percent => Make.Rule(QualityMetric.DuplicateValues, LessThanFive, percent)),
    ];

    private static IEnumerable<(string Metric, string Unit, Field Field, LibraryRule Rule)> Both(string metric, Func<bool, LibraryRule> rule) =>
        [(metric, "rows", Plain(new StringType()), rule(false)), (metric, "percent", Plain(new StringType()), rule(true))];

    private static string[] Operator(ComparisonOperator @operator)
    {
        var isRange = @operator is ComparisonOperator.MustBeBetween or ComparisonOperator.MustNotBeBetween;
        var comparison = Make.Compare(@operator, 5, isRange ? 20 : null);
        var name = @operator.ToString();
        return
        [
            Code($"{char.ToLowerInvariant(name[0])}{name[1..]}: {(isRange ? "[5, 20]" : "5")}"),
            Code(Rule(Plain(new StringType()), Make.Rule(QualityMetric.RowCount, comparison))),
            Code(Rule(Plain(new StringType()), Make.Rule(QualityMetric.NullValues, comparison, percent: true))),
            Code(DqdlExpression.Compare("CustomSql \"…\"", comparison)),
        ];
    }

    private static Field Plain(FieldType type) => Make.Field("a", type, required: true);

    private static string Rule(Field field, LibraryRule rule)
    {
        var dataset = rule.Metric is QualityMetric.RowCount
            ? Make.Dataset([field], quality: rule)
            : Make.Dataset([Make.Field("a", field.Type, quality: [rule])]);
        return Dqdl.Of(dataset).Rules.Single().Text;
    }

    private static string Schema(Field field) =>
        JsonDocument.Parse(JsonSchema.Of(Make.Dataset([field]))).RootElement.GetProperty("properties").GetProperty("a").GetRawText();

    private static string Code(string text) => text.Contains('`') ? $"`` {text} ``" : $"`{text}`";

    private static string Table(string[] header, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in (string[][])[header, [.. header.Select(_ => "---")], .. rows])
            text.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        return text.ToString();
    }
}
