using AlignBot.Artifacts.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Artifacts.Sla;

/// <summary>The page for one clause: who owes, what, within which working time.</summary>
static class ClauseModal
{
    public const string CallbackId = "artifact.sla.clause.form";

    const string Side = "side";
    const string Kind = "kind";
    const string Promise = "promise";
    const string Within = "within";
    const string Value = "value";

    public static ModalView Form(Clause? clause, SlaPage about)
    {
        Option[] sides = [new(nameof(Function.Marketing), (PlainText)"Marketing"), new(nameof(Function.Sales), (PlainText)"Sales")];
        Option[] kinds = [.. Enum.GetValues<ClauseKind>().Select(kind => new Option(kind.ToString(), (PlainText)SlaWords.Choice(kind)))];
        return new ModalView(
            clause is null ? "A new clause" : "A clause",
            [
                new InputBlock("Who owes it", new RadioButtonGroup(Value, sides) { InitialOption = sides.FirstOrDefault(side => side.Value == clause?.Side.ToString()) }) { BlockId = Side },
                new InputBlock("What is owed, and how it is counted", new RadioButtonGroup(Value, kinds) { InitialOption = kinds[(int)(clause?.Kind ?? ClauseKind.Reported)] }) { BlockId = Kind },
                new InputBlock("In our own words", new PlainTextInput(Value)
                {
                    Multiline = true,
                    MaxLength = Clause.LongestPromise,
                    InitialValue = clause is { Promise.Length: > 0 } ? clause.Promise : null,
                    Placeholder = "hand over each MQL with name, account and reason",
                })
                { BlockId = Promise, Optional = true, Hint = "Only where it is reported. The rest is counted by itself: leads from their source, everything else from the record." },
                new InputBlock("Within", new PlainTextInput(Value) { MaxLength = 40, InitialValue = clause?.Within?.ToString(), Placeholder = "2 working days" })
                {
                    BlockId = Within,
                    Optional = true,
                    Hint = "In working time of whoever owes it, such as 4 working hours or 2 working days. An action goes by its own day, a meeting by its time.",
                },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Done",
            Close = "Back",
        };
    }

    /// <summary>The clause as it was filled in, or what is wrong with it, by the input it stands under.</summary>
    /// <param name="before">The clause as it stood: it keeps its number.</param>
    /// <param name="others">The others of the same SLA.</param>
    public static (Clause? Clause, Dictionary<string, string> Errors) Read(ViewState state, Clause? before, IEnumerable<Clause> others, ProgramInfo program)
    {
        var errors = new Dictionary<string, string>();
        var kind = ChosenName.Of<ClauseKind>(state.Option(Kind, Value)) ?? ClauseKind.Reported;
        Window? within = null;
        if (kind.HasWindow() && state.Text(Within, Value) is { } typed)
        {
            if (Window.TryParse(typed, out var window, out var error))
            {
                within = window;
            }
            else
            {
                errors[Within] = error;
            }
        }

        // Without a side it is RevOps', which owes nothing here: the rules say so.
        var clause = new Clause
        {
            Number = before?.Number ?? 0,
            Side = ChosenName.Of<Function>(state.Option(Side, Value)) ?? Function.RevOps,
            Kind = kind,
            Promise = kind.IsInRecord() ? "" : ArtifactText.Canonical(state.Text(Promise, Value) ?? "").TrimEnd('.'),
            Within = within,
        };
        foreach (var problem in ArtifactWorkflow.ClauseProblems(clause))
        {
            errors.TryAdd(BlockOf(problem), ArtifactWords.Say(problem, program));
        }

        if (others.Any(other => ArtifactWorkflow.CountsTheSame(other, clause)))
        {
            errors.TryAdd(Kind, ArtifactWords.Say(new ArtifactRefusal.ClauseTwice(clause), program));
        }

        return errors.Count > 0 ? (null, errors) : (clause, errors);
    }

    static string BlockOf(Refusal problem) => problem switch
    {
        ArtifactRefusal.OwedByNoSide => Side,
        ArtifactRefusal.NoWindow or ArtifactRefusal.WindowOnTheClock or ArtifactRefusal.WindowTooLong => Within,
        _ => Promise,
    };
}
