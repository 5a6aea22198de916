using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>Eight keys are compared, more are hashed; nobody may notice which.</summary>
public class KeySetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(3000)]
    public void A_key_is_there_from_when_it_was_added_until_the_set_is_emptied(int count)
    {
        var (set, keys) = (new KeySet(), Keys(count, "key"));
        for (var time = 0; time < 2; time++)
        {
            for (var i = 0; i < count; i++)
            {
                Assert.True(set.Add(keys[i]));
                Assert.False(set.Add(keys[i]));
                Assert.False(set.Add(keys[0]));
                Assert.False(set.Add(keys[i / 2]));
            }

            Assert.All(keys, key => Assert.False(set.Add(key)));
            set.Clear();
        }
    }

    [Theory]
    [InlineData(20, 9)]
    [InlineData(9, 9)]
    [InlineData(300, 12)]
    [InlineData(3000, 40)]
    public void Nothing_of_a_larger_object_is_left_for_the_next_one(int before, int after)
    {
        var (set, old) = (new KeySet(), Keys(before, "old"));
        Assert.All(old, key => Assert.True(set.Add(key)));

        set.Clear();

        Assert.All(Keys(after, "n"), key => Assert.True(set.Add(key)));
        Assert.All(old, key => Assert.True(set.Add(key)));
    }

    [Fact]
    public void Keys_may_be_empty_long_and_beginnings_of_each_other()
    {
        var set = new KeySet();
        foreach (var length in new[] { 0, 1, 255, 256, 257, 2000, 100_000 })
        {
            Assert.True(set.Add(new byte[length]));
            Assert.False(set.Add(new byte[length]));
        }

        Assert.False(set.Add(new byte[256]));
        Assert.True(set.Add(new byte[258]));
    }

    [Fact]
    public void A_set_that_is_used_again_allocates_nothing()
    {
        var (set, keys) = (new KeySet(), Keys(40, "key"));
        Fill();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 100; time++)
            Fill();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Fill()
        {
            set.Clear();
            foreach (var key in keys)
                set.Add(key);
        }
    }

    private static byte[][] Keys(int count, string name) =>
        [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes(name + i.ToString(CultureInfo.InvariantCulture)))];
}
