using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Cards;

/// <summary>What others have answered and can be taken up with one click: at the open level, and at the last one below that ended
/// with answers, so that nobody decides without knowing what was said before it came to them.</summary>
static class DisputeAnswers
{
    const string Agree = "agree:";
    const string As = "as:";

    /// <param name="Ruling">The terms, by whom they were given first.</param>
    /// <param name="By">Everybody who stands behind them.</param>
    /// <param name="IsHere">Given at the open level, where agreeing with it is a vote for it.</param>
    public sealed record Answer(Ruling Ruling, ImmutableArray<UserId> By, bool IsHere)
    {
        /// <summary>As a form's choice has it: 'agree:4'.</summary>
        public string Value => string.Create(CultureInfo.InvariantCulture, $"{(IsHere ? Agree : As)}{Ruling.Revision}");

        /// <summary>'Dana and Kim'.</summary>
        public string Who(Roster roster) => Names.List(roster, By);

        /// <summary>'Agree with Dana', or 'As Dana says' where the answer was given below.</summary>
        public string Label(Roster roster) => IsHere ? $"Agree with {Who(roster)}" : $"As {Who(roster)} {(By.Length == 1 ? "says" : "say")}";
    }

    /// <summary>The answers that this person can take up; none of their own.</summary>
    public static IReadOnlyList<Answer> For(Dispute dispute, UserId reader)
    {
        var here = Of(dispute, dispute.Seats, reader, isHere: true);
        if (dispute.SeatOf(reader)?.Ruling is { AgreesWith: null, Terms: var own })
        {
            // Whoever says the same agrees with the reader: that is nothing for the reader to take up.
            here.RemoveAll(answer => answer.Ruling.Terms.IsLike(own, dispute.Options));
        }

        var below = AnsweredBelow(dispute) is { } ended ? Of(dispute, ended.Seats, reader, isHere: false) : [];
        return [.. here, .. below.Where(old => !here.Exists(now => now.Ruling.Terms.IsLike(old.Ruling.Terms, dispute.Options)))];
    }

    /// <summary>'At level 2, Dana says: *Yes.* Priya did not answer.': what everybody may know of how the levels below ended. Empty on the first.</summary>
    public static Mrkdwn Before(Dispute dispute, Roster roster)
    {
        var (answered, last) = (AnsweredBelow(dispute), LastBelow(dispute));
        var said = answered is null
            ? Mrkdwn.Empty
            : Mrkdwn.Of($"At level {answered.Level + 1}, ") + Mrkdwn.Join(" ", Of(dispute, answered.Seats, null, isHere: false).Select(answer => Say(answer, dispute, roster, 200)));
        return last is null || Silent(dispute, roster) is not { Length: > 0 } silent ? said
            : answered is null ? Mrkdwn.Of($"At level {last.Level + 1}, ") + silent
            : answered.Level == last.Level ? said + Mrkdwn.Of($" ") + silent
            : said + Mrkdwn.Of($" At level {last.Level + 1}, ") + silent;
    }

    /// <summary>Who was asked at the level below and said nothing: that is no answer either. Empty where all did.</summary>
    public static Mrkdwn Silent(Dispute dispute, Roster roster) =>
        LastBelow(dispute)?.Seats.Where(seat => seat is { Ruling: null, Occupant: not null }).Select(seat => seat.Occupant!.Value).ToList() is { Count: > 0 } silent
            ? Mrkdwn.Of($"{Names.List(roster, silent)} did not answer.")
            : Mrkdwn.Empty;

    /// <summary>The answer that a form's choice stands for: its revision, and whether it is one of the open level; null when it is none.</summary>
    public static (int Revision, bool IsHere)? Chosen(string choice) =>
        Revision(choice, Agree) is { } here ? (here, true)
        : Revision(choice, As) is { } below ? (below, false)
        : null;

    /// <summary>'Dana says: *No, not without a second touch.*', in at most so many characters.</summary>
    public static Mrkdwn Say(Answer answer, Dispute dispute, Roster roster, int most) =>
        (Mrkdwn.Of($"{answer.Who(roster)} {(answer.By.Length == 1 ? "says" : "say")}: ") + Mrkdwn.Of($"*{answer.Ruling.Terms.Text(dispute.Options).ReplaceLineEndings(" ").TrimEnd('.')}.*")).Shortened(most);

    static EndedLevel? AnsweredBelow(Dispute dispute) =>
        dispute.EndedLevels.LastOrDefault(level => level.Round == dispute.Round && level.Seats.Any(seat => seat.Ruling is not null));

    static EndedLevel? LastBelow(Dispute dispute) => dispute.EndedLevels.LastOrDefault(level => level.Round == dispute.Round && level.Opened);

    static int? Revision(string choice, string prefix) =>
        choice.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(choice.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    /// <summary>Each answer once, with everybody who gave it; without the reader's own.</summary>
    static List<Answer> Of(Dispute dispute, ImmutableArray<Seat> seats, UserId? reader, bool isHere)
    {
        List<Answer> answers = [];
        foreach (var ruling in seats.Select(seat => seat.Ruling).OfType<Ruling>().Where(ruling => ruling.By != reader).OrderBy(ruling => ruling.Revision))
        {
            var same = answers.FindIndex(answer => answer.Ruling.Terms.IsLike(ruling.Terms, dispute.Options));
            if (same >= 0)
            {
                answers[same] = answers[same] with { By = answers[same].By.Add(ruling.By) };
            }
            else
            {
                answers.Add(new Answer(ruling, [ruling.By], isHere));
            }
        }

        return answers;
    }
}
