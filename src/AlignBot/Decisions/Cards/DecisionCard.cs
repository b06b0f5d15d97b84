using AlignBot.Contracts;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Decisions.Cards;

/// <summary>An entry of the decision log as it stands in the channel: what was decided, by whom, whether it holds; the rest behind More.</summary>
sealed class DecisionCard(IDisputeRecord disputes, IFollowUps followUps, IEnumerable<ICardPart<Decision>> others) : IMessageRenderer
{
    public const string Name = "decision.card";
    public const string Slot = "card";

    string IMessageRenderer.Message => Name;

    /// <summary>The post that announces an entry, or its edit.</summary>
    public static OutgoingMessage Message(OutboxKind kind, string channel, Guid decision) => new()
    {
        Kind = kind,
        Message = Name,
        SubjectId = decision,
        Destination = channel,
        Slot = Slot,
    };

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<DecisionRow>();
        var (program, decision) = (context.Program, DecisionDesk.StateOf(row));
        var what = DecisionTitle.Of(decision, 2400);
        var who = Who(decision, program) + await OriginAsync(disputes, context.Db, program.Key, decision) + Mrkdwn.Of($".");
        var rest = await RestAsync(context.Db, program, decision);
        var footer = (rest == Mrkdwn.Empty ? who : who + Mrkdwn.Of($"\n") + rest).Shortened(2000);
        return new Rendering.Send(
            what + Mrkdwn.Of($"\n") + who, [new SectionBlock(what) { Accessory = More(decision, program) }, new ContextBlock(footer)])
        {
            Broadcast = true,
        };
    }

    /// <summary>Its title, and who decided when: 'Decided by Morgan on 1 Dec.'</summary>
    public static Mrkdwn Line(Decision decision, ProgramInfo program) =>
        DecisionTitle.Of(decision, 600) + Mrkdwn.Of($"\n_") + Who(decision, program).Shortened(1000) + Mrkdwn.Of($"_");

    /// <summary>'It was superseded by DEC-40.'</summary>
    public static Mrkdwn NoLonger(DecisionStatus status, int? by) => by is { } number
        ? Mrkdwn.Of($"It was {DecisionTitle.Status(status)} by DEC-{number}.")
        : Mrkdwn.Of($"It has {DecisionTitle.Status(status)}.");

    /// <summary>Everything that can be done with an entry. What somebody may not is said when they try.</summary>
    static OverflowMenu More(Decision decision, ProgramInfo program)
    {
        var about = new DecisionRef(program.Key.ProgramId, decision.Id.Value).ToString();
        var show = new Option($"{DecisionButtons.ShowEntry}:{about}", (PlainText)"Show all of it");
        return decision.Holds
            ? new OverflowMenu(
                DecisionButtons.MoreAction,
                show,
                new Option($"{DecisionButtons.DetailsEntry}:{about}", (PlainText)"Add the rest"),
                new Option($"{DecisionButtons.ChangeEntry}:{about}", (PlainText)"Amend or replace it"),
                new Option($"{DecisionButtons.ExpireEntry}:{about}", (PlainText)"Let it expire"),
                new Option($"{DecisionButtons.DisputeEntry}:{about}", (PlainText)"Raise a dispute"))
            : new OverflowMenu(DecisionButtons.MoreAction, show);
    }

    public static Mrkdwn Who(Decision decision, ProgramInfo program)
    {
        var (roster, day) = (program.Roster, When.Day(decision.RecordedAt, program.Calendar.Zone));
        var awaited = decision.Awaited.ToList();
        var refused = decision.DecidedBy.Where(by => by.Confirmation is Confirmation.Refused).Select(by => by.User).ToList();
        var recorder = decision.RecordedBy is { } user ? Names.Of(roster, user) : "the clock";
        return decision switch
        {
            { Source: DecisionSource.Timeout } => Mrkdwn.Of($"Ended by the clock on {day}"),
            { Source: DecisionSource.Settlement } => Mrkdwn.Of($"Settled by {Names.List(roster, decision.DecidedBy.Select(by => by.User))} on {day}"),
            { IsConfirmed: true, DecidedBy.Length: > 0 } => Mrkdwn.Of($"Decided by {Names.List(roster, decision.DecidedBy.Select(by => by.User))} on {day}"),
            _ when refused.Count > 0 => Mrkdwn.Of($"Recorded by {recorder} on {day}; {Names.List(roster, refused)} {(refused.Count == 1 ? "says" : "say")} it was not decided so"),
            _ when awaited.Count > 0 => Mrkdwn.Of($"Recorded by {recorder} on {day}, not yet confirmed by {Names.List(roster, awaited)}"),
            _ => Mrkdwn.Of($"Recorded by {recorder} on {day}"),
        };
    }

    /// <summary>The calm rest: why, dates, what it replaced and what replaced it, how far its actions are. Empty for most.</summary>
    async Task<Mrkdwn> RestAsync(AlignBotContext db, ProgramInfo program, Decision decision)
    {
        var parts = new List<Mrkdwn>();
        if (decision.Rationale is { } why)
        {
            parts.Add(Mrkdwn.Of($"Why: {why}").Shortened(300));
        }

        if (Dates(decision) is { Length: > 0 } dates)
        {
            parts.Add(Mrkdwn.Of($"{dates}."));
        }

        if (ExpectationWords.Say(decision) is { } expected)
        {
            parts.Add(Mrkdwn.Of($"{expected}").Shortened(400));
        }

        var numbers = await DecisionChain.NumbersAsync(db, program.Key, decision);
        parts.AddRange(decision.Links.Where(link => numbers.ContainsKey(link.Other)).Select(link => Mrkdwn.Of($"{LinkWords(link)} DEC-{numbers[link.Other]}.")));
        if (!decision.Actions.IsEmpty)
        {
            var open = await followUps.OpenAsync(db, program.Key, decision.Id);
            parts.Add(open == 0 ? Mrkdwn.Of($"Actions: {decision.Actions.Length}, all done.")
                : open == decision.Actions.Length ? Mrkdwn.Of($"Actions: {open} open.")
                : Mrkdwn.Of($"Actions: {open} of {decision.Actions.Length} open."));
        }

        if (await others.SayAsync(db, program, decision) is { Length: > 0 } said)
        {
            parts.Add(said);
        }

        return Mrkdwn.Join("\n", parts);
    }

    public static string Dates(Decision decision) => string.Join(", ", new[]
    {
        decision.EffectiveOn is { } from ? $"From {When.Date(from)}" : null,
        decision.Holds && decision.ReviewOn is { } review
            ? decision.ReviewAsked.IsEmpty
                ? $"{(decision.EffectiveOn is null ? "R" : "r")}eviewed {When.Date(review)}"
                : $"{(decision.EffectiveOn is null ? "D" : "d")}ue for review since {When.Date(review)}"
            : null,
    }.OfType<string>());

    /// <summary>Both directions: 'Supersedes', 'Superseded by'.</summary>
    public static string LinkWords(DecisionLink link) => (link.Kind, link.IsForward) switch
    {
        (DecisionLinkKind.Amends, true) => "Amends",
        (DecisionLinkKind.Amends, false) => "Amended by",
        (DecisionLinkKind.Supersedes, true) => "Supersedes",
        (DecisionLinkKind.Supersedes, false) => "Superseded by",
        (DecisionLinkKind.Reverses, true) => "Reverses",
        _ => "Reversed by",
    };

    /// <summary>', in DSP-14' with a link where one is known.</summary>
    public static async Task<Mrkdwn> OriginAsync(IDisputeRecord disputes, AlignBotContext db, ProgramKey key, Decision decision)
    {
        if (decision.Dispute is not { } dispute)
        {
            return Mrkdwn.Empty;
        }

        return await disputes.FindAsync(db, key, dispute) switch
        {
            (null, _) => Mrkdwn.Empty,
            (var number, { } url) => Mrkdwn.Of($", in {Link.To(url, $"DSP-{number}")}"),
            (var number, null) => Mrkdwn.Of($", in DSP-{number}"),
        };
    }
}
