using System.Runtime.InteropServices;
using ReferencePipeline.Rehearsal.Delivery;

namespace ReferencePipeline.Rehearsal.Tests;

public sealed class TextMemoryTests
{
    private const int Block = 256 * 1024;

    [Fact]
    public void Texts_stay_as_they_are_whatever_comes_after_them()
    {
        using var memory = new TextMemory();
        int[] lengths = [13, 100_000, 150_000, 20_000, Block, 1, Block + 1, 200_000, 2 * Block];

        var kept = lengths.Select((length, i) => (At: memory.Keep(Text(i, length)), Length: length)).ToList();

        Assert.All(kept.Index(), text => Assert.True(Read(text.Item.At, text.Item.Length).AsSpan().SequenceEqual(Text(text.Index, text.Item.Length))));
        // 250,013 bytes; 20,000; a whole block; 1 and 200,000; two of their own.
        Assert.Equal(4 * Block + Block + 1 + 2 * Block, memory.Bytes);
    }

    [Fact]
    public void Memory_is_used_again()
    {
        using var memory = new TextMemory();
        var first = memory.Keep(Text(1, 1000));
        memory.Keep(Text(2, Block + 1));

        memory.Clear();

        Assert.Equal(0, memory.Bytes);
        Assert.Equal(first, memory.Keep(Text(3, 1000)));
        Assert.Equal(Block, memory.Bytes);
    }

    private static byte[] Read(nint at, int length)
    {
        var text = new byte[length];
        Marshal.Copy(at, text, 0, length);
        return text;
    }

    private static byte[] Text(int fill, int length)
    {
        var text = new byte[length];
        Array.Fill(text, (byte)(fill + 1));
        return text;
    }
}
