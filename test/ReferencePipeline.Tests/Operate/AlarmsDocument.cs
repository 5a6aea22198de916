using System.Text;
using ReferencePipeline.Operate;

namespace ReferencePipeline.Tests.Operate;

/// <summary><c>docs/alarms.md</c>, written from the code that makes the alarms.</summary>
public sealed class AlarmsDocument
{
    [Fact]
    public void The_document_says_what_rings() => GeneratedDocument.Check("alarms.md", Write());

    private static string Write()
    {
        var text = new StringBuilder("""
            # Alarms

            Everything that rings goes to one topic, and from there to the addresses in `alarms.emails` and to the e-mail channels of the contracts' `support`. Each address has to confirm once, by a link that AWS sends to it. An alarm is called `referencepipeline-<stage>-<what it is about>-<name>`, and its text says what the table here says.

            Silence is no alarm, since most of these metrics have nothing to say when nothing happens; where it is one, the table says so.

            This file is written by a test from the code that makes the alarms: `UPDATE_DOCS=1 dotnet test`.

            """);
        Table("Of each dataset that takes events", DatasetTroubles.All);
        Table("Of what all datasets share", PipelineTroubles.All);
        text.Append("""

            ## Notices
            These come as they happen, and no alarm stays red behind them.

            | Notice | Means | First |
            | --- | --- | --- |
            | a crawl failed | New partitions are missing outside Athena | Read the crawler's log; the nightly crawl makes up for a single failure |
            | a quality rule failed | Data breaks a rule of its contract | Open the result in Glue's data quality; it names the rule and the value |
            | the budget | The stage has cost a share of `budget.monthlyUsd` | Look at Cost Explorer by the tag `dataset` |

            ## Once, by hand
            - Confirm each subscription.
            - Activate the cost allocation tag `deployment` (Billing, Cost allocation tags), in the payer's account if there is one; until then the budget sees no cost at all. `dataset` and `persona` beside it show whose cost it is.

            ## What no alarm sees
            - A producer that sends nothing. Give its contract a quality rule on `rowCount`; `freshness of <table>` in the operations workgroup shows it at once.
            - A request that KMS throttled: AWS counts requests and not refusals, so `key-quota` rings before there are any.

            """);
        return text.ToString().TrimEnd() + "\n";

        void Table(string title, IEnumerable<Trouble> troubles)
        {
            text.Append($"\n## {title}\n\n| Name | Rings when | Means | First |\n| --- | --- | --- | --- |\n");
            foreach (var trouble in troubles)
                text.Append($"| `{trouble.Id}` | {Cell(trouble.When)}{(trouble.Silence is Silence.Alarming ? "; silence rings too" : "")} | {Cell(trouble.Means)} | {Cell(char.ToUpperInvariant(trouble.First[0]) + trouble.First[1..])} |\n");
        }
    }

    private static string Cell(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal);
}
