using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.AccountLists.Reading;

/// <summary>Asks whoever runs the program whether a reading that can hardly be right is right.</summary>
sealed class HeldMessage : IMessageRenderer
{
    public const string Name = "list.held";
    public const string Slot = "held";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, list) = (context.Program, AccountListDesk.StateOf(await context.SubjectAsync<AccountListRow>()));
        if (list.Held is not { } held || held.Asked?.Value != context.Row.Destination)
        {
            var over = Mrkdwn.Of($"A reading of the account list in {program.Name} was odd. That is settled; nothing for you to do.");
            return context.IsEdit ? new Rendering.Send(over, [new ContextBlock(over)]) : new Rendering.Drop("It is settled.");
        }

        var (text, buttons) = Ask(program, list, held);
        return new Rendering.Send(text, [new SectionBlock(text), new ActionsBlock([.. buttons])]);
    }

    /// <summary>The question, and its two answers.</summary>
    public static (Mrkdwn Text, IReadOnlyList<Button> Buttons) Ask(ProgramInfo program, AccountList list, HeldReading held)
    {
        var zone = program.Calendar.Zone;
        var last = list.Current is { } current ? $" The list stands as it was read on {When.Written(current.TakenAt, zone)}." : "";
        var text = Mrkdwn.Of(
            $"*Is this reading of the account list right?* {Capital.Of(ListWords.Source(held.Source))} gave it on "
                + $"{When.Written(held.At, zone)}, and {ListWords.Guard(held.Why, list.Current?.Counts.Accounts ?? 0, held.Counts.Accounts)}.{last}").Shortened(900);
        var about = new ProgramRef(program.Key.ProgramId, held.Reading.ToString("N")).ToString();
        return (text,
        [
            new Button(HeldButtons.ConfirmAction, held.Why is GuardReason.Empty ? "Yes, it is empty" : "Yes, take it over")
            {
                Value = about,
                Style = ButtonStyle.Danger,
                Confirm = new ConfirmationDialog(
                    "Take it over?",
                    new PlainText(
                        $"The account list then has {ListWords.Accounts(held.Counts.Accounts)}. What changed is in the next weekly diff.")
                            .Shortened(300),
                    "Take it over", "Cancel"),
            },
            new Button(HeldButtons.DiscardAction, "No, keep the list") { Value = about },
        ]);
    }
}
