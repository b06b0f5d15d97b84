using AlignBot.Artifacts.Forms;
using AlignBot.Artifacts.Web;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Cards;

/// <summary>One artifact, as somebody reads it: what holds, what is proposed, who is missing, and what they can do with it.</summary>
static class ArtifactPage
{
    /// <summary>What is read of a text on the page; the file has the whole.</summary>
    const int Shown = 2400;

    /// <param name="artifact">What is read.</param>
    /// <param name="program">Its program.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="context">As of when.</param>
    /// <param name="onTheWeb">Whether it has a page in the browser.</param>
    /// <param name="clauses">Of an SLA: its clauses and what was kept of them, in the place of its text. Null where it has none.</param>
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Of(
        Artifact artifact, ProgramInfo program, UserId reader, RuleContext context, bool onTheWeb, IReadOnlyList<Block>? clauses = null)
    {
        var title = Mrkdwn.Of($"*{ArtifactWords.Title(artifact)}*  {ArtifactWords.Status(artifact, program.Roster)}");
        List<Block> blocks = [new SectionBlock(title)];
        if (!artifact.Aka.IsEmpty)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Also: {string.Join(", ", artifact.Aka)}")));
        }

        if (clauses is not null)
        {
            blocks.AddRange(clauses);
        }
        else if (artifact.Shown is { } shown)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Quoted(shown.Text).Shortened(Shown)));
        }

        if (artifact is { InForce: { } inForce, Latest: { } latest } && latest.Number != inForce.Number)
        {
            var by = ArtifactWords.Author(latest, program.Roster);
            var what = latest.IsProposed ? Mrkdwn.Of($"*Proposed by {by}, version {latest.Number}*\n") : Mrkdwn.Of($"*A draft by {by}*\n");
            blocks.Add(new SectionBlock(what + TextChanges.Between(inForce.Text, latest.Text) + Why(latest)));
        }

        foreach (var declined in artifact.Latest?.Declined ?? [])
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{Names.Of(program.Roster, declined.By)} does not sign version {artifact.Latest!.Number}: {declined.Reason}").Shortened(700)));
        }

        blocks.Add(new ContextBlock(ArtifactWords.Footer(artifact, program)));
        IEnumerable<IActionsElement> page = onTheWeb ? [OpenPage.Button(program, ArtifactDocument.PathOf(artifact))] : [];
        if (Buttons(artifact, program, reader, context).Concat(page).ToList() is { Count: > 0 } buttons)
        {
            blocks.Add(new ActionsBlock([.. buttons]));
        }

        return (title, blocks);
    }

    static Mrkdwn Why(Revision revision) => revision.Why is { } why ? Mrkdwn.Of($"\n_{why}_").Shortened(600) : Mrkdwn.Empty;

    static List<IActionsElement> Buttons(Artifact artifact, ProgramInfo program, UserId reader, RuleContext context)
    {
        var about = ArtifactRef.To(artifact).ToString();
        var buttons = new List<IActionsElement>();
        var signs = artifact.SignersAsked.Contains(reader);
        if (signs)
        {
            buttons.Add(new Button(SignForms.SignAction, "Read and sign") { Value = about, Style = ButtonStyle.Primary });
        }

        if (ArtifactWorkflow.WhyNotChange(artifact, reader, context) is not null)
        {
            return buttons;
        }

        if (artifact.Kind is ArtifactKind.AccountPlan)
        {
            buttons.Add(MeantCommand.Run("All entries", $"account {artifact.Name}", program));
        }
        else if (!artifact.Kind.IsLiving())
        {
            buttons.Add(new Button(WriteForms.WriteAction, artifact.Latest switch { null => "Write it", { IsProposed: false } => "Change and propose it", _ => "Write a new version" }) { Value = about, Style = signs || artifact.Latest is not null ? ButtonStyle.Default : ButtonStyle.Primary });
        }

        var isToReview = artifact.InForce is not null && ArtifactStatus.Of(artifact, context.Roster) is ArtifactStatus.Stale;
        if (isToReview)
        {
            buttons.Add(new Button(ArtifactButtons.RightAction, "It is still right") { Value = about });
        }

        List<Option> more = artifact.Kind.IsDated() ? [] : [Entry(ArtifactButtons.OwnerEntry, "Name another owner"), Entry(ArtifactButtons.ReviewEntry, "Look at it more or less often")];
        if (artifact.InForce is null && !artifact.Kind.IsDated())
        {
            more.Add(Entry(ArtifactButtons.DueEntry, "By when it is to hold"));
        }

        more.Add(Entry(ArtifactButtons.VersionsEntry, "All versions"));
        if (!artifact.Kind.IsOne() && !artifact.Kind.IsDated())
        {
            more.Add(Entry(ArtifactButtons.RetireEntry, "Take it out of use"));
        }

        buttons.Add(new OverflowMenu(ArtifactButtons.MoreAction, [.. more]));
        return buttons;

        Option Entry(string entry, string label) => new($"{entry}:{about}", (PlainText)label);
    }
}
