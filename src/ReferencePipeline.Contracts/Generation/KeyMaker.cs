namespace ReferencePipeline.Contracts.Generation;

/// <summary>The stream key: some of its values come more often than others, by Zipf's law.</summary>
/// <remarks>The r-th key weighs <c>1 / r^s</c> with <c>s = skew / (1 - skew)</c>: 0 is even, 0.5 is Zipf's own law, and 1 puts 99.9 % on one key.</remarks>
internal sealed class KeyMaker : Maker
{
    public const int Population = 10_000;
    private const double Steepest = 10;

    private readonly PoolMaker _keys;
    private readonly uint[] _upTo;

    public KeyMaker(PoolMaker keys, double skew)
    {
        _keys = keys;
        _upTo = new uint[keys.Count];
        var exponent = skew >= 1 ? Steepest : Math.Min(Steepest, skew / (1 - skew));
        var weights = Enumerable.Range(1, keys.Count).Select(rank => Exact.Exp(-exponent * Exact.Ln(rank))).ToArray();
        var all = weights.Sum();
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            _upTo[i] = (uint)Math.Min(uint.MaxValue, sum / all * uint.MaxValue);
        }

        _upTo[^1] = uint.MaxValue;
    }

    public override void Write(EventBuffer to, Draw draw)
    {
        var at = Array.BinarySearch(_upTo, (uint)(draw.Next() >> 32));
        to.Write(_keys[at < 0 ? ~at : at]);
    }

    /// <summary>Logarithm and power from the four operations alone: the machine's own differ in the last digit between platforms.</summary>
    private static class Exact
    {
        private const double Ln2 = 0.693147180559945309;

        public static double Ln(double x)
        {
            var halvings = 0;
            for (; x > 1.5; x /= 2)
                halvings++;
            var z = (x - 1) / (x + 1);
            var (sum, power) = (0.0, z);
            for (var n = 1; n < 40; n += 2, power *= z * z)
                sum += power / n;
            return 2 * sum + halvings * Ln2;
        }

        public static double Exp(double x)
        {
            var (sum, term) = (1.0, 1.0);
            var part = x / 256;
            for (var n = 1; n < 20; n++)
                sum += term *= part / n;
            for (var i = 0; i < 8; i++)
                sum *= sum;
            return sum;
        }
    }
}
