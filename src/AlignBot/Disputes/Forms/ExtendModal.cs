using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Time;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes.Forms;

/// <summary>The form in which a seat takes longer: by how much, and why.</summary>
static class ExtendModal
{
    public const string CallbackId = "dispute.extend.form";

    /// <summary>What people ask for.</summary>
    static readonly Window[] Lengths =
    [
        new(1, WindowUnit.WorkingHours), new(2, WindowUnit.WorkingHours), new(4, WindowUnit.WorkingHours), new(1, WindowUnit.WorkingDays), new(2, WindowUnit.WorkingDays),
        new(3, WindowUnit.WorkingDays), new(5, WindowUnit.WorkingDays), new(10, WindowUnit.WorkingDays),
    ];

    const string By = "by";
    const string Reason = "reason";
    const string Value = "value";

    public static DisputeForm Form { get; } = new(
        DisputeButtons.Extend,
        CallbackId,
        Show,
        Read,
        static (refusal, _) => DisputeRefusals.FieldOf(refusal) is FormField.Reason ? Reason : By,
        static of => new DisputeCommand.Extend(of.Actor, of.About.Round, of.About.Level, of.Dispute.CurrentLevel.Window, "-"));

    static FilledIn Read(FormContext of, ViewState state)
    {
        // Without a time chosen, the reason still gets its sentence with it.
        var errors = new Dictionary<string, string>();
        if (!Window.TryParse(state.Option(By, Value), out var window, out _))
        {
            (window, errors[By]) = (of.Dispute.CurrentLevel.Window, "Choose until when.");
        }

        return new FilledIn(new DisputeCommand.Extend(of.Actor, of.About.Round, of.About.Level, window, state.Text(Reason, Value)?.Trim() ?? ""), errors);
    }

    static ModalView Show(FormContext of)
    {
        var window = of.Dispute.CurrentLevel.Window;
        var due = of.Dispute.DueAt ?? throw new InvalidOperationException($"DSP-{of.Dispute.Number} is closed: nothing is due that could be extended.");
        List<Option> times = [.. Times(of, due)];
        return new ModalView(
            $"Extend DSP-{of.Dispute.Number}",
            [
                new SectionBlock(Mrkdwn.Of(
                    $"It is due {When.At(due, of.Program.Roster.ZoneOf(of.Actor))}. A level can be extended {Often(of.Dispute.Path.ExtensionsPerLevel)}, by at most {window.ToWords()}.")),
                new InputBlock("Until when", new StaticSelectMenu(Value, times) { InitialOption = times[^1] }) { BlockId = By },
                new InputBlock("Why", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Body })
                {
                    BlockId = Reason,
                    Hint = "The thread and the record say it.",
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = of.About.ToString(),
            Submit = "Extend",
            Close = "Cancel",
        };
    }

    /// <summary>The times that can be chosen, in the words of whoever chooses: each length that fits, as far as the level's own.</summary>
    static IEnumerable<Option> Times(FormContext of, Instant due)
    {
        var (calendar, zone, limit) = (of.Dispute.Calendar, of.Program.Roster.ZoneOf(of.Actor), of.Dispute.CurrentLevel.Window);
        var longest = WorkingTime.DeadlineAtWork(due, limit, calendar).At;
        return Lengths.Append(limit)
            .Select(length => (Length: length, WorkingTime.DeadlineAtWork(due, length, calendar).At))
            .Where(time => time.At < longest || time.Length == limit)
            .DistinctBy(time => time.At).OrderBy(time => time.At)
            .Select(time => new Option(time.Length.ToString(), (PlainText)$"{When.Written(time.At, zone)} ({time.Length.ToWords()} more)"));
    }

    static string Often(int count) => count == 1 ? "once" : $"{count} times";
}
