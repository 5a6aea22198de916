using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Synthesis;

/// <summary>What became of a synth.</summary>
public abstract record SynthesisOutcome
{
    private SynthesisOutcome() { }

    /// <summary>The templates are in <paramref name="Directory"/>; <paramref name="Stacks"/> are in the order in which they deploy.</summary>
    public sealed record Written(string Directory, IReadOnlyList<string> Stacks) : SynthesisOutcome;

    /// <summary>Settings, contracts or arguments are wrong; each problem is one line.</summary>
    public sealed record Refused(IReadOnlyList<string> Problems) : SynthesisOutcome;

    /// <summary>The machine lacks something.</summary>
    public sealed record Unable(string Reason) : SynthesisOutcome;

    /// <summary>0, 2 or 3, as the command line documents them.</summary>
    public int ExitCode => this switch
    {
        Written => 0,
        Refused => 2,
        _ => 3,
    };

    /// <summary>Does the work, and turns what a user can mend into an outcome; anything else is our mistake and stays an exception.</summary>
    internal static SynthesisOutcome Of(Func<SynthesisOutcome> work)
    {
        try
        {
            return work();
        }
        catch (SettingsException refused)
        {
            return new Refused([.. refused.Problems.Select(problem => problem.ToString())]);
        }
        catch (ContractException refused)
        {
            return new Refused([.. refused.Problems.Select(problem => problem.ToString())]);
        }
        catch (MissingToolException missing)
        {
            return new Unable(missing.Message);
        }
    }
}
