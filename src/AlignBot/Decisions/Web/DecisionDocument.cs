using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Decisions.Cards;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Decisions;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Decisions.Web;

/// <summary><c>decisions/{number}</c>: one decision, why, what came of it, and what stood before and after it.</summary>
sealed class DecisionDocument(IDatabase database, IFollowUps followUps, IDisputeRecord disputes, ConfidentialDecisions confidential) : IWebPage
{
    public string Path => "decisions/{number:int}";

    public Right Right { get; } = DecisionsFeature.Reading;

    public async Task<PageView?> ReadAsync(PageRequest request, CancellationToken cancellation)
    {
        var (program, number) = (request.Program, request.Number);
        return await database.ReadAsync(
            async db => await DecisionChain.Of(db, program.Key).SingleOrDefaultAsync(row => row.Number == number, cancellation) is { } row
                && await ReadableAsync(db, request, [DecisionDesk.StateOf(row)]) is [var decision]
                ? PageView.Of<DecisionText>($"DEC-{row.Number}", await ModelAsync(db, request, decision))
                : null,
            cancellation);
    }

    /// <summary>Those that somebody reads on the web: as in Slack, and what is kept among few only where Slack has named them.</summary>
    async Task<IReadOnlyList<Decision>> ReadableAsync(AlignBotContext db, PageRequest request, IReadOnlyList<Decision> decisions) => request.IsWithSlack
        ? await confidential.ReadableAsync(db, request.Program, decisions, request.Reader, request.Now)
        : [.. decisions.Where(decision => decision.KeptTo is null)];

    async Task<DecisionModel> ModelAsync(AlignBotContext db, PageRequest request, Decision decision)
    {
        var program = request.Program;
        var roster = program.Roster;
        var chain = await DecisionChain.OfAsync(db, program.Key, decision);
        var actions = await followUps.OfDecisionAsync(db, program.Key, decision.Id);
        return new DecisionModel(
            DecisionShelf.Entry(decision, program),
            await FactsAsync(db, program, decision),
            chain.Count < 2 ? [] : [.. (await ReadableAsync(db, request, chain)).Select(one => DecisionShelf.Entry(one, program))],
            [.. decision.Dissents.Select(dissent => (Names.Of(roster, dissent.By), dissent.Text))],
            [.. actions.Select(action => Say(action, program))]);
    }

    async Task<ImmutableArray<(string Name, string Value)>> FactsAsync(AlignBotContext db, ProgramInfo program, Decision decision)
    {
        var dispute = decision.Dispute is { } id && (await disputes.PublicAsync(db, program, [id])).TryGetValue(id, out var known) ? $"DSP-{known}" : null;
        (string Name, string? Value)[] facts =
        [
            ("Status", decision.IsConfirmed ? DecisionTitle.Status(decision.Status) : $"{DecisionTitle.Status(decision.Status)}, not yet confirmed by all who are named"),
            ("Why", decision.Rationale),
            ("From", decision.EffectiveOn is { } from ? When.Date(from) : null),
            ("Looked at again", decision.Holds && decision.ReviewOn is { } review ? When.Date(review) : null),
            ("Expectation", ExpectationWords.Say(decision)),
            ("Account", decision.Account),
            ("Category", decision.Category is { } key ? program.Path.Category(key)?.Name ?? key : null),
            ("Out of", dispute),
            ("Its time is over", decision.ExpiredBecause),
        ];
        return [.. facts.Where(fact => fact.Value is not null).Select(fact => (fact.Name, fact.Value!))];
    }

    static string Say(ActionItem action, ProgramInfo program) =>
        $"{action.Text} ({Names.Of(program.Roster, action.Owner)}, by {When.Date(action.DueOn)}{(action.IsOpen ? "" : ", closed")})";
}
