using ReferencePipeline.Rehearsal.Catalog.Projection;

namespace ReferencePipeline.Rehearsal.Tests.Catalog;

/// <summary>What Athena makes of a folder's value, by the parameters of its key.</summary>
public sealed class ProjectionTests
{
    private static readonly DateTime Now = new(2026, 3, 10, 14, 25, 36, DateTimeKind.Utc);

    /// <summary>Parameters, a value, and how the projection spells it; what never comes begins with the parameter that decides.</summary>
    public static TheoryData<string, string, string> Values => new()
    {
        { "type=enum;values=de,at,ch", "at", "at" },
        { "type=ENUM;values=de,at", "fr", "values: does not list it" },
        { "type=enum;values=de, at", "at", "values: holds ' at', where case and white space count" },
        { "type=enum;values=DE", "de", "values: holds 'DE', where case and white space count" },

        { "type=integer;range=3,9", "3", "3" },
        { "type=integer;range=3,9", "9", "9" },
        { "type=integer;range=3,9", "2", "range: is 3,9" },
        { "type=integer;range=3,9", "10", "range: is 3,9" },
        { "type= integer ;range= 3 , 9 ", "7", "7" },
        { "type=integer;range=-12,-3", "-12", "-12" },
        { "type=integer;range=0001,9999", "17", "17" },
        { "type=integer;range=0,23;digits=2", "7", "07" },
        { "type=integer;range=0,23;digits=2", "07", "07" },
        { "type=integer;range=0,200;digits=2", "117", "117" },
        { "type=integer;range=-9,9;digits=3", "-5", "-05" },
        { "type=integer;range=1,9;interval=4", "5", "5" },
        { "type=integer;range=1,9;interval=4", "7", "interval: is 4, counted from 1, and steps over it" },
        { "type=integer;range=0,9", "x", "type: is integer, and that is no whole number" },
        { "type=integer;range=-9223372036854775808,9223372036854775807;interval=2", "9223372036854775806", "9223372036854775806" },

        { "type=injected", "anything", "anything" },

        { "type=date;range=2026-02-01,2026-03-10;format=yyyy-MM-dd", "2026-02-01", "2026-02-01" },
        { "type=date;range=2026-02-01,2026-03-10;format=yyyy-MM-dd", "2026-03-10", "2026-03-10" },
        { "type=date;range=2026-02-01,2026-03-10;format=yyyy-MM-dd", "2026-01-31", "range: is 2026-02-01,2026-03-10" },
        { "type=date;range=2026-02-01,2026-03-10;format=yyyy-MM-dd", "2026-03-11", "range: is 2026-02-01,2026-03-10" },
        { "type=date;range=2026-02-01,2026-03-10;format=yyyy-MM-dd", "10.03.2026", "format: is yyyy-MM-dd, and that is no such date" },
        { "type=date;range=20260201,NOW;format=yyyyMMdd", "2026-02-03", "20260203" },
        { "type=date;range=2026/02,2026/12;format=yyyy/MM", "2026/03", "2026/03" },
        { "type=date;range=2020,2026;format=yyyy;interval=2;interval.unit=YEARS", "2024", "2024" },
        { "type=date;range=2020,2026;format=yyyy;interval=2;interval.unit=YEARS", "2023", "interval: is 2 YEARS, counted from 2020, and steps over it" },
        { "type=date;range=2026-01,2026-12;format=yyyy-MM;interval=3;interval.unit=MONTHS", "2026-07", "2026-07" },
        { "type=date;range=2026-01,2026-12;format=yyyy-MM;interval=3;interval.unit=months", "2026-06", "interval: is 3 MONTHS, counted from 2026-01, and steps over it" },
        { "type=date;range=2026-03-02,2026-12-31;format=yyyy-MM-dd;interval=1;interval.unit=WEEKS", "2026-03-16", "2026-03-16" },
        { "type=date;range=2026-03-02,2026-12-31;format=yyyy-MM-dd;interval=1;interval.unit=WEEKS", "2026-03-15", "interval: is 1 WEEKS, counted from 2026-03-02, and steps over it" },
        { "type=date;range=2026-03-01,2026-12-31;format=yyyy-MM-dd;interval=5", "2026-03-11", "2026-03-11" },
        { "type=date;range=2026-03-01-00,2026-03-31-23;format=yyyy-MM-dd-HH;interval=6;interval.unit=HOURS", "2026-03-05-18", "2026-03-05-18" },
        { "type=date;range=2026-03-01-00,2026-03-31-23;format=yyyy-MM-dd-HH;interval=6;interval.unit=HOURS", "2026-03-05-17", "interval: is 6 HOURS, counted from 2026-03-01-00, and steps over it" },
        { "type=date;range=2026-03-01T0000,NOW;format=yyyy-MM-dd'T'HHmm;interval=15;interval.unit=MINUTES", "2026-03-05T1845", "2026-03-05T1845" },
        { "type=date;range=2026-03-01 00:00:00,NOW;format=yyyy-MM-dd HH:mm:ss;interval=30;interval.unit=SECONDS", "2026-03-05 18:45:30", "2026-03-05 18:45:30" },
        { "type=date;range=2026-03-01 00:00:00.000,NOW;format=yyyy-MM-dd HH:mm:ss.SSS;interval=250;interval.unit=MILLISECONDS", "2026-03-05 18:45:30.250", "2026-03-05 18:45:30.250" },

        { "type=date;range=NOW-3DAYS,NOW;format=yyyy-MM-dd", "2026-03-10", "2026-03-10" },
        { "type=date;range=NOW-3DAYS,NOW;format=yyyy-MM-dd", "2026-03-07", "2026-03-07" },
        { "type=date;range=NOW-3DAYS,NOW;format=yyyy-MM-dd", "2026-03-06", "range: is NOW-3DAYS,NOW, 2026-03-07 to 2026-03-10 when it is asked for" },
        { "type=date;range=NOW-3DAYS,NOW;format=yyyy-MM-dd", "2026-03-11", "range: is NOW-3DAYS,NOW, 2026-03-07 to 2026-03-10 when it is asked for" },
        { "type=date;range=NOW-1DAY,NOW + 2 DAYS;format=yyyy-MM-dd", "2026-03-12", "2026-03-12" },
        { "type=date;range=NOW-1YEAR,NOW;format=yyyy-MM-dd", "2025-03-10", "2025-03-10" },
        { "type=date;range=NOW-1YEAR,NOW;format=yyyy-MM-dd", "2025-03-09", "range: is NOW-1YEAR,NOW, 2025-03-10 to 2026-03-10 when it is asked for" },
        { "type=date;range=NOW-2MONTHS,NOW;format=yyyy-MM", "2026-01", "2026-01" },
        { "type=date;range=NOW-2MONTHS,NOW;format=yyyy-MM", "2025-12", "range: is NOW-2MONTHS,NOW, 2026-01 to 2026-03 when it is asked for" },
        { "type=date;range=NOW-9999YEARS,NOW+9999YEARS;format=yyyy-MM-dd", "2026-03-10", "2026-03-10" },
        { "type=date;range=NOW-2WEEKS,NOW;format=yyyy-MM-dd", "2026-02-24", "2026-02-24" },
        { "type=date;range=NOW-5HOURS,NOW;format=yyyy-MM-dd-HH;interval=1;interval.unit=HOURS", "2026-03-10-09", "2026-03-10-09" },
        { "type=date;range=NOW-5HOURS,NOW;format=yyyy-MM-dd-HH;interval=1;interval.unit=HOURS", "2026-03-10-08", "range: is NOW-5HOURS,NOW, 2026-03-10-09 to 2026-03-10-14 when it is asked for" },
        { "type=date;range=NOW-90MINUTES,NOW;format=yyyyMMddHHmm;interval=1;interval.unit=MINUTES", "202603101255", "202603101255" },
        { "type=date;range=NOW-40SECONDS,NOW;format=yyyyMMddHHmmss;interval=1;interval.unit=SECONDS", "20260310142456", "20260310142456" },
    };

    [Theory, MemberData(nameof(Values))]
    public void A_value_is_spelled_as_its_parameters_say_or_never_comes(string parameters, string value, string expected)
    {
        var spelled = Read(parameters).Spell(value, Now);

        Assert.Equal(expected, spelled switch
        {
            Spelled.As(var text) => text,
            Spelled.Never(var parameter, var why, _) => $"{parameter}: {why}",
            _ => "",
        });
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "values=a", "projection.key.type is missing" },
        { "type=list", "projection.key.type is 'list', which Athena does not project; write enum, integer, date or injected" },
        { "type=enum", "projection.key.values is missing" },
        { "type=integer;range=5", "projection.key.range is '5'; write two values with a comma between" },
        { "type=integer;range=5,x", "projection.key.range is 'x'; write whole numbers" },
        { "type=integer;range=5,1", "projection.key.range is '5,1', and begins after its end" },
        { "type=integer;range=1,5;interval=0", "projection.key.interval is '0'; write a whole number above 0" },
        { "type=integer;range=1,5;digits=two", "projection.key.digits is 'two'; write a whole number above 0" },
        { "type=date;range=NOW-3DAYS,NOW", "projection.key.format is missing" },
        { "type=date;range=NOW-3DAYS,NOW;format=yyyy-ww", "projection.key.format does not do: 'ww' in 'yyyy-ww' is not understood here; write yyyy, MM, dd, HH, mm, ss or SSS" },
        { "type=date;range=NOW-3DAYS,later;format=yyyy-MM-dd", "projection.key.range does not do: 'later' is neither a date like yyyy-MM-dd nor one like NOW-3YEARS" },
        { "type=date;range=NOW-3DAYS,NOW;format=yyyy-MM-dd-HH", "projection.key.interval.unit is missing, and only a format of whole days or months goes without; yyyy-MM-dd-HH is neither" },
        { "type=date;range=2020,2026;format=yyyy;interval.unit=YEARS", "projection.key.interval is missing, and only a format of whole days or months goes without; yyyy is neither" },
        { "type=date;range=NOW-3DAYS,NOW;format=yyyy-MM-dd;interval.unit=FORTNIGHTS", "projection.key.interval.unit is 'FORTNIGHTS'; write YEARS, MONTHS, WEEKS, DAYS, HOURS, MINUTES, SECONDS or MILLISECONDS" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void Parameters_that_Athena_refuses_are_told_with_their_name(string parameters, string message) =>
        Assert.Equal(message, Assert.Throws<ProjectionException>(() => Read(parameters)).Message);

    private static ColumnProjection Read(string parameters) =>
        new ProjectionReader(parameters.Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => $"projection.key.{pair[0]}", pair => pair[1]), "key").Read();
}
