using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Lake;
using ReferencePipeline.Query;

namespace ReferencePipeline.Operate;

/// <summary>What is asked of the trail.</summary>
internal sealed class AuditSql(string database)
{
    private const int Days = 7;

    private readonly string _events = Trino.From(database, AuditTable.Table);

    /// <summary>Written as the trail's folders are.</summary>
    private static string LastWeek => $"{SqlIdentifier.Quote(AuditTable.Day)} >= date_format({Trino.DaysAgo(Days)}, '%Y/%m/%d')";

    /// <summary>
    /// Who got at a dataset that holds personal data: through Lake Formation, which tells table and principal but no columns, or at
    /// its objects past it. Sessions that Lake Formation itself hands out are left out, since their principal is in the first half.
    /// Nothing where no contract has personal data.
    /// </summary>
    public string? WhoReadPii(IEnumerable<Dataset> datasets)
    {
        var tables = datasets.Where(dataset => dataset.Fields.Any(field => field.Classification is Classification.Pii)).Select(dataset => dataset.Table.Value).ToList();
        if (tables.Count == 0)
            return null;
        var names = string.Join(", ", tables.Select(Text));
        var folders = string.Join(", ", new[] { LakePrefixes.AllData, LakePrefixes.AllRaw, LakePrefixes.AllErrors }.Select(prefix => Text(prefix.TrimEnd('/'))));
        return $"""
            SELECT principal, "table", way, count(*) AS times, min(eventtime) AS first_time, max(eventtime) AS last_time
            FROM (
              SELECT
                json_extract_scalar(additionaleventdata, '$.lakeFormationPrincipal') AS principal,
                split_part(json_extract_scalar(requestparameters, '$.tableArn'), '/', 3) AS "table",
                COALESCE(useridentity.invokedby, json_extract_scalar(additionaleventdata, '$.requesterService')) AS way,
                eventtime
              {_events}
              WHERE {LastWeek}
                AND eventsource = 'lakeformation.amazonaws.com'
                AND eventname = 'GetDataAccess'
                AND errorcode IS NULL
              UNION ALL
              SELECT
                COALESCE(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.invokedby) AS principal,
                split_part(json_extract_scalar(requestparameters, '$.key'), '/', 2) AS "table",
                concat('S3, ', split_part(json_extract_scalar(requestparameters, '$.key'), '/', 1)) AS way,
                eventtime
              {_events}
              WHERE {LastWeek}
                AND eventsource = 's3.amazonaws.com'
                AND eventname = 'GetObject'
                AND errorcode IS NULL
                AND split_part(json_extract_scalar(requestparameters, '$.key'), '/', 1) IN ({folders})
                AND COALESCE(useridentity.arn, '') NOT LIKE '%/AWSLF-%'
            )
            WHERE "table" IN ({names})
            GROUP BY 1, 2, 3
            ORDER BY 4 DESC
            """.ReplaceLineEndings("\n");
    }

    /// <summary>Who started how many queries in which workgroup; what they cost is nowhere in the trail.</summary>
    public string WhoAsked => $"""
        SELECT
          COALESCE(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) AS principal,
          json_extract_scalar(requestparameters, '$.workGroup') AS workgroup,
          count(*) AS queries,
          max(eventtime) AS last_time
        {_events}
        WHERE {LastWeek}
          AND eventsource = 'athena.amazonaws.com'
          AND eventname = 'StartQueryExecution'
          AND errorcode IS NULL
        GROUP BY 1, 2
        ORDER BY 3 DESC
        """.ReplaceLineEndings("\n");

    private static string Text(string value) => $"'{value}'";
}
