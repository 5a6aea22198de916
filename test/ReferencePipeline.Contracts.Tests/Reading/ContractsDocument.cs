using System.Reflection;
using System.Text;
using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary><c>docs/contracts.md</c>: what is read of the standard, and what the pipeline adds to it.</summary>
internal static class ContractsDocument
{
    private const string Intro =
        """
        # Contracts

        A contract is one file of the [Open Data Contract Standard](https://bitol-io.github.io/open-data-contract-standard/), apiVersion v3.0.0 to v3.2.0; the keys `enum` and `map` of v3.2.0 may be used under any of them. Each object under `schema` is a dataset: a stream of events and the table that they become. This page says what of the standard decides something here, what is accepted and changes nothing, and which custom properties the pipeline adds. Whatever else a contract says is refused, with file, line, path and what to write instead.

        ```console
        $ pipeline contract check contracts/orders.odcs.yaml
        contracts/orders.odcs.yaml:196: schema.orders.properties.totalAmount.logicalType: 'money' is not an ODCS type; use 'number' with physicalType 'decimal(18,2)'
        ```

        ## Status
        `proposed`, `draft`, `active`, `deprecated` or `retired`, in any case. A `retired` contract takes no more events: its streams go, its data stays. The standard gives these as examples; another word is refused, since a slip in `retired` would keep a stream running.

        ## Names
        A field's `name` is the key in the event's JSON. Its column is the `physicalName`, or the name in snake case: `pageViewId` becomes `page_view_id`. Tables likewise. Two fields that meet in one column are refused.

        ## Types
        [types.md](types.md) shows every type in every dialect. The `physicalType` refines the logical one (`decimal(18,2)`, `bigint`, `varchar(32)`); without a `logicalType` it decides it where only one fits. An integer is 32 bits wide unless `format` or `physicalType` says otherwise, as the standard has it; a number is a double.

        A date, timestamp or time is ISO 8601 unless `format` holds a pattern of the JDK's `DateTimeFormatter`. With `timezone: true` the text must carry its offset; without one, `defaultTimezone` is meant (UTC if absent). A local time that its zone skips or repeats is refused. Everything is stored in UTC.

        ## Partitions
        A partition key is a top-level field, required, and a date, an integer, a text or a boolean. Its values become folders: `order_date=2026-03-01/country=DE/`. A text must therefore fit a folder's name: 1 to 128 letters, digits, dots, underscores or dashes.

        ## Derived fields
        `transformSourceObjects: [eventTime]` and `transformLogic: date(eventTime)` compute a field from one that the event carries. These functions are all there are:

        | Function | Of | Gives |
        | --- | --- | --- |
        | `date(f)` | timestamp | the UTC day, a `date` |
        | `hour(f)` | timestamp | 0 to 23, an `integer` |
        | `month(f)`, `year(f)` | timestamp or date | an `integer` |
        | `truncate(n, f)` | string | its first n characters |
        | `lower(f)` | string | it in lower case |
        | `bucket(n, f)` | string or integer | 0 to n − 1 by Iceberg's hash, an `integer` |
        | `sha256(f, 'salt/name')` | string | 64 hex digits: HMAC-SHA-256 under a secret that the contract names and does not hold |

        ## Classification
        `public`, `internal`, `confidential` or `pii`, in rising order. What says nothing is `internal`, or what the contract's `defaultClassification` says. A struct, list or map is as sensitive as its most sensitive part.

        ## Roles
        `access` is `read` (the default) or `write`. A reader sees the classifications that it is cleared for, of those columns and rows that it is limited to. A row filter is a condition on top-level columns: `=`, `<>`, `!=`, `<`, `<=`, `>`, `>=`, `IN`, `BETWEEN`, `LIKE`, `IS NULL`, with `AND`, `OR`, `NOT` and parentheses; values are `'texts'`, numbers, `TRUE`, `FALSE`, `DATE '2026-03-01'` and `TIMESTAMP '2026-03-01 08:00:00'`. A value that a column's `enum` does not list is refused: no row could have it. Where Lake Formation governs, it compares no dates, timestamps and integers of less than 32 bits, and takes 2,047 characters: filter by a derived field instead.

        ## Service levels
        `latency`, `retention` and `frequency` (or `ly`, `re`, `fy`), for all datasets or for those that `element` names. Units: `s`, `min`, `h`, `d`, `w`, `mo` (30 days) and `y` (365 days), and their English names; `m` is refused, since it may be either. `mustBeBetween` and `mustNotBeBetween` leave their bounds out, as the standard equates them with `mustBeGreaterThan` and `mustBeLessThan`.

        ## Support
        A channel whose `url` is a `mailto:`, or whose `tool` is `email`, is where alarms go: it must be an address.

        ## Custom properties
        Any name may stand under `customProperties` and is carried along; one that differs by a letter or two from these is refused as a slip.

        """;

    /// <summary>What each property of <see cref="KnownProperties"/> takes and does.</summary>
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["defaultClassification"] = "the classification of fields that have none",
        ["compatibility"] = "`BACKWARD` (default), `FORWARD`, `FULL` or `NONE`: what a new version may not break ([compatibility.md](compatibility.md))",
        ["unknownFields"] = "what happens to keys that the contract does not name: `drop` (default, counted), `refuse`, or `keep` as JSON text in the column `unknown_fields`",
        ["eventTimeField"] = "the timestamp that says when the event happened; with `eventTimeMaxLate` and `eventTimeMaxEarly`",
        ["eventTimeMaxLate"] = "how long before its arrival an event may have happened, like `7 d`; older ones are refused, since they would open partitions without end",
        ["eventTimeMaxEarly"] = "how far after its arrival it may claim to have happened, like `1 h`",
        ["streamKey"] = "the required string or integer whose value spreads records over shards; random when absent",
        ["epochUnit"] = "on a timestamp: the event carries a number of `seconds` or `milliseconds` since 1970",
        ["readableClassifications"] = "the classifications that the role is cleared for; `[public, internal]` when absent",
        ["readableColumns"] = "the columns that it is limited to, for all its datasets or as a map from dataset to list",
        ["rowFilter"] = "the rows that it is limited to, a condition or a map from dataset to condition",
        ["datasets"] = "the datasets that the role may touch; all when absent",
    };

    public static string Render()
    {
        var page = new StringBuilder(Intro).Append("\n| On | Property | Is |\n| --- | --- | --- |\n");
        foreach (var (place, names) in new[]
        {
            ("the contract", KnownProperties.Contract), ("a dataset", KnownProperties.Dataset),
            ("a field", KnownProperties.Field), ("a role", KnownProperties.Role),
        })
        {
            foreach (var name in names)
                page.Append($"| {place} | `{name}` | {Meanings[name]} |\n");
        }

        page.Append("\n## Accepted, and without effect\nThese keys of the standard build nothing here.\n\n| In | Keys |\n| --- | --- |\n");
        foreach (var element in Elements())
        {
            var keys = element.Keys.Where(key => key.Use == KeyUse.NotUsed).Select(key => $"`{key.Name}`").Order(StringComparer.Ordinal).ToList();
            if (keys.Count > 0)
                page.Append($"| {element.Name} | {string.Join(", ", keys)} |\n");
        }

        page.Append($"| `slaProperties` | {string.Join(", ", SlaReader.NotUsed.Select(name => $"`{name}`"))} |\n");
        page.Append("\nThis page is written by a test from the code: `UPDATE_DOCS=1 dotnet test`.\n");
        return page.ToString();
    }

    private static IEnumerable<OdcsElement> Elements() => typeof(OdcsKeys)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.PropertyType == typeof(OdcsElement))
        .Select(property => (OdcsElement)property.GetValue(null)!);
}
