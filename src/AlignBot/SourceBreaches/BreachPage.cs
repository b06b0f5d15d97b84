using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.SourceBreaches;

/// <summary>What a side has not answered, each with its three answers; what it said to the others of the last weeks; and how many
/// there were a week.</summary>
sealed class BreachPage(IAccountsOnList list, IDatabase database, IClock clock)
{
    /// <summary>So many are answered on one page; the next come after them.</summary>
    const int AtOnce = 15;

    const int Weeks = 6;

    public Task<ModalView> ShowAsync(ProgramInfo program, Function side) => database.ReadAsync(async db =>
    {
        var (now, zone) = (clock.GetCurrentInstant(), program.Calendar.Zone);
        var theirs = (await BreachTables.SinceAsync(db, program.Key,
            now - Duration.FromDays(7 * 26))).Where(one => one.It.Side == side).ToList();
        var names = await list.NamesAsync(db, program.Key);
        var open = BreachMessage.Open(theirs, program, now);
        var monday = now.InZone(zone).Date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        var trend = BreachWorkflow.Trend(theirs.Select(one => one.It), monday, Weeks, zone);
        List<Block> blocks =
        [
            new SectionBlock(open.Count == 0
                ? Mrkdwn.Of($"Everything is answered. `/align sla` shows what was kept.")
                : Mrkdwn.Of($"*{BreachMessage.Title(open, side)}.* What nobody answers stands on the weekly review's agenda.")),
            new ContextBlock(Mrkdwn.Of($"Found a week, the newest last: {string.Join(", ", trend.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)))}.")),
        ];
        foreach (var one in open.Take(AtOnce))
        {
            var about = BreachButtons.About(program, one.Id);
            blocks.Add(new SectionBlock(Mrkdwn.Of($"{BreachWords.Say(one.It, names, zone)}").Shortened(600)));
            blocks.Add(new ActionsBlock(
                new Button(BreachButtons.ActByAction, "Act by a day") { Value = about },
                new Button(BreachButtons.ExcuseAction, "Excuse") { Value = about },
                new Button(BreachButtons.ContestAction, "Contest") { Value = about }));
        }

        if (open.Count > AtOnce)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{open.Count - AtOnce} more come after these.")));
        }

        foreach (var one in theirs.Where(one => one.It is { Answer: not null, WithdrawnAt: null } && !open.Contains(one)).TakeLast(AtOnce))
        {
            blocks.Add(new ContextBlock(
                (Mrkdwn.Of($"{BreachWords.Say(one.It, names, zone)}\n_") + BreachWords.Say(one.It.Answer!, program) + Mrkdwn.Of($"_")).Shortened(1000)));
        }

        return new ModalView("Breaches of the SLA", blocks) { Close = "Close" };
    });
}

/// <summary>The two answers that have a form.</summary>
static class BreachModals
{
    public const string ActByCallbackId = "breach.act-by.form";
    public const string ExcuseCallbackId = "breach.excuse.form";

    const string On = "on";
    const string Reason = "reason";
    const string Value = "value";

    public static ModalView ActBy(ProgramInfo program, Guid id, LocalDate today) => new(
        "Act by a day",
        [
            new InputBlock("By which day", new DatePicker(Value) { InitialDate = today.PlusDays(1).ToDateOnly() })
            {
                BlockId = On,
                Hint = "Once that day is over, it is on the agenda again unless the source shows that it was done.",
            },
        ])
    {
        CallbackId = ActByCallbackId,
        PrivateMetadata = BreachButtons.About(program, id),
        Submit = "We act by then",
        Close = "Cancel",
    };

    public static ModalView Excuse(ProgramInfo program, Guid id) => new(
        "Excuse a breach",
        [
            new InputBlock("Why it was not kept", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Line })
            {
                BlockId = Reason,
                Hint = "In a sentence. Everybody in the program can read it.",
            },
        ])
    {
        CallbackId = ExcuseCallbackId,
        PrivateMetadata = BreachButtons.About(program, id),
        Submit = "Excuse",
        Close = "Cancel",
    };

    public static BreachCommand Read(ReceivedView view, UserId actor) => view.CallbackId == ActByCallbackId
        ? new BreachCommand.ActBy(actor, view.State.Date(On, Value) is { } day ? LocalDate.FromDateOnly(day) : LocalDate.MinIsoValue)
        : new BreachCommand.Excuse(actor, view.State.Text(Reason, Value) ?? "");

    public static string BlockOf(BreachCommand command) => command is BreachCommand.ActBy ? On : Reason;
}
