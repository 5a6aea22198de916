namespace ReferencePipeline.Contracts.Tests.Temporal;

/// <summary>Names as the JDK has them for <c>Locale.ENGLISH</c>.</summary>
public sealed class JdkNameTests
{
    [Theory]
    [InlineData(1, "Jan", "January")]
    [InlineData(2, "Feb", "February")]
    [InlineData(3, "Mar", "March")]
    [InlineData(4, "Apr", "April")]
    [InlineData(5, "May", "May")]
    [InlineData(6, "Jun", "June")]
    [InlineData(7, "Jul", "July")]
    [InlineData(8, "Aug", "August")]
    [InlineData(9, "Sep", "September")]
    [InlineData(10, "Oct", "October")]
    [InlineData(11, "Nov", "November")]
    [InlineData(12, "Dec", "December")]
    public void A_month_has_a_short_name_and_a_full_one(int month, string brief, string full)
    {
        Assert.Equal($"2026-{month:00}-09", Given.Date(Given.Pattern("dd MMM yyyy"), $"09 {brief} 2026"));
        Assert.Equal($"2026-{month:00}-09", Given.Date(Given.Pattern("dd MMMM yyyy"), $"09 {full} 2026"));
    }

    [Theory]
    [InlineData(16, "Mon", "Monday")]
    [InlineData(17, "Tue", "Tuesday")]
    [InlineData(18, "Wed", "Wednesday")]
    [InlineData(19, "Thu", "Thursday")]
    [InlineData(20, "Fri", "Friday")]
    [InlineData(21, "Sat", "Saturday")]
    [InlineData(22, "Sun", "Sunday")]
    public void A_weekday_has_a_short_name_and_a_full_one_and_must_be_the_days(int day, string brief, string full)
    {
        Assert.Equal($"2026-11-{day}", Given.Date(Given.Pattern("EEE dd.MM.yyyy"), $"{brief} {day}.11.2026"));
        Assert.Equal($"2026-11-{day}", Given.Date(Given.Pattern("EEEE dd.MM.yyyy"), $"{full} {day}.11.2026"));
        Assert.Equal(Given.Refused, Given.Date(Given.Pattern("EEEE dd.MM.yyyy"), $"{full} {day + 1}.11.2026"));
    }
}
