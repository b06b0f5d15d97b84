using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Disputes.Raising;

/// <summary>Step two of raising: who will be asked and by when, level by level, as the rules would have it if nobody answered. Nothing is
/// sent before its reader has seen it.</summary>
static class RaiseConfirmModal
{
    public const string CallbackId = "dispute.raise.confirm";

    /// <param name="program">As it stands.</param>
    /// <param name="report">What would become of it.</param>
    /// <param name="beside">What is there already, and what other features say.</param>
    /// <param name="draft">What was typed.</param>
    public static ModalView Show(ProgramInfo program, RehearsalReport report, IEnumerable<Block> beside, Guid draft)
    {
        var (dispute, zone) = (report.End, program.Calendar.Zone);
        var levels = report.Steps.Select(step => step.Effect).OfType<DisputeEffect.Log>()
            .Select(log => Level(log.Fact, dispute, program.Roster, zone)).OfType<Mrkdwn>().ToList();
        var blocks = new List<Block>
        {
            new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*").Shortened(600)),
            new ContextBlock(About(dispute, program)),
            new SectionBlock(levels[0].Shortened(1500)),
        };
        if (dispute.Quote is { } quote)
        {
            blocks.Add(new ContextBlock(QuoteWords.Say(quote, program.Roster, 300)));
        }

        if (levels.Count > 1)
        {
            blocks.Add(new SectionBlock((Mrkdwn.Of($"Without an answer:\n•  ") + Mrkdwn.Join("\n•  ", levels.Skip(1))).Shortened(3000)));
        }

        blocks.Add(new SectionBlock(Mrkdwn.Of($"If nobody decides: {dispute.Path.DefaultOutcome}").Shortened(1000) + Proposed(report)));
        blocks.AddRange(beside);
        blocks.Add(new ContextBlock(Mrkdwn.Of($"Nobody is told before you press 'Raise it'.")));
        return new ModalView("Raise a dispute", blocks)
        {
            CallbackId = CallbackId,
            PrivateMetadata = $"{program.Key.ProgramId}/{draft:N}",
            Submit = "Raise it",
            Close = "Back",
        };
    }

    /// <summary>'Lead handling, between Ana and Tom. Account Northwind. Options: Yes / No': what was chosen in step one.</summary>
    static Mrkdwn About(Dispute dispute, ProgramInfo program) =>
        Mrkdwn.Of($"{dispute.Path.Category(dispute.Category)?.Name ?? dispute.Category}, between {Names.List(program.Roster, dispute.Parties.Select(party => party.User))}.")
        + (dispute.Account is { } account ? Mrkdwn.Of($" Account {account}.") : Mrkdwn.Empty)
        + (dispute.Options.IsEmpty ? Mrkdwn.Empty : Mrkdwn.Of($" Options: {string.Join(" / ", dispute.Options)}").Shortened(600));

    static Mrkdwn? Level(DisputeFact fact, Dispute dispute, Roster roster, DateTimeZone zone) => fact switch
    {
        DisputeFact.LevelOpened { Seats: [] } opened =>
            Mrkdwn.Of($"nobody who could decide can be found; it ends undecided on {When.At(opened.DueAt, zone)}"),
        DisputeFact.LevelOpened opened => Mrkdwn.Of(
            $"{Names.Join([.. opened.Seats.Select(seat => SeatWords.Sitting(seat, roster))])} {Verb(opened, dispute)} by {When.At(opened.DueAt, zone)}."),
        DisputeNotice.Skipped skipped => Mrkdwn.Of(
            $"Level {skipped.Level + 1} is skipped: {SeatWords.Because(skipped.Why)} ({string.Join("; ", skipped.Seats.Where(seat => seat.Occupant is null).Select(seat => SeatWords.Vacant(seat, roster)))})."),
        DisputeNotice.LastResort { Who: { } who } => Mrkdwn.Of($"Nobody on the path can sit, so {Names.Of(roster, who)} has it."),
        _ => null,
    };

    static string Verb(DisputeFact.LevelOpened opened, Dispute dispute) =>
        opened.Seats.Count(seat => seat.Occupant is not null) == 1 ? "decides" : PathWords.Verb(dispute.Path.Levels[opened.Level]);

    static Mrkdwn Proposed(RehearsalReport report) =>
        report.Steps.Select(step => step.Effect).OfType<DisputeEffect.Log>().Select(log => log.Fact).OfType<DisputeFact.DefaultProposed>().FirstOrDefault() is { } other
            ? Mrkdwn.Of($"\nYou propose instead: {other.Text.TrimEnd('.')}. It binds once both parties have agreed.").Shortened(900)
            : Mrkdwn.Empty;
}
