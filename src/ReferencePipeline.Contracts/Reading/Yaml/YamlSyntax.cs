using YamlDotNet.Core;

namespace ReferencePipeline.Contracts.Reading.Yaml;

/// <summary>Says in one line what a YAML scanner's complaint comes from.</summary>
internal static class YamlSyntax
{
    public static YamlFault Explain(YamlException fault, string text)
    {
        var line = Math.Clamp((int)fault.Start.Line, 1, 1 + text.AsSpan().TrimEnd().Count('\n'));
        var message = Message(fault);

        // Of a tab before a list, the scanner tells the line where the list's owner begins.
        var (first, last) = message.Contains("invalid tab", StringComparison.Ordinal) ? (1, int.MaxValue - 1) : (line, (int)fault.End.Line);
        return TabIn(text, first, last) is { } tabbed
            ? new YamlFault(tabbed, "a tab indents this line", "indent with spaces")
            : new YamlFault(line, "not valid YAML: " + message, Instead(message));
    }

    private static string Instead(string message) =>
        message.Contains("wrong indentation", StringComparison.Ordinal) ? "indent the lines of one text deeper than its key"
        : message.Contains("invalid mapping", StringComparison.Ordinal) ? "put quotes around a text that holds ': ', or mend how deep the line is indented"
        : "mend the syntax here or in the line above";

    private static string Message(YamlException fault)
    {
        var message = fault.InnerException is YamlException inner ? inner.Message : fault.Message;
        return message.ReplaceLineEndings(" ").TrimEnd('.');
    }

    /// <summary>The scanner complains at the tab, or at what stands a line before or after it.</summary>
    private static int? TabIn(string text, int first, int last)
    {
        var number = 0;
        int? found = null;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            number++;
            if (number > last + 1)
                break;
            if (number >= first - 1 && content[..(content.Length - content.TrimStart().Length)].Contains('\t'))
                found ??= number;
        }

        return found;
    }
}
