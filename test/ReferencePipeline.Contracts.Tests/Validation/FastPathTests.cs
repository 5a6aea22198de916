using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>What is quick must say what the slow way says.</summary>
public class FastPathTests
{
    private static ReadOnlySpan<byte> Signs => "\"\\{}[],:0123456789eE+-. \n\u0001untfx"u8;

    private static readonly ContractSet Contracts = ContractSet.Load(Path.Combine(Repository.Root, "contracts"));
    private static readonly Salts Secrets = new(new Dictionary<string, byte[]> { ["page-views/email-salt"] = new byte[32] });

    [Theory]
    [InlineData("page_views")]
    [InlineData("orders")]
    public void A_good_record_allocates_nothing(string dataset)
    {
        var (records, arrival) = Records(dataset, 1000);
        var validator = Validator(dataset);
        var (report, writer) = (new RecordReport(), new JsonRecordWriter(validator));
        Assert.True(All(), "a record of the generator was refused");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var good = All();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(good);

        bool All()
        {
            var all = true;
            foreach (var record in records)
            {
                writer.Clear();
                all &= validator.Validate(record, arrival, ref writer, report);
            }

            return all;
        }
    }

    [Fact]
    public async Task One_validator_serves_several_threads()
    {
        var (records, arrival) = Records("page_views", 500);
        var validator = Validator("page_views");
        var alone = Lines();
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Lines, TestContext.Current.CancellationToken)));

        Assert.All(together, lines => Assert.Equal(alone, lines));

        string Lines()
        {
            var (report, writer) = (new RecordReport(), new JsonRecordWriter(validator));
            foreach (var record in records)
                validator.Validate(record, arrival, ref writer, report);
            return Encoding.UTF8.GetString(writer.Written);
        }
    }

    [Theory]
    [InlineData("page_views")]
    [InlineData("orders")]
    public void A_damaged_record_is_json_exactly_when_the_platform_says_so(string dataset)
    {
        var (records, arrival) = Records(dataset, 200);
        var validator = Validator(dataset);
        var (report, writer) = (new RecordReport(), new JsonRecordWriter(validator));
        var random = new Random(20261121);
        var seen = new HashSet<(int Way, byte Sign, bool IsJson)>();
        for (var i = 0; i < 8_000; i++)
        {
            var (record, way, sign) = Damaged(records[i % records.Length], random);
            if (!Utf8.IsValid(record))
                continue;
            writer.Clear();
            validator.Validate(record, arrival, ref writer, report);
            var isJson = IsJson(record);
            seen.Add((way, sign, isJson));
            Assert.True(isJson != report.Violations.Any(violation => violation.Reason == Reason.NotJson), Encoding.UTF8.GetString(record));
        }

        // Each sign in place of another and between two; what is cut off is never whole.
        Assert.All(Signs.ToArray(), sign => Assert.All([0, 1], way => Assert.Contains(seen, one => one.Way == way && one.Sign == sign)));
        Assert.Equal([(0, false), (0, true), (1, false), (1, true), (2, false), (2, true), (3, false)], seen.Select(one => (one.Way, one.IsJson)).Distinct().Order());
    }

    [Fact]
    public void Members_in_any_order_and_spacing_give_the_same_values()
    {
        var check = Check.Of("""
            { name: first, logicalType: string }
            { name: second, logicalType: integer }
            { name: third, logicalType: boolean }
            """);

        Assert.Equal("""{"first":"a","third":true}""", check.Record("""{"first":"a","third":true}"""));
        Assert.Equal("""{"third":true,"first":"a","second":2}""", check.Record("""{"third":true,"first":"a","second":2}"""));
        Assert.Equal("""{"first":"a","second":2}""", check.Record("""{ "first" : "a" ,"\u0073econd":2 }"""));
        Assert.Equal("not-json", check.Record("""{"first":"a""second":2}"""));
        Assert.Equal("not-json", check.Record("""{,"first":"a"}"""));
        Assert.Equal("first: duplicate-key", check.Record("""{"first":"a","first":"a"}"""));
    }

    [Theory]
    [InlineData("""["null",null]""", """["null",null]""")]
    [InlineData("""[null,null]""", "v: unique-items")]
    [InlineData("""["a","\u0061"]""", "v: unique-items")]
    [InlineData("""["1","a","+1e0"]""", """["1","a","+1e0"]""")]
    [InlineData("""["1","2","3","4","5","6","7","8","9","10","11","1"]""", "v: unique-items")]
    public void Texts_are_told_apart_by_what_they_say(string items, string expected)
    {
        var result = Check.Value("logicalType: array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: string }").With(items);
        Assert.Equal(expected, result.StartsWith('[') ? result : System.Text.RegularExpressions.Regex.Replace(result, @"\[\d+\]", ""));
    }

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXXX")]
    [InlineData("yyyyMMddHHmmss")]
    [InlineData("dd.MM.yyyy HH:mm")]
    [InlineData("yyyy/MM/dd HHXX")]
    public void Digits_at_fixed_places_say_what_the_elements_of_the_pattern_say(string text)
    {
        Assert.True(JdkPattern.TryParse(text, out var pattern, out _));
        Assert.NotNull(pattern.Layout);
        var random = new Random(7);
        var (agreed, room) = (0, new byte[TemporalText.MaxLength]);
        for (var i = 0; i < 20_000; i++)
        {
            Assert.True(pattern.TryWrite(new DateTime(1900, 1, 1).AddMinutes(random.Next(200_000_000)), room, out var written));
            var record = i % 3 == 0 ? room[..written] : Damaged(room[..written], random).Record;
            if (!pattern.Layout.TryRead(record, out var date, out var time, out var offset))
                continue;
            agreed++;
            Assert.True(pattern.TryRead(record, out var fields) && fields.TryDate(out var slowDate) && fields.TryTime(out var slowTime) &&
                (slowDate, slowTime, fields[JdkField.Offset]) == (date, time, offset), Encoding.UTF8.GetString(record));
        }

        Assert.True(agreed > 5000, $"only {agreed} were read at fixed places");
    }

    [Theory]
    [InlineData("yyyy-MM-dd mm")]
    [InlineData("yyyy-MM")]
    [InlineData("yyyy-MM-dd HH:ss")]
    [InlineData("yyyy-MM-dd[ HH]")]
    [InlineData("d.M.yyyy")]
    [InlineData("yyyy-MM-dd''HH")]
    public void Other_patterns_are_left_to_their_elements(string text)
    {
        Assert.True(JdkPattern.TryParse(text, out var pattern, out _));
        Assert.Null(pattern.Layout);
    }

    private static RecordValidator Validator(string dataset) => RecordValidator.Compile(Named(dataset), Secrets);

    private static Dataset Named(string dataset) => Contracts.Datasets.Single(candidate => candidate.Name == dataset);

    private static (byte[][] Records, DateTime Arrival) Records(string dataset, int count)
    {
        var generator = new EventGenerator(Named(dataset), GenerationOptions.Default);
        return ([.. Enumerable.Range(0, count).Select(_ => generator.Next().ToArray())], generator.LastTime);
    }

    private static (byte[] Record, int Way, byte Sign) Damaged(byte[] record, Random random)
    {
        var (at, sign, way) = (random.Next(record.Length), Signs[random.Next(Signs.Length)], random.Next(4));
        byte[] damaged = way switch
        {
            0 => [.. record[..at], sign, .. record[(at + 1)..]],
            1 => [.. record[..at], sign, .. record[at..]],
            2 => [.. record[..at], .. record[(at + 1)..]],
            _ => record[..at],
        };
        return (damaged, way, sign);
    }

    private static bool IsJson(byte[] record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
