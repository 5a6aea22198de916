using System.Text;

namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary>Files that are no YAML, or YAML that a contract may not be written in: one line each.</summary>
public sealed class YamlTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "", "1: the file is empty; write a contract, starting with 'apiVersion: v3.1.0' and 'kind: DataContract'" },
        { "# only a comment\n", "1: the file is empty; write a contract, starting with 'apiVersion: v3.1.0' and 'kind: DataContract'" },
        { "just text", "1: the contract is 'just text'; write a map of 'key: value' lines, starting with 'apiVersion: v3.1.0'" },
        { "- a\n- b", "1: the contract is a list; write a map of 'key: value' lines, starting with 'apiVersion: v3.1.0'" },
        { "a:\n\tb: 1", "2: a tab indents this line; indent with spaces" },
        { "a:\n  b: 1\n \tc: 2", "3: a tab indents this line; indent with spaces" },
        { "a: 1\ntags:\n\t- b\nc: d", "3: a tab indents this line; indent with spaces" },
        { "a: 1\nb: what: all of it", "2: not valid YAML: While scanning a plain scalar value, found invalid mapping; put quotes around a text that holds ': ', or mend how deep the line is indented" },
        { "a: 1\nb: 2\na: 3", "3: the key 'a' is here a second time, first in line 1; write each key once" },
        { "a: {b: 1, 'b': 2}", "1: the key 'b' is here a second time, first in line 1; write each key once" },
        { "a: &x [*x]", "1: the alias '*x' stands inside its own anchor: a loop; write the value out" },
        { "a: &x\n  b: &y\n    c: *x", "3: the alias '*x' stands inside its own anchor: a loop; write the value out" },
        { "a: *x", "1: the alias '*x' has no anchor before it; write '&x' at the value it stands for" },
        { "a: &x {b: 1}\nc:\n  <<: *x", "3: '<<' merges are not part of YAML 1.2; write the keys out" },
        { "- a: \"b\\\n  \\ c\"", "1: not valid YAML: While scanning a multi-line double-quoted scalar, found wrong indentation; indent the lines of one text deeper than its key" },
        { "a: 1\n---\nb: 2", "2: a second document starts here; write one contract in a file" },
        { "1: a", "1: the key is the number 1, not text; write '1' in quotes" },
        { "true: a", "1: the key is true, not text; write 'true' in quotes" },
        { "? [a, b]\n: c", "1: a key is a list or a map; use text as a key" },
        { "a: &x b\n*x : c", "2: an alias is used as a key; use text as a key" },
        { "a: !!int 5", "1: the tag 'tag:yaml.org,2002:int'; write the value without a tag; quotes make it text" },
        { "a: !evil {}", "1: the tag '!evil'; write the value without a tag; quotes make it text" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_one_clear_line(string yaml, string problem) => Assert.Equal([problem], Sample.Problems(yaml));

    [Theory]
    [InlineData("a: [1, 2", 1)]
    [InlineData("a: 1\n b: 2", 2)]
    [InlineData("a: 'open\nb: 2", 1)]
    [InlineData("a: b: c", 1)]
    [InlineData("a: 1\n@b: 2", 2)]
    [InlineData("a: \"\\q\"", 1)]
    [InlineData("%YAML 7.9\n---\na: 1", 1)]
    public void Broken_syntax_is_one_line_with_its_place(string yaml, int line)
    {
        var problem = Assert.Single(Sample.Problems(yaml));

        Assert.StartsWith($"{line}: not valid YAML: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        Assert.DoesNotContain("Exception", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        Assert.Equal(["2: the bytes are not UTF-8; save the file as UTF-8"], Problems([.. "a: 1\nb: "u8, 0xC3, 0x28]));
        Assert.Equal(["1: the file is UTF-16 or UTF-32; save it as UTF-8"], Problems([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sample.Good)]));
        Assert.Equal(["1: the file is UTF-16 or UTF-32; save it as UTF-8"], Problems([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Sample.Good)]));
        Assert.Equal(["1: the file is UTF-16 or UTF-32; save it as UTF-8"], Problems(Encoding.Unicode.GetBytes(Sample.Good)));
    }

    [Fact]
    public void A_byte_order_mark_and_CRLF_change_nothing()
    {
        var crlf = Sample.With("required: true", "required: yes").ReplaceLineEndings("\r\n");

        Assert.Empty(Sample.Problems(Sample.Good.ReplaceLineEndings("\r\n")));
        Assert.Empty(Problems([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Sample.Good)]));
        Assert.Equal(
            ["14: schema.orders.properties.orderId.required: 'yes' stands here; write true, without quotes"],
            Problems([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(crlf)]));
    }

    [Fact]
    public void Anchors_stand_for_what_they_hold()
    {
        var contract = Sample.Accepted(Sample.With("        logicalType: boolean", "        logicalType: &type boolean\n      - name: twice\n        logicalType: *type"));

        Assert.Equal(new BooleanType(), contract.Datasets[0].Fields[4].Type);
    }

    [Theory]
    [InlineData("2024-01-01")]
    [InlineData("1.0")]
    [InlineData("yes")]
    [InlineData("0x1F")]
    public void Where_text_belongs_a_value_without_quotes_is_taken_as_written(string version) =>
        Assert.Equal(version, Sample.Accepted(Sample.With("2.1.0", version)).Version);

    private static string[] Problems(byte[] bytes) =>
        ContractFile.Parse(Sample.File, bytes) is ContractReading.Refused refused ? [.. refused.Problems.Select(problem => problem.ToString()[(Sample.File.Length + 1)..])] : [];
}
