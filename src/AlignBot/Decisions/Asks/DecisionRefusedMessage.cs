using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Decisions.Asks;

/// <summary>Tells whoever recorded an entry that somebody named in it says it was not decided so, with one click to a dispute; and in the end what became
/// of it.</summary>
sealed class DecisionRefusedMessage : IMessageRenderer
{
    public const string Name = "decision.refused";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<DecisionRow>();
        var objection = JsonSerializer.Deserialize(context.Row.Body!, DecisionAskJson.Default.DecisionObjection)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} does not say who objects.");
        var decision = DecisionDesk.StateOf(row);
        var isConfirmed = decision.DecidedBy.Any(by => by.User.Value == objection.By && by.Confirmation is Confirmation.Confirmed);
        if (isConfirmed || !decision.Holds)
        {
            var how = isConfirmed ? Mrkdwn.Of($"{Names.Of(context.Program.Roster, new UserId(objection.By))} says now that DEC-{decision.Number} was decided so.")
                : DecisionCard.NoLonger(decision.Status, await DecisionChain.SuccessorAsync(context.Db, context.Program.Key, decision));
            var line = how + Mrkdwn.Of($" Nothing for you to do.\n_DEC-{decision.Number}: {DecisionTitle.Line(decision)}_").Shortened(600);
            return new Rendering.Send(line, [new ContextBlock(line)]);
        }

        var text = Mrkdwn.Of($"*{Names.Of(context.Program.Roster, new UserId(objection.By))} says that DEC-{decision.Number} was not decided so:* {objection.Reason}").Shortened(1500)
            + Mrkdwn.Of($"\n_{DecisionTitle.Line(decision)}_").Shortened(1000);
        var about = new DecisionRef(context.Program.Key.ProgramId, decision.Id.Value).ToString();
        return new Rendering.Send(
            text,
            [
                new SectionBlock(text),
                new ContextBlock(Mrkdwn.Of($"Talk first. If you can't agree, a dispute names who decides, and by when.")),
                new ActionsBlock(
                    new Button(DecisionButtons.DisputeAction, "Raise a dispute") { Value = about },
                    new Button(DecisionButtons.ChangeAction, "Amend or replace it") { Value = about }),
            ]);
    }
}
