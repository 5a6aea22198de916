using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>Reads a column's type as Glue spells it, into the type that Firehose's Parquet has.</summary>
internal static class HiveType
{
    /// <summary>The type that a text means.</summary>
    /// <exception cref="FormatException">It is no type that is known here; the message says where it ends to be one.</exception>
    public static DuckType Parse(string text)
    {
        var reader = new Reader(text);
        var type = reader.Type();
        return reader.IsAtEnd ? type : throw reader.Unknown();
    }

    private sealed class Reader(string text)
    {
        private int _at;

        public bool IsAtEnd => _at == text.Length;

        public DuckType Type() => Word() switch
        {
            "boolean" => Of(ScalarKind.Boolean),
            "tinyint" => Of(ScalarKind.TinyInt),
            "smallint" => Of(ScalarKind.SmallInt),
            "int" or "integer" => Of(ScalarKind.Integer),
            "bigint" => Of(ScalarKind.BigInt),
            "float" => Of(ScalarKind.Float),
            "double" => Of(ScalarKind.Double),
            "date" => Of(ScalarKind.Date),
            "timestamp" => Of(ScalarKind.Timestamp),
            "string" => Of(ScalarKind.Varchar),
            "varchar" or "char" => Sized(),
            "decimal" => Decimal(),
            "array" => Array(),
            "map" => Map(),
            "struct" => Struct(),
            _ => throw Unknown(),
        };

        public FormatException Unknown() => new($"'{text}' is no type that is known here, from '{text[Math.Min(_at, text.Length)..]}' on");

        private static DuckType.Scalar Of(ScalarKind kind) => new(kind);

        private DuckType.Scalar Sized()
        {
            Take('(');
            Number();
            Take(')');
            return Of(ScalarKind.Varchar);
        }

        private DuckType.Decimal Decimal()
        {
            // Hive's own default.
            if (!TryTake('('))
                return new(10, 0);
            var precision = Number();
            var scale = TryTake(',') ? Number() : 0;
            Take(')');
            return precision is >= 1 and <= 38 && scale <= precision ? new(precision, scale) : throw Unknown();
        }

        private DuckType.List Array()
        {
            Take('<');
            var item = Type();
            Take('>');
            return new(item);
        }

        private DuckType.Map Map()
        {
            Take('<');
            var key = Type();
            Take(',');
            var value = Type();
            Take('>');
            return new(key, value);
        }

        private DuckType.Struct Struct()
        {
            var members = new List<(string, DuckType)>();
            Take('<');
            do
            {
                var name = Word();
                Take(':');
                members.Add((name, Type()));
            }
            while (TryTake(','));
            Take('>');
            return new(members);
        }

        private string Word()
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '-' or '$'))
                _at++;
            return _at > start ? text[start.._at].ToLowerInvariant() : throw Unknown();
        }

        private int Number() => int.TryParse(Word(), out var number) ? number : throw Unknown();

        private bool TryTake(char expected)
        {
            while (_at < text.Length && text[_at] == ' ')
                _at++;
            if (_at == text.Length || text[_at] != expected)
                return false;
            _at++;
            while (_at < text.Length && text[_at] == ' ')
                _at++;
            return true;
        }

        private void Take(char expected)
        {
            if (!TryTake(expected))
                throw Unknown();
        }
    }
}
