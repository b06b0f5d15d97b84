using AlignBot.Actions;
using AlignBot.Domain;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Decisions;

/// <summary>All of one entry, for whoever asked: why, from when, its actions, what it replaced and what replaced it.</summary>
sealed class DecisionPage(IDatabase database, ProgramDirectory programs, IClock clock)
{
    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> SayAsync(ProgramKey key, Decision decision, UserId reader)
    {
        var program = await programs.LatestAsync(key);
        var (origin, chain, actions) = await database.ReadAsync(async db => (
            await DecisionCard.OriginAsync(db, key, decision),
            await ConfidentialDecisions.ReadableAsync(db, program, await DecisionChain.OfAsync(db, key, decision), reader, clock.GetCurrentInstant()),
            (await db.Actions
                .Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.DecisionId == decision.Id.Value)
                .OrderBy(row => row.DueOn).ThenBy(row => row.Id)
                .ToListAsync()).ConvertAll(ActionDesk.StateOf)));

        var what = DecisionCard.What(decision, 3000);
        var blocks = new List<Block> { new SectionBlock(what), new ContextBlock((DecisionCard.Who(decision, program) + origin + Mrkdwn.Of($".")).Shortened(2000)) };
        if (Facts(decision, program) is { Length: > 0 } facts)
        {
            blocks.Add(new SectionBlock(facts.Shortened(3000)));
        }

        if (decision.Rationale is { } why)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*Why*\n{why}").Shortened(3000)));
        }

        blocks.AddRange(actions.Take(10).Select(action => Action(action, program, reader)));
        blocks.AddRange(decision.DecidedBy.Where(by => by.Confirmation is Confirmation.Refused).Select(by => new SectionBlock(
            Mrkdwn.Of($"*{Names.Of(program.Roster, by.User)} says it was not decided so*\n{by.Reason}").Shortened(1500))));
        blocks.AddRange(decision.Dissents.Take(5).Select(dissent => new SectionBlock(
            Mrkdwn.Of($"*Dissent of {Names.Of(program.Roster, dissent.By)}*\n{dissent.Text}").Shortened(1500))));
        if (!decision.Commitments.IsEmpty)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{Names.List(program.Roster, decision.Commitments.Select(commitment => commitment.By))} stand by it.").Shortened(1000)));
        }

        if (chain.Count > 1)
        {
            blocks.Add(new DividerBlock());
            blocks.Add(new SectionBlock(Chain(chain, decision, program).Shortened(3000)));
        }

        return (what.Shortened(400), blocks);
    }

    static Mrkdwn Facts(Decision decision, ProgramInfo program)
    {
        var category = decision.Category is { } key ? program.Path.Category(key)?.Name ?? key : null;
        var facts = new List<Mrkdwn>();
        if (DecisionCard.Dates(decision) is { Length: > 0 } dates)
        {
            facts.Add(Mrkdwn.Of($"{dates}"));
        }

        if (decision.Account is { } account)
        {
            facts.Add(Mrkdwn.Of($"Account {account}"));
        }

        if (category is not null)
        {
            facts.Add(Mrkdwn.Of($"{category}"));
        }

        return Mrkdwn.Join("  ·  ", facts);
    }

    SectionBlock Action(ActionItem action, ProgramInfo program, UserId reader)
    {
        var now = clock.GetCurrentInstant();
        var owner = Mrkdwn.Of($"Action of {Names.Of(program.Roster, action.Owner)}: ");
        var text = action.IsOpen ? owner + ActionWords.Task(action, ActionWords.Today(program, now)) : owner + Mrkdwn.Of($"{action.Text}").Shortened(1500) + Mrkdwn.Of($"  _done_");
        var mayClose = action.IsOpen && ActionWorkflow.MayChange(action, reader, new ActionContext(now, program.Roster, program.Calendar));
        return new SectionBlock(text)
        {
            Accessory = mayClose ? new Button(ActionButtons.DoneAction, "Done") { Value = new ActionRef(program.Key.ProgramId, action.Id.Value).ToString() } : null,
        };
    }

    /// <summary>Every entry of the chain, oldest first, each with what became of it.</summary>
    static Mrkdwn Chain(IReadOnlyList<Decision> chain, Decision here, ProgramInfo program)
    {
        var numbers = chain.ToDictionary(entry => entry.Id, entry => entry.Number);
        var lines = chain.Select(entry =>
        {
            var links = entry.Links
                .Where(link => numbers.ContainsKey(link.Other))
                .Select(link => Mrkdwn.Of($", {DecisionCard.LinkWords(link).ToLowerInvariant()} DEC-{numbers[link.Other]}"));
            var mark = entry.Id == here.Id ? Mrkdwn.Of($"*DEC-{entry.Number}*") : Mrkdwn.Of($"DEC-{entry.Number}");
            return Mrkdwn.Of($"•  ") + mark + Mrkdwn.Of($", {When.Day(entry.RecordedAt, program.Calendar.Zone)}") + Mrkdwn.Join("", links) + Mrkdwn.Of($": {entry.Text}").Shortened(160);
        });
        return Mrkdwn.Of($"*How it came to be, and what became of it*\n") + Mrkdwn.Join("\n", lines);
    }
}
