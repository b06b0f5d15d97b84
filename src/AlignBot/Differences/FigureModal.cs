using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Differences;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Differences;

/// <summary>The form in which a side's leader gives its pipeline.</summary>
static class FigureModal
{
    public const string CallbackId = "figures.enter.form";

    /// <summary>Under which what is wrong with the figure is shown.</summary>
    public const string Amount = "amount";

    const string Deals = "deals";
    const string Value = "value";

    public static ModalView Form(ProgramInfo program, BlindFigures figures, FigureSide side) => new(
        "Your pipeline",
        [
            new InputBlock($"Open pipeline on the account list, as {FiguresWords.Of(side)} counts it", new PlainTextInput(Value) { MaxLength = 60, Placeholder = "1,200,000" })
            {
                BlockId = Amount,
                Hint = (PlainText)$"In {figures.Currency}. It is final once entered, and nobody sees it before both are shown.",
            },
            new InputBlock("The deals that it is made of", new PlainTextInput(Value) { Multiline = true, MaxLength = 3000, Placeholder = "O-17; Acme; 40,000" })
            {
                BlockId = Deals,
                Optional = true,
                Hint = "A line each: id, account, amount. With them it can be said which deals only one side counts.",
            },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = FiguresButtons.About(program, figures.Meeting, side),
        Submit = "Enter",
        Close = "Cancel",
    };

    /// <summary>What was typed, or what is wrong, by the input under which it is shown.</summary>
    public static (FiguresCommand.Enter? Command, Dictionary<string, string> Errors) Read(ViewState state, BlindFigures figures, FigureSide side, UserId actor)
    {
        var errors = new Dictionary<string, string>();
        var typed = state.Text(Amount, Value)?.Trim() ?? "";
        var amount = FigureText.Amount(typed, figures.Currency);
        if (amount is null)
        {
            errors[Amount] = $"'{TextLimits.Cut(typed, 60)}' is no amount in {figures.Currency}; write it as 1,200,000 or 1.2m.";
        }

        var (deals, problems) = DealLines.Read(state.Text(Deals, Value));
        if (!problems.IsEmpty)
        {
            errors[Deals] = AgendaText.Shorten(string.Join(' ', problems));
        }

        return errors.Count > 0 ? (null, errors) : (new FiguresCommand.Enter(actor, side, amount!.Value, deals), errors);
    }

    /// <summary>Under which input a refusal is shown.</summary>
    public static string BlockOf(Refusal why) => why is FiguresRefusal.DealsDoNotAddUp ? Deals : Amount;
}
