using AlignBot.Disputes;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Outbox;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions;

/// <summary>An entry of the decision log as it stands in the channel.</summary>
sealed class DecisionCard : IMessageRenderer
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
        var row = await context.Db.Decisions.SingleAsync(decision => decision.Id == context.Row.SubjectId
            && decision.InstallationId == context.Row.InstallationId && decision.ProgramId == context.Row.ProgramId);
        var decision = DecisionDesk.StateOf(row);
        var dispute = decision.Dispute is { } ended ? await OfAsync(context, ended.Value) : null;
        var (what, who) = (What(decision), Who(decision, context.Program) + Origin(dispute) + Mrkdwn.Of($"."));
        return new Rendering.Send(what + Mrkdwn.Of($"\n") + who, [new SectionBlock(what), new ContextBlock(who.Shortened(2000))]);
    }

    /// <summary>'*DEC-31* Webinar sign-ups count only after a second touch. Decided by Morgan on 1 Dec.'</summary>
    public static Mrkdwn Line(Decision decision, ProgramInfo program) =>
        What(decision) + Mrkdwn.Of($"\n_") + Who(decision, program) + Mrkdwn.Of($"_");

    static Mrkdwn What(Decision decision) => Mrkdwn.Of($"*DEC-{decision.Number}*  {decision.Text}").Shortened(2400);

    static Mrkdwn Who(Decision decision, ProgramInfo program)
    {
        var zone = program.Calendar.Zone;
        return decision switch
        {
            { Source: DecisionSource.Timeout } => Mrkdwn.Of($"Decided by time-out on {When.Day(decision.RecordedAt, zone)}"),
            { Source: DecisionSource.Settlement } =>
                Mrkdwn.Of($"Settled by {Names.List(program.Roster, decision.DecidedBy.Select(by => by.User))} on {When.Day(decision.RecordedAt, zone)}"),
            { IsConfirmed: true, DecidedBy.Length: > 0 } =>
                Mrkdwn.Of($"Decided by {Names.List(program.Roster, decision.DecidedBy.Select(by => by.User))} on {When.Day(decision.RecordedAt, zone)}"),
            _ => Mrkdwn.Of($"Recorded by {(decision.RecordedBy is { } by ? Names.Of(program.Roster, by) : "the clock")} on {When.Day(decision.RecordedAt, zone)}"),
        };
    }

    static Mrkdwn Origin((Dispute Dispute, string? Permalink)? origin) => origin switch
    {
        null => Mrkdwn.Empty,
        ({ } dispute, { } link) => Mrkdwn.Of($", in {Link.To(link, $"DSP-{dispute.Number}")}"),
        ({ } dispute, null) => Mrkdwn.Of($", in DSP-{dispute.Number}"),
    };

    static async Task<(Dispute Dispute, string? Permalink)?> OfAsync(RenderContext context, Guid dispute)
    {
        var row = await context.Db.Disputes.SingleOrDefaultAsync(row => row.Id == dispute
            && row.InstallationId == context.Row.InstallationId && row.ProgramId == context.Row.ProgramId);
        return row is null
            ? null
            : (DisputeDesk.StateOf(row), (await context.PostAsync(dispute, DisputeCard.Slot))?.Permalink);
    }
}
