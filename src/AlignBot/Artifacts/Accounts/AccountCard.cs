using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Artifacts.Accounts;

/// <summary>An account as somebody reads it: what was written about it, the newest first, what is disputed and what was decided.</summary>
sealed class AccountCard(AccountBook book, AccountLookup lookup, IAccountNames accounts, WebOptions web, IDatabase database, IClock clock)
{
    /// <summary>Entries on the card; the file has all.</summary>
    const int Shown = 8;

    /// <summary>Disputes, and decisions.</summary>
    const int Most = 5;

    /// <summary>Names in one list: more are found by asking.</summary>
    const int Listed = 40;

    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> AnswerAsync(ProgramInfo program, UserId reader, string typed) =>
        database.ReadAsync(db => AnswerAsync(db, program, reader, typed, clock.GetCurrentInstant()));

    async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> AnswerAsync(AlignBotContext db, ProgramInfo program, UserId reader, string typed, Instant now)
    {
        if (await lookup.FindAsync(db, program, reader, typed, new AccountDepth(Shown, Most), now) is { } known)
        {
            return Card(program, known);
        }

        var names = await book.NamesAsync(db, program, reader, now);
        var near = TermMatch.Near(typed, names, name => ImmutableHashSet.Create(ArtifactText.FoldedName(name)))
            .Concat((await accounts.MatchAsync(program, typed)).Near).DistinctBy(ArtifactText.FoldedName).Take(TermMatch.MostNear).ToImmutableArray();
        var nothing = Mrkdwn.Of($"*Nothing is written about {typed} here.*").Shortened(400) + (near.IsEmpty ? Mrkdwn.Empty : Mrkdwn.Of($" Did you mean one of these?"));
        List<IActionsElement> buttons = [.. near.Select(name => MeantCommand.Run(((PlainText)name).Shortened(BlockLimits.ButtonText).Text, $"account {name}", program))];
        if (ArtifactText.WhyNotName(ArtifactKind.AccountPlan, typed) is null)
        {
            buttons.Add(EntryForms.Add(program, typed, "Write the first entry") with { Style = near.IsEmpty ? ButtonStyle.Primary : ButtonStyle.Default });
        }

        return (nothing, buttons.Count == 0 ? [new SectionBlock(nothing)] : [new SectionBlock(nothing), new ActionsBlock([.. buttons])]);
    }

    /// <summary>The accounts that something is known of.</summary>
    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> ListAsync(ProgramInfo program, UserId reader) => database.ReadAsync(async db =>
    {
        var names = await book.NamesAsync(db, program, reader, clock.GetCurrentInstant());
        var title = names.IsEmpty
            ? Mrkdwn.Of($"*Nothing is written about an account yet.* `/align account` and a name begins.")
            : Mrkdwn.Of($"*{names.Length} {(names.Length == 1 ? "account" : "accounts")}* `/align account` and a name shows what is written about it.");
        return (title, (IReadOnlyList<Block>)(names.IsEmpty
            ? [new SectionBlock(title)]
            : [new SectionBlock(title), new SectionBlock(Lines.Fit([.. names.Take(Listed).Select(name => Mrkdwn.Of($"{name}").Shortened(200))], Math.Max(0, names.Length - Listed)))]));
    });

    (Mrkdwn Text, IReadOnlyList<Block> Blocks) Card(ProgramInfo program, KnownAccount known)
    {
        var (count, entries, listed) = (known.Count, known.Entries, known.Listed);
        var title = Mrkdwn.Of($"*{known.Name}*  {(count == 0 ? "nothing is written about it yet" : count == 1 ? "1 entry" : $"{count} entries")}").Shortened(400);
        List<Block> blocks = [new SectionBlock(listed is null ? title : title + Mrkdwn.Of($"\n") + listed.Line), .. entries.Select(entry => new SectionBlock(AccountWords.Say(entry, program.Roster, program.Calendar.Zone)))];
        if (count > entries.Count)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{count - entries.Count} older: 'All entries' sends them as a file.")));
        }

        if (listed is { More.Count: > 0 })
        {
            blocks.Add(new SectionBlock(Lines.Fit([Mrkdwn.Of($"*On the account list*"), .. listed.More])));
        }

        if (known.Deals.Count > 0)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*Deals*\n") + Lines.Fit([.. known.Deals.Select(deal => Mrkdwn.Of($"{AccountWords.Deal(deal)}").Shortened(300))])));
        }

        if (known.Disputes.Count > 0)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*Disputes*\n") + Lines.Fit([.. known.Disputes.Select(dispute => Mrkdwn.Of($"DSP-{dispute.Number} ({(dispute.IsOpen ? "open" : "closed")})  {dispute.Question.ReplaceLineEndings(" ")}").Shortened(300))])));
        }

        if (known.Decisions.Count > 0)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*Decisions*\n") + Lines.Fit([.. known.Decisions.Select(decision => Mrkdwn.Of($"DEC-{decision.Number}  {DecisionTitle.Line(decision)}").Shortened(300))])));
        }

        List<IActionsElement> buttons = [EntryForms.Add(program, known.Name, "Add an entry") with { Style = ButtonStyle.Primary }];
        if (known.Written is { } written && count > entries.Count)
        {
            buttons.Add(new Button(EntryForms.AllAction, "All entries") { Value = ArtifactRef.To(written).ToString() });
        }

        if (web.HasPages)
        {
            buttons.Add(OpenPage.Button(program, PagePaths.Account(known.Name)));
        }

        blocks.Add(new ActionsBlock([.. buttons]));
        return (title, blocks);
    }
}
