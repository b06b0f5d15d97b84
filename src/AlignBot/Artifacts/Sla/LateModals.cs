using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Artifacts.Sla;

/// <summary>The pages about what comes late: it is reported, answered by the owing side, or taken back.</summary>
static class LateModals
{
    public const string ReportCallbackId = "artifact.sla.late.form";
    public const string TakeBackCallbackId = "artifact.sla.back.form";

    public const string Which = "clause";
    public const string On = "on";
    public const string Text = "text";
    const string Value = "value";

    /// <summary>So many are answered on one page; the next come after them.</summary>
    const int AtOnce = 10;

    /// <summary>The clauses that somebody can report something late under.</summary>
    public static IReadOnlyList<Clause> Reportable(Artifact sla, UserId reader, RuleContext context) =>
        [.. sla.Clauses.Select(clause => clause.Of).Where(clause => ArtifactWorkflow.WhyNotReport(sla, reader, clause.Number, context) is null)];

    /// <param name="clauses">What can be chosen; at least one.</param>
    /// <param name="chosen">The number of the one that is chosen at first; null where there are several.</param>
    /// <param name="typed">What stands in the text at first.</param>
    public static ModalView Report(Artifact sla, IReadOnlyList<Clause> clauses, int? chosen, string typed, LocalDate today)
    {
        List<Option> options = [.. clauses.Select(clause => new Option(clause.Number.ToString(CultureInfo.InvariantCulture), new PlainText($"{clause.Number}. {ClauseText.Promise(clause)}").Shortened(75)))];
        return new ModalView(
            "Report something late",
            [
                new InputBlock("Which clause", new StaticSelectMenu(Value, options)
                {
                    InitialOption = options.FirstOrDefault(option => option.Value == chosen?.ToString(CultureInfo.InvariantCulture)) ?? (options.Count == 1 ? options[0] : null),
                }) { BlockId = Which },
                new InputBlock("When it was to have come", new DatePicker(Value) { InitialDate = today.ToDateOnly() }) { BlockId = On },
                new InputBlock("What came late", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Line, InitialValue = typed.Length == 0 ? null : TextLimits.Cut(typed, TextLimits.Line) })
                {
                    BlockId = Text,
                    Hint = "In a sentence. Everybody in the program reads it, and the other side's leader says whether it is so.",
                },
            ])
        {
            CallbackId = ReportCallbackId,
            PrivateMetadata = ArtifactRef.To(sla).ToString(),
            Submit = "Report it",
            Close = "Cancel",
        };
    }

    public static ArtifactCommand.ReportLate Read(ViewState state, UserId actor, LocalDate today) => new(
        actor,
        int.TryParse(state.Option(Which, Value), NumberStyles.None, CultureInfo.InvariantCulture, out var clause) ? clause : 0,
        state.Date(On, Value) is { } day ? LocalDate.FromDateOnly(day) : today,
        state.Text(Text, Value) ?? "");

    /// <summary>The input that a refusal stands under.</summary>
    public static string BlockOf(Refusal refusal) => refusal switch
    {
        ArtifactRefusal.LateOn => On,
        ArtifactRefusal.NoSuchClause or ArtifactRefusal.ClauseIsCounted or ArtifactRefusal.NotOwedToThem => Which,
        _ => Text,
    };

    /// <summary>What whoever reported something reads.</summary>
    public static Mrkdwn Reported(Artifact sla, ProgramInfo program)
    {
        var report = sla.Late[^1];
        var asked = sla.LateSides.FirstOrDefault(side => side.Side == report.Side)?.Asked;
        return asked is { } leader
            ? Mrkdwn.Of($"It is recorded under clause {report.Clause}. {Names.Of(program.Roster, leader)} says for {Names.Of(report.Side)} whether it is so, or has it decided; it is told with whatever else comes late this week.")
            : Mrkdwn.Of($"It is recorded under clause {report.Clause}. Nobody leads {Names.Of(report.Side)}: it waits until somebody does.");
    }

    /// <summary>What is reported of a side and not answered, each with its two answers.</summary>
    public static ModalView Answers(Artifact sla, Function side, ProgramInfo program)
    {
        var open = sla.Late.Where(report => report.Side == side && report.IsUnanswered).ToList();
        var blocks = new List<Block>
        {
            new SectionBlock(open.Count == 0
                ? Mrkdwn.Of($"Everything that was reported is answered. `/align sla` shows what counts.")
                : Mrkdwn.Of($"*Reported late, of what {Names.Of(side)} owed.* What is so counts as not kept; what you have decided counts once that is over.")),
        };
        foreach (var report in open.Take(AtOnce))
        {
            var about = ArtifactRef.To(sla, report.Number.ToString(CultureInfo.InvariantCulture)).ToString();
            blocks.Add(new SectionBlock(Line(report, sla, program)));
            blocks.Add(new ActionsBlock(
                new Button(SlaLate.AcceptAction, "It is so") { Value = about },
                new Button(SlaLate.ContestAction, "Have it decided") { Value = about }));
        }

        if (open.Count > AtOnce)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{open.Count - AtOnce} more come after these.")));
        }

        return new ModalView("Reported late", blocks) { Close = "Close" };
    }

    /// <summary>'Clause 2, Mon 2 Mar 2026: Acme lay for a week (Tom)'.</summary>
    public static Mrkdwn Line(LateReport report, Artifact sla, ProgramInfo program)
    {
        var promise = sla.Clauses.FirstOrDefault(clause => clause.Of.Number == report.Clause) is { } clause ? $" ({ClauseText.Promise(clause.Of)})" : "";
        return Mrkdwn.Of($"*Clause {report.Clause}*{promise}\n{When.Date(report.On)}, {Names.Of(program.Roster, report.By)}: {report.Text}").Shortened(1200);
    }

    /// <summary>The reports that somebody can take back.</summary>
    public static IReadOnlyList<LateReport> Takeable(Artifact sla, UserId reader, RuleContext context) =>
        [.. sla.Late.Reverse().Where(report => report.TakenBack is null && ArtifactWorkflow.WhyNotTakeBack(sla, reader, report.Number, context) is null).Take(100)];

    public static ModalView TakeBack(Artifact sla, IReadOnlyList<LateReport> reports) => new(
        "Take a report back",
        [
            new InputBlock("Which", new StaticSelectMenu(Value, [.. reports.Select(report => new Option(report.Number.ToString(CultureInfo.InvariantCulture), new PlainText($"{When.Date(report.On)}: {report.Text}").Shortened(75)))]))
            {
                BlockId = Which,
                Hint = "It does not count any more. That it was reported, and taken back, stays in the history.",
            },
        ])
    {
        CallbackId = TakeBackCallbackId,
        PrivateMetadata = ArtifactRef.To(sla).ToString(),
        Submit = "Take it back",
        Close = "Cancel",
    };
}
