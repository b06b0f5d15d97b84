using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Decisions.Asks;

/// <summary>The direct message to somebody named as having decided, or to whoever must look at an entry again; edited to 'nothing for you to
/// do' in the end.</summary>
sealed class DecisionAskMessage : IMessageRenderer
{
    public const string Name = "decision.ask";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.SubjectAsync<DecisionRow>();
        var ask = JsonSerializer.Deserialize(context.Row.Body!, DecisionAskJson.Default.DecisionAsk)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} does not say what is asked.");
        var decision = DecisionDesk.StateOf(row);
        var stands = IsOpen(decision, ask);
        if (!stands && !context.IsEdit)
        {
            return new Rendering.Drop("It was answered before it could be asked.");
        }

        var link = (await context.PostAsync(decision.Id.Value, DecisionCard.Slot))?.Permalink;
        return stands
            ? ask.Kind == DecisionAskKind.Confirm ? Confirm(decision, context.Program, link) : Review(decision, context.Program, link)
            : Ended(decision, ask, context.Program, await DecisionChain.SuccessorAsync(context.Db, context.Program.Key, decision));
    }

    /// <summary>Whether the word is still awaited.</summary>
    public static bool IsOpen(Decision decision, DecisionAsk ask)
    {
        var user = new UserId(ask.User);
        return decision.Holds && (ask.Kind == DecisionAskKind.Confirm
            ? decision.Awaited.Contains(user)
            : decision.ReviewAsked.Contains(user));
    }

    static Rendering.Send Confirm(Decision decision, ProgramInfo program, string? link)
    {
        var recorder = decision.RecordedBy is { } by ? Names.Of(program.Roster, by) : "The clock";
        var first = Mrkdwn.Of($"*Did you decide this?* {recorder} recorded it with your name.\n") + DecisionTitle.Of(decision, 2200);
        var about = new DecisionRef(program.Key.ProgramId, decision.Id.Value).ToString();
        return new Rendering.Send(first,
        [
            new SectionBlock(first),
            new ActionsBlock(
            [
                new Button(DecisionButtons.ConfirmAction, "Yes, decided so") { Value = about, Style = ButtonStyle.Primary },
                new Button(DecisionButtons.RefuseAction, "No, not so") { Value = about },
                .. OpenButton(link),
            ]),
        ]);
    }

    static Rendering.Send Review(Decision decision, ProgramInfo program, string? link)
    {
        var first = Mrkdwn.Of($"*Does DEC-{decision.Number} still hold?* Its review is due today.\n") + DecisionTitle.Of(decision, 2200)
            + (decision.Expected is { } expected ? Mrkdwn.Of($"\nWe expected: {expected}").Shortened(600) : Mrkdwn.Empty);
        var about = new DecisionRef(program.Key.ProgramId, decision.Id.Value).ToString();
        return new Rendering.Send(first,
        [
            new SectionBlock(first),
            new ActionsBlock(
            [
                new Button(DecisionButtons.ReaffirmAction, "Still holds") { Value = about, Style = ButtonStyle.Primary },
                new Button(DecisionButtons.ChangeAction, "Amend or replace it") { Value = about },
                new Button(DecisionButtons.ExpireAction, "Let it expire") { Value = about },
                .. OpenButton(link),
            ]),
        ]);
    }

    static Rendering.Send Ended(Decision decision, DecisionAsk ask, ProgramInfo program, int? successor)
    {
        var user = new UserId(ask.User);
        var mine = decision.DecidedBy.FirstOrDefault(by => by.User == user);
        var how = decision switch
        {
            { Holds: false } => DecisionCard.NoLonger(decision.Status, successor),
            _ when ask.Kind == DecisionAskKind.Review && !decision.ReviewAsked.IsEmpty =>
                Mrkdwn.Of($"{Names.List(program.Roster, decision.ReviewAsked)} {(decision.ReviewAsked.Length == 1 ? "is" : "are")} asked whether DEC-{decision.Number} still holds."),
            _ when ask.Kind == DecisionAskKind.Review => decision.ReviewOn is { } next
                ? Mrkdwn.Of($"DEC-{decision.Number} still holds, to be looked at again on {When.Date(next)}.")
                : Mrkdwn.Of($"DEC-{decision.Number} still holds."),
            _ when mine?.Confirmation is Confirmation.Refused => Mrkdwn.Of($"You said that it was not decided so: {mine.Reason}").Shortened(600),
            _ => Mrkdwn.Of($"You confirmed it, thank you."),
        };
        var line = mine?.Confirmation is Confirmation.Refused && decision.Holds && ask.Kind == DecisionAskKind.Confirm ? how : how + Mrkdwn.Of($" Nothing for you to do.");
        var about = new DecisionRef(program.Key.ProgramId, decision.Id.Value).ToString();
        var dispute = mine?.Confirmation is Confirmation.Refused && decision.Status is DecisionStatus.Contested
            ? new ActionsBlock(new Button(DecisionButtons.DisputeAction, "Raise a dispute") { Value = about })
            : null;
        return new Rendering.Send(
            line,
            [new SectionBlock(line + Mrkdwn.Of($"\n_DEC-{decision.Number}: {DecisionTitle.Line(decision)}_").Shortened(600)), .. dispute is null ? [] : new Block[] { dispute }]);
    }

    static IEnumerable<Button> OpenButton(string? link) => link is null ? [] : [new Button(DecisionButtons.OpenAction, "Open it") { Url = link }];
}
