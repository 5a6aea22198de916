using System.Runtime.CompilerServices;
using System.Text.Json;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <content>Objects.</content>
internal ref partial struct RecordReader<TSink>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadObject(ObjectRule rule)
    {
        if (!Is(JsonTokenType.StartObject))
            return;
        _sink.BeginObject(rule.Column);
        ReadMembers(rule);
        _sink.EndObject();
    }

    // What is called for each record or member is compiled on its own, or for lack of room in its caller its own parts are left as calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadMembers(ObjectRule rule)
    {
        var depth = _json.Depth;
        var words = rule.RequiredBits.Length;
        var bits = _report.OpenBits(words * 2);
        var seen = bits[..words];
        var nulls = bits[words..];
        ref var place = ref _report.Enter(rule.Names);
        var keys = rule.Table.Keys;
        var members = rule.Members;
        var (expected, count) = (0, 0);
        KeySet? unknown = null;
        while (true)
        {
            var index = _json.TryReadMember(keys, expected);
            if (index < 0)
            {
                if (!_json.Read() || _json.TokenType == JsonTokenType.EndObject)
                    break;
                index = Find(rule);
                if (index >= 0)
                    _json.Read();
            }

            if (index < 0)
            {
                count += ReadUnknown(unknown ??= _report.Keys(depth)) ? 1 : 0;
                continue;
            }

            expected = index + 1;
            place.AtMember(index);
            ref var word = ref seen[index >> 6];
            var bit = 1UL << index;
            if ((word & bit) != 0)
            {
                _report.Add(Reason.DuplicateKey);
                Skip();
                continue;
            }

            word |= bit;
            if (_json.TokenType == JsonTokenType.Null)
            {
                nulls[index >> 6] |= bit;
                continue;
            }

            count++;
            Read(members[index]);
        }

        CheckRequired(rule, seen, nulls);
        _report.CloseBits(bits.Length);
        _report.Leave();
        if (count < rule.MinProperties || count > rule.MaxProperties)
            _report.Add(Reason.Properties);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void CheckRequired(ObjectRule rule, ReadOnlySpan<ulong> seen, ReadOnlySpan<ulong> nulls)
    {
        for (var word = 0; word < seen.Length; word++)
        {
            for (var missing = rule.RequiredBits[word] & ~(seen[word] & ~nulls[word]); missing != 0; missing &= missing - 1)
            {
                _report.AtMember(word * 64 + System.Numerics.BitOperations.TrailingZeroCount(missing));
                _report.Add(Reason.Missing);
            }
        }
    }

    private readonly int Find(ObjectRule rule)
    {
        if (!_json.IsEscaped)
            return rule.Table.Find(_json.Value);
        var name = Unescape(_json.Value, out var isText);
        return isText ? rule.Table.Find(name) : Rule.None;
    }
}
