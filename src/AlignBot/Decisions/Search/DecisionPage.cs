using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Decisions.Search;

/// <summary>All of one entry, for whoever asked: why, from when, its actions, what it replaced and what replaced it.</summary>
sealed class DecisionPage(
    IDatabase database, ProgramDirectory programs, ConfidentialDecisions confidential, IDisputeRecord disputes, IFollowUps followUps,
    IEnumerable<ICardPart<Decision>> others, WebOptions web, IClock clock)
{
    /// <summary>Letters of a name that a button's id has room for.</summary>
    const int LongestAccount = 150;

    public async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> SayAsync(ProgramKey key, Decision decision, UserId reader)
    {
        var program = await programs.LatestAsync(key);
        var (origin, chain, actions, beside) = await database.ReadAsync(async db => (
            await DecisionCard.OriginAsync(disputes, db, key, decision),
            await confidential.ReadableAsync(db, program, await DecisionChain.OfAsync(db, key, decision), reader, clock.GetCurrentInstant()),
            await followUps.OfDecisionAsync(db, key, decision.Id),
            await others.SayAsync(db, program, decision)));

        var what = DecisionTitle.Of(decision, 3000);
        var blocks = new List<Block> { new SectionBlock(what), new ContextBlock((DecisionCard.Who(decision, program) + origin + Mrkdwn.Of($".")).Shortened(2000)) };
        if (Facts(decision, program) is { Length: > 0 } facts)
        {
            blocks.Add(new SectionBlock(facts.Shortened(3000)));
        }

        if (ExpectationWords.Say(decision) is { } expected)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"{expected}").Shortened(1500)));
        }

        if (decision.Rationale is { } why)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*Why*\n{why}").Shortened(3000)));
        }

        blocks.AddRange(decision.DecidedBy.Where(by => by is { Confirmation: Confirmation.Confirmed, Reason: not null }).Take(5).Select(by => new SectionBlock(
            Mrkdwn.Of($"*Why, for {Names.Of(program.Roster, by.User)}*\n{by.Reason}").Shortened(1500))));

        blocks.AddRange(actions.Take(10).Select(action => followUps.Show(action, program, reader, clock.GetCurrentInstant())));
        blocks.AddRange(decision.DecidedBy.Where(by => by.Confirmation is Confirmation.Refused).Select(by => new SectionBlock(
            Mrkdwn.Of($"*{Names.Of(program.Roster, by.User)} says it was not decided so*\n{by.Reason}").Shortened(1500))));
        blocks.AddRange(decision.Dissents.Take(5).Select(dissent => new SectionBlock(
            Mrkdwn.Of($"*Dissent of {Names.Of(program.Roster, dissent.By)}*\n{dissent.Text}").Shortened(1500))));
        if (!decision.Commitments.IsEmpty)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{Names.List(program.Roster, decision.Commitments.Select(commitment => commitment.By))} stand by it.").Shortened(1000)));
        }

        if (beside is { Length: > 0 })
        {
            blocks.Add(new ContextBlock(beside.Shortened(2000)));
        }

        if (chain.Count > 1)
        {
            blocks.Add(new DividerBlock());
            blocks.Add(new SectionBlock(Chain(chain, decision, program).Shortened(3000)));
        }

        if (Buttons(decision, program) is { Count: > 0 } buttons)
        {
            blocks.Add(new ActionsBlock([.. buttons]));
        }

        return (what.Shortened(400), blocks);
    }

    /// <summary>To all that is known of the account, and to the page in the browser.</summary>
    List<Button> Buttons(Decision decision, ProgramInfo program) =>
    [
        .. decision.Account is { Length: <= LongestAccount } account
            ? new[] { MeantCommand.Run(new PlainText($"About {account}").Shortened(75).Text, $"account {account}", program) }
            : [],
        .. web.HasPages && decision.KeptTo is null ? new[] { OpenPage.Button(program, PagePaths.Decision(decision.Number)) } : [],
    ];

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
            return Mrkdwn.Of($"•  ") + mark + Mrkdwn.Of($", {When.Day(entry.RecordedAt, program.Calendar.Zone)}") + Mrkdwn.Join("", links) + Mrkdwn.Of($": {DecisionTitle.Line(entry)}").Shortened(160);
        });
        return Mrkdwn.Of($"*How it came to be, and what became of it*\n") + Mrkdwn.Join("\n", lines);
    }
}
