using AlignBot.BusinessReviews.Web;
using AlignBot.Domain;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.BusinessReviews;

/// <summary>A business review in Slack: the page in brief, and the one thing to do with it.</summary>
static class ReviewCard
{
    /// <summary>So many findings stand on the card; all of them on the page and in the file.</summary>
    const int Findings = 3;

    /// <summary>As somebody reads it who asked for it.</summary>
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Of(
        ShownReview shown, ProgramInfo program, UserId reader, RuleContext context, bool onTheWeb)
    {
        var (review, revision) = (shown.Review, shown.Revision);
        var isNewest = review.Newest?.Number == revision.Number;
        var (keeps, signs) = (ReviewWorkflow.WhyNotKeep(reader, context) is null, ReviewWorkflow.WhyNotSign(reader, context) is null);
        var about = new ReviewRef(program.Key.ProgramId, review.Quarter, revision.Number).ToString();
        List<IActionsElement> buttons = [];
        if (signs && isNewest && revision.Signed is null)
        {
            buttons.Add(new Button(ReviewButtons.SignAction, "Sign it")
            {
                Value = about,
                Style = ButtonStyle.Primary,
                Confirm = new ConfirmationDialog(
                    "Sign it?", new PlainText($"You sign version {revision.Number} as it stands. What is different later is a version of its own beside it.").Shortened(300), "Sign it", "Cancel"),
            });
        }

        if (keeps && isNewest && revision is { Signed: not null, Posted: null })
        {
            buttons.Add(new Button(ReviewButtons.PostAction, "Post to the channel") { Value = about, Style = ButtonStyle.Primary });
        }

        Common(buttons, shown, program, about, onTheWeb);
        if (signs)
        {
            buttons.Add(new Button(CostForm.OpenAction, review.Cost is null ? "Enter the cost" : "Change the cost") { Value = about });
        }

        if (keeps)
        {
            buttons.Add(new Button(ReviewButtons.MakeAction, "Make it anew") { Value = about });
        }

        if (Other(review, revision, keeps) is { } other)
        {
            buttons.Add(new Button(ReviewButtons.OpenAction, $"Version {other.Number}")
            {
                Value = new ReviewRef(program.Key.ProgramId, review.Quarter, other.Number).ToString(),
            });
        }

        var state = $"{ReviewWords.Signed(revision, program)}{(isNewest ? "" : $"; version {review.Newest!.Number} is newer")}";
        return Card(shown, state, buttons);
    }

    /// <summary>As it stands before everybody.</summary>
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) InChannel(ShownReview shown, ProgramInfo program, bool onTheWeb)
    {
        List<IActionsElement> buttons = [];
        Common(
            buttons, shown, program, new ReviewRef(program.Key.ProgramId, shown.Review.Quarter, shown.Revision.Number).ToString(),
            onTheWeb);
        return Card(shown, ReviewWords.Signed(shown.Revision, program), buttons);
    }

    static void Common(List<IActionsElement> buttons, ShownReview shown, ProgramInfo program, string about, bool onTheWeb)
    {
        if (onTheWeb)
        {
            buttons.Add(OpenPage.Button(program, ReviewPage.PathOf(shown.Review, shown.Revision), "Open to print"));
        }

        buttons.Add(new Button(ReviewButtons.FileAction, "Send me the file") { Value = about });
    }

    static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Card(ShownReview shown, string state, List<IActionsElement> buttons)
    {
        var says = shown.Says;
        var title = Mrkdwn.Of($"*Business review of {says.Quarter}*");
        List<Block> blocks =
        [
            new SectionBlock(title + Mrkdwn.Of($"\n{says.Made} {Capital.Of(state)}.").Shortened(600)),
            new SectionBlock(Mrkdwn.Of($"*Two quarters together:* {says.Verdict}").Shortened(900)),
            new SectionBlock(Lines.Fit([.. says.Measures.Select(Say)])),
            new SectionBlock(Lines.Fit(
            [
                Parts(says), Mrkdwn.Of($"*Cadence*  {says.Cadence}").Shortened(500),
                Mrkdwn.Of($"*Disputes*  {says.Disputes}").Shortened(500),
                Mrkdwn.Of($"*Return*  {says.Return}").Shortened(700),
            ])),
            new SectionBlock(Lines.Fit(
            [
                Mrkdwn.Of($"*Findings*  {says.FoundIn}").Shortened(300),
                .. says.Findings.Take(Findings).Select(finding => Mrkdwn.Of($"{finding.Text} _{finding.Owner}_").Shortened(450)),
                .. More(says) is > 0 and var more ? new[] { Mrkdwn.Of($"{more} more on the page and in the file.") } : [],
            ])),
        ];
        if (shown.IsErasedIn)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Words of it were erased on request since it was made: it does not read any more as it did when it was signed.")));
        }

        blocks.Add(new ContextBlock(Mrkdwn.Of($"SHA-256 of the file `{shown.Revision.Hash[..16]}`, digest of the record's newest entry then `{shown.Revision.Head[..16]}`. {ReviewWords.Definition}")));
        blocks.Add(new ActionsBlock([.. buttons]));
        return (title, blocks);
    }

    static int More(ReviewContent says) => Math.Max(0, says.Findings.Length - Findings) + says.MoreFindings;

    static Mrkdwn Say(ReviewMeasure measure) => measure.Doubt is { } doubt
        ? Mrkdwn.Of($"*{measure.Name}*  {doubt}").Shortened(400)
        : Mrkdwn.Of($"*{measure.Name}*  {measure.Figure}{(measure.Of is { } of ? $" ({of})" : "")}{(measure.Since is { } since ? $", {since}" : "")}").Shortened(300);

    static Mrkdwn Parts(ReviewContent says)
    {
        var current = says.Parts.Count(part => part.IsCurrent);
        var rest = string.Join("; ", says.Parts.Where(part => !part.IsCurrent).Select(part => $"{part.Title}: {part.State}"));
        return Mrkdwn.Of(
            $"*Operating model*  {current} of {says.Parts.Length} current{(rest.Length > 0 ? $". {rest}" : "")}").Shortened(900);
    }

    /// <summary>The version to look at beside this one: of the newest the one before, of an older one the newest.</summary>
    static ReviewRevision? Other(BusinessReview review, ReviewRevision revision, bool keeps) => !keeps ? null
        : review.Newest?.Number == revision.Number ? review.Find(revision.Number - 1)
        : review.Newest;
}
