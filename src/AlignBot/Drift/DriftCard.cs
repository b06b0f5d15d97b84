using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Drift;

/// <summary>What is worth a word, each with what it was counted from and what to do; below it what is quiet, what is unknown, and the
/// pitfalls.</summary>
static class DriftCard
{
    /// <summary>So many signs stand on the card, with so much evidence each: the page has all.</summary>
    const int Signs = 5;
    const int Evidence = 4;

    /// <summary>So many pitfalls.</summary>
    const int Pitfalls = 4;

    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Of(DriftView view, ProgramInfo program, UserId reader, RuleContext context)
    {
        var shown = view.Shown.ToList();
        var title = shown.Count == 0
            ? Mrkdwn.Of($"*Drift*: no sign is above its threshold.")
            : Mrkdwn.Of($"*Drift*: {shown.Count} {(shown.Count == 1 ? "sign is" : "signs are")} worth a word.");
        List<Block> blocks = [new SectionBlock(title)];
        var offered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reading in shown.Take(Signs))
        {
            // What two signs lead to is offered once.
            var next = DriftWords.Next(reading.Sign) is { } to && offered.Add(to.Command) ? MeantCommand.Run(to.Label, to.Command,
                program) : null;
            blocks.Add(new SectionBlock(Say(reading, Evidence).Shortened(1200)) { Accessory = next });
        }

        if (shown.Count > Signs)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{shown.Count - Signs} more on the page.")));
        }

        blocks.Add(new ContextBlock(Below(view, program).Shortened(1500)));
        if (view.Pitfalls.Length > 0)
        {
            var more = view.Pitfalls.Length > Pitfalls ? Mrkdwn.Of($"\nand {view.Pitfalls.Length - Pitfalls} more") : Mrkdwn.Empty;
            blocks.Add(new SectionBlock(Mrkdwn.Join("\n", view.Pitfalls.Take(Pitfalls).Select(one => Mrkdwn.Of($"•  ")
                + DriftWords.Say(one, view.Facts))) + more));
        }

        List<IActionsElement> buttons = [DriftButtons.Page(program), MeantCommand.Run("Language", "drift language", program)];
        if (DriftWorkflow.WhyNotSet(reader, context) is null)
        {
            buttons.Add(DriftButtons.Thresholds(program));
        }

        blocks.Add(new ActionsBlock([.. buttons]));
        return (title, blocks);
    }

    /// <summary>A sign that is worth a word: its figure, from when it is shown, where it goes, and what it was counted from.</summary>
    public static Mrkdwn Say(DriftReading reading, int most)
    {
        var first = Mrkdwn.Of($"*{DriftWords.Title(reading.Sign, reading.Of)}*  {DriftWords.Value(reading)} "
            + $"({DriftWords.From(reading)}), {DriftWords.Trend(reading)}");
        return reading.Evidence.IsEmpty ? first : first + Mrkdwn.Of($"\nFrom {EvidenceOf(reading, most)}");
    }

    /// <summary>'Quiet: ... Not known: ...', a line each.</summary>
    static Mrkdwn Below(DriftView view, ProgramInfo program)
    {
        List<Mrkdwn> lines = [];
        if (view.Quiet.ToList() is { Count: > 0 } quiet)
        {
            lines.Add(Mrkdwn.Of($"Quiet: {string.Join("; ", quiet.Select(one => $"{Lower(one)} {DriftWords.Value(one)}"))}."));
        }

        if (view.Unknown.ToList() is { Count: > 0 } unknown)
        {
            lines.Add(Mrkdwn.Of($"Not known: {string.Join("; ", unknown.Select(one => $"{Lower(one)} ({Why(view, program, one)})"))}."));
        }

        return Mrkdwn.Join("\n", lines);
    }

    public static string Why(DriftView view, ProgramInfo program, DriftReading reading) =>
        DriftWords.Why(reading, view.Counted.Contains(reading.Sign), program.Drift);

    static string Lower(DriftReading reading) => DriftWords.Title(reading.Sign, reading.Of) is var title && title.Length > 0
        ? char.ToLowerInvariant(title[0]) + title[1..]
        : "";

    static string EvidenceOf(DriftReading reading, int most) =>
        string.Join(", ", reading.Evidence.Take(most)) + (reading.Evidence.Length > most ? $" and {reading.Evidence.Length - most} more"
            : "");
}
