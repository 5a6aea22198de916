namespace ReferencePipeline.Contracts.Tests.Dialects;

/// <summary>A type read back from a dialect's text: what it is called, and what it holds under which names.</summary>
internal sealed record TypeTree(string Name, IReadOnlyList<(string Member, TypeTree Type)> Members)
{
    /// <summary>Reads <c>struct&lt;a:int,b:array&lt;string&gt;&gt;</c>.</summary>
    public static TypeTree OfHive(string text)
    {
        var reader = new Reader(text);
        var tree = Hive(reader);
        reader.End();
        return tree;
    }

    /// <summary>Reads <c>STRUCT("a" INTEGER, "b" VARCHAR[])</c>.</summary>
    public static TypeTree OfDuckDb(string text)
    {
        var reader = new Reader(text);
        var tree = DuckDb(reader);
        reader.End();
        return tree;
    }

    /// <summary>The whole tree on one line, for comparison and for messages.</summary>
    public override string ToString() =>
        Members.Count == 0 ? Name : $"{Name}({string.Join(", ", Members.Select(member => $"{member.Member} {member.Type}"))})";

    private static TypeTree Hive(Reader reader)
    {
        var name = reader.Word();
        switch (name)
        {
            case "struct":
                return new(name, reader.List('<', '>', () => (reader.Word(), reader.Skip(':', () => Hive(reader)))));
            case "array":
                return new(name, reader.List('<', '>', () => ("items", Hive(reader))));
            case "map":
                var place = 0;
                return new(name, reader.List('<', '>', () => (place++ == 0 ? "key" : "value", Hive(reader))));
            default:
                return new(name + reader.Parameters(), []);
        }
    }

    private static TypeTree DuckDb(Reader reader)
    {
        var name = reader.Word();
        var tree = name switch
        {
            "STRUCT" => new TypeTree("struct", reader.List('(', ')', () => (reader.Quoted(), reader.Skip(' ', () => DuckDb(reader))))),
            "MAP" => Map(reader),
            _ => new TypeTree(name + reader.Parameters(), []),
        };
        while (reader.Take("[]"))
            tree = new("array", [("items", tree)]);
        return tree;
    }

    private static TypeTree Map(Reader reader)
    {
        var place = 0;
        return new("map", reader.List('(', ')', () => (place++ == 0 ? "key" : "value", DuckDb(reader))));
    }

    private sealed class Reader(string text)
    {
        private int _at;

        public string Word()
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
                _at++;
            Assert.True(_at > start, $"a word was due at {start} of {text}");
            return text[start.._at];
        }

        public string Quoted()
        {
            Expect('"');
            var word = Word();
            Expect('"');
            return word;
        }

        public string Parameters()
        {
            if (_at == text.Length || text[_at] != '(')
                return "";
            var end = text.IndexOf(')', _at) + 1;
            var parameters = text[_at..end];
            _at = end;
            return parameters;
        }

        public T Skip<T>(char c, Func<T> then)
        {
            Expect(c);
            return then();
        }

        public List<T> List<T>(char open, char close, Func<T> read)
        {
            Expect(open);
            var all = new List<T>();
            do
            {
                Take(" ");
                all.Add(read());
            }
            while (Take(","));
            Expect(close);
            return all;
        }

        public bool Take(string expected)
        {
            if (!text.AsSpan(_at).StartsWith(expected))
                return false;
            _at += expected.Length;
            return true;
        }

        public void End() => Assert.Equal(text.Length, _at);

        private void Expect(char c) => Assert.True(Take(c.ToString()), $"'{c}' was due at {_at} of {text}");
    }
}
