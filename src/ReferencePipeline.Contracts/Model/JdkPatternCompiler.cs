using System.Text;

namespace ReferencePipeline.Contracts;

/// <summary>Turns the letters of a pattern into what reads them, as <c>DateTimeFormatterBuilder.appendPattern</c> does.</summary>
internal sealed class JdkPatternCompiler(string pattern)
{
    private const int MaxLength = 128;
    private const int MaxSections = 16;

    private readonly Stack<Level> _open = new([new(index: -1, parent: null)]);
    private readonly List<Level> _sections = [];

    public JdkElement[] Elements => [.. _open.Peek().Elements];

    /// <summary>One bit for each field that the pattern names.</summary>
    public uint Fields { get; private set; }

    /// <summary>The optional sections to write, as bits: those that say something new. Of two spellings of one field, the first is written.</summary>
    public uint SectionsWithoutRepeats()
    {
        var (written, said) = (0u, _open.Peek().Fields);
        foreach (var section in _sections)
        {
            var parentWritten = section.Parent!.Index < 0 || (written & (1u << section.Parent.Index)) != 0;
            if (!parentWritten || (section.Fields & said) != 0)
                continue;
            written |= 1u << section.Index;
            said |= section.Fields;
        }

        return written;
    }

    public JdkProblem? Compile()
    {
        if (pattern.Length is 0 or > MaxLength)
            return new($"the pattern has {pattern.Length} characters", $"write 1 to {MaxLength}, such as yyyy-MM-dd'T'HH:mm:ssXXX");

        for (var i = 0; i < pattern.Length;)
        {
            var problem = char.IsAsciiLetter(pattern[i]) ? Letter(ref i) : pattern[i] == '\'' ? Quoted(ref i) : Symbol(pattern[i++]);
            if (problem is not null)
                return problem;
        }

        while (_open.Count > 1)
            Close();
        return null;
    }

    private JdkProblem? Letter(ref int i)
    {
        var (letter, start) = (pattern[i], i);
        while (i < pattern.Length && pattern[i] == letter)
            i++;
        var count = i - start;
        if (JdkLetters.Problem(letter, count) is { } problem)
            return problem;

        var (field, element) = JdkLetters.Element(letter, count);
        Fields |= 1u << (int)field;
        _open.Peek().Fields |= 1u << (int)field;
        Add(element);
        return null;
    }

    private JdkProblem? Quoted(ref int i)
    {
        var literal = new StringBuilder();
        var start = i;
        for (i++; i < pattern.Length; i++)
        {
            if (pattern[i] != '\'')
            {
                literal.Append(pattern[i]);
            }
            else if (i + 1 < pattern.Length && pattern[i + 1] == '\'')
            {
                literal.Append('\'');
                i++;
            }
            else
            {
                Add(new JdkLiteral(Encoding.UTF8.GetBytes(i == start + 1 ? "'" : literal.ToString())));
                i++;
                return null;
            }
        }

        return new("a quote is opened and never closed", "close it with ', and write '' for a quote itself");
    }

    private JdkProblem? Symbol(char symbol)
    {
        switch (symbol)
        {
            case '{' or '}' or '#':
                return new($"the JDK reserves {symbol}", $"quote it: '{symbol}'");
            case '[' when _sections.Count == MaxSections:
                return new($"the pattern has more than {MaxSections} optional sections", "split the field, or send one spelling");
            case '[':
                _open.Peek().Adjacent = -1;
                _sections.Add(new(_sections.Count, _open.Peek()));
                _open.Push(_sections[^1]);
                return null;
            case ']' when _open.Count == 1:
                return new("a section is closed that was never opened", "open it with [, or quote it: ']'");
            case ']':
                Close();
                return null;
            default:
                Add(new JdkLiteral(Encoding.UTF8.GetBytes([symbol])));
                return null;
        }
    }

    private void Close()
    {
        var level = _open.Pop();
        Add(new JdkOptional(level.Index, [.. level.Elements]));
    }

    private void Add(JdkElement element)
    {
        var level = _open.Peek();
        if (element is not JdkNumber number)
        {
            level.Adjacent = -1;
        }
        else
        {
            if (level.Adjacent >= 0)
            {
                var first = (JdkNumber)level.Elements[level.Adjacent];
                level.Elements[level.Adjacent] = number.IsFixed ? first.FollowedBy(number.Width) : first.Alone();
            }

            if (level.Adjacent < 0 || !number.IsFixed)
                level.Adjacent = level.Elements.Count;
        }

        level.Elements.Add(element);
    }

    /// <summary>A section being read, with the number that digits without a separator belong to.</summary>
    private sealed class Level(int index, Level? parent)
    {
        public int Index => index;
        public Level? Parent => parent;
        public List<JdkElement> Elements { get; } = [];
        public uint Fields { get; set; }
        public int Adjacent { get; set; } = -1;
    }
}
