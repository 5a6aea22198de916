namespace ReferencePipeline.Cli.Commands;

/// <summary><c>completion</c>: a script that lets a shell complete commands, options and datasets.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "The shell: bash, zsh, fish or pwsh" };

    public CompletionCommand(Globals globals, Terminal terminal) : base("completion", "Write a completion script for a shell", globals, terminal)
    {
        _shell.CompletionSources.Add([.. Scripts.Keys]);
        _shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var shell }] && !Scripts.ContainsKey(shell))
                result.AddError($"'{shell}' is no shell that there is a script for; use bash, zsh, fish or pwsh");
        });
        Arguments.Add(_shell);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline completion bash",
        "pipeline completion zsh",
        "pipeline completion fish",
        "pipeline completion pwsh",
    ];

    protected override int Run(ParseResult parsed)
    {
        Terminal.Out.Write(Scripts[parsed.GetRequiredValue(_shell)]);
        return ExitCode.Fine;
    }

    // Each hands the line and the cursor to the program itself, which answers one word a line.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # source <(pipeline completion bash)
            _pipeline() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(pipeline "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _pipeline pipeline

            """,
        ["zsh"] = """
            # source <(pipeline completion zsh)
            _pipeline() {
              local -a words_found
              words_found=("${(@f)$(pipeline "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              (( ${#words_found} )) && compadd -a words_found || _files
            }
            compdef _pipeline pipeline

            """,
        ["fish"] = """
            # pipeline completion fish | source
            function __pipeline
              set -l line (commandline --cut-at-cursor)
              pipeline "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete --command pipeline --arguments '(__pipeline)'

            """,
        ["pwsh"] = """
            # pipeline completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName pipeline -ScriptBlock {
              param($word, $line, $cursor)
              pipeline "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }

            """,
    };
}
