namespace ReferencePipeline.Contracts.Tests.Temporal;

public class JdkPatternProblemTests
{
    [Theory]
    [InlineData("YYYY-MM-dd", "Y is the year of the week", "write yyyy or uuuu")]
    [InlineData("yyyy-MM-ddTHH:mm:ss", "T is no pattern letter", "quote it: 'T'")]
    [InlineData("yyyy-'W'ww", "w counts by weeks", "yyyy-MM-dd")]
    [InlineData("yyyy-MM-dd HH:mm z", "z is the name of a zone", "XXX")]
    [InlineData("yyyy-MM-dd HH:mm VV", "V is the name of a zone", "XXX")]
    [InlineData("yyyy-MM-dd HH:mm O", "O is the name of a zone", "XXX")]
    [InlineData("yyyy-MM-dd HH:mm ZZZZ", "ZZZZ cannot be read back", "XXX")]
    [InlineData("yyyy-MM-dd HH:mm XXXXXX", "XXXXXX cannot be read back", "XXXXX or fewer")]
    [InlineData("yyyy-MM-dd G", "G is an era", "leave it out")]
    [InlineData("yyyy-QQQ", "Q is a quarter", "yyyy-MM-dd")]
    [InlineData("HH:mm:ss.n", "n counts fractions", "SSS")]
    [InlineData("ppH:mm", "p pads", "HH")]
    [InlineData("HH:mm B", "B is a part of the day", "AM and PM")]
    [InlineData("yyyy-MMMMM-dd", "MMMMM cannot be read back", "MMM or MMMM")]
    [InlineData("yyyy-MM-ddd", "ddd cannot be read back", "write dd or fewer")]
    [InlineData("HH:mm aa", "aa cannot be read back", "write a")]
    [InlineData("HH:mm:ss.SSSSSSSSSS", "SSSSSSSSSS cannot be read back", "SSSSSSSSS or fewer")]
    [InlineData("yyyy-MM-dd'T", "never closed", "close it")]
    [InlineData("yyyy-MM-dd]", "never opened", "open it")]
    [InlineData("yyyy-MM-dd{", "reserves {", "quote it: '{'")]
    [InlineData("yyyy#MM#dd", "reserves #", "quote it: '#'")]
    [InlineData("", "0 characters", "1 to 128")]
    [InlineData("[y][y][y][y][y][y][y][y][y][y][y][y][y][y][y][y][y]", "more than 16 optional sections", "one spelling")]
    public void What_no_record_can_be_read_back_by_is_refused_with_what_instead(string pattern, string what, string instead)
    {
        Assert.False(JdkPattern.TryParse(pattern, out _, out var problem));
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.Contains(instead, problem.Instead, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_is_as_long_as_a_line_at_most()
    {
        Assert.True(JdkPattern.TryParse(new string('-', 128), out _, out _));
        Assert.False(JdkPattern.TryParse(new string('-', 129), out _, out _));
    }

    [Theory]
    [InlineData("yyyy-mm-dd", "m is the minute", "M for the month")]
    [InlineData("yyyy-MM-DD", "D is the day of the year", "dd")]
    [InlineData("yyyy-MM", "says no day", "month and day")]
    [InlineData("MM-dd", "no year", "y or u")]
    [InlineData("yyyy-MM-dd HH:mm", "no time of day", "logicalType timestamp")]
    [InlineData("yyyy-MM-ddX", "no time of day", "logicalType timestamp")]
    [InlineData("dMMuuuu", "cannot be read by it", "fixed width")]
    [InlineData("yyyyMd", "cannot be read by it", "fixed width")]
    public void A_pattern_that_gives_no_date_is_named(string pattern, string what, string instead) =>
        Says(Given.Jdk(pattern).ProblemForDate(), what, instead);

    [Theory]
    [InlineData("yyyy-MM-dd", "no hour", "logicalType date")]
    [InlineData("HH:mm", "no year", "y or u")]
    [InlineData("yyyy-MM-dd hh:mm", "half a day", "write H")]
    [InlineData("yyyy-MM-dd HH:ss", "seconds and no minutes", "mm")]
    [InlineData("yyyy-MM-dd HH:mm.SSS", "fraction and no seconds", "ss")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'", "letter, no offset", "write X")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss", "no offset", "XXX")]
    public void A_pattern_that_gives_no_timestamp_with_offset_is_named(string pattern, string what, string instead) =>
        Says(Given.Jdk(pattern).ProblemForTimestamp(hasTimeZone: true), what, instead);

    [Theory]
    [InlineData("yyyy HH:mm", "no year", "the time alone")]
    [InlineData("HH:mmX", "no offset", "leave it out")]
    [InlineData("mm:ss", "no hour", "HH")]
    [InlineData("Hm", "cannot be read by it", "fixed width")]
    public void A_pattern_that_gives_no_time_is_named(string pattern, string what, string instead) =>
        Says(Given.Jdk(pattern).ProblemForTime(), what, instead);

    [Theory]
    [InlineData("date", "yyyy-MM-DD", "D is the day of the year")]
    [InlineData("timestamp", "yyyy-MM-dd", "the pattern has no hour")]
    [InlineData("time", "mm:ss", "the pattern has no hour")]
    public void A_contract_is_refused_whose_pattern_gives_no_value(string type, string pattern, string what)
    {
        var property = $"{{ name: v, logicalType: {type}, logicalTypeOptions: {{ format: '{pattern}' }} }}";

        Assert.Contains(what, Assert.Throws<ContractException>(() => Validation.Check.Dataset(property)).Message, StringComparison.Ordinal);
    }

    private static void Says(JdkProblem? problem, string what, string instead)
    {
        Assert.NotNull(problem);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.Contains(instead, problem.Instead, StringComparison.Ordinal);
    }
}
