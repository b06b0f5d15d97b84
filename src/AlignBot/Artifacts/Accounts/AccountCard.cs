using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Artifacts.Accounts;

/// <summary>An account as somebody reads it: what was written about it, the newest first, what is disputed and what was decided.</summary>
sealed class AccountCard(AccountBook book, IDisputeRecord disputes, IDecisionRecord decisions, IAccountNames accounts, IDatabase database, IClock clock)
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
        var names = await book.NamesAsync(db, program, reader, now);
        var folded = ArtifactText.FoldedName(typed);
        var listed = await accounts.FactsAsync(db, program, typed);
        if (listed is not null)
        {
            // By whatever was typed, it goes by its name on the list; what was written while it was called otherwise stays with it.
            var called = listed.Formerly.Prepend(listed.Name).Select(ArtifactText.FoldedName).Select(own => names.FirstOrDefault(name => ArtifactText.FoldedName(name) == own)).FirstOrDefault(name => name is not null);
            return await CardAsync(db, program, reader, called ?? listed.Name, now, listed);
        }

        if (names.FirstOrDefault(name => ArtifactText.FoldedName(name) == folded) is { } known)
        {
            return await CardAsync(db, program, reader, known, now, listed: null);
        }

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

    async Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> CardAsync(AlignBotContext db, ProgramInfo program, UserId reader, string name, Instant now, AccountFacts? listed)
    {
        var account = await ArtifactTables.NamedAsync(db, program.Key, ArtifactKind.AccountPlan, name);
        var (entries, count) = account is null ? ([], 0) : await AccountBook.EntriesAsync(db, account, program.Key, Shown);
        var title = Mrkdwn.Of($"*{account?.Name ?? name}*  {(count == 0 ? "nothing is written about it yet" : count == 1 ? "1 entry" : $"{count} entries")}").Shortened(400);
        List<Block> blocks = [new SectionBlock(listed is null ? title : title + Mrkdwn.Of($"\n") + listed.Line), .. entries.Select(entry => new SectionBlock(AccountWords.Say(entry, program.Roster, program.Calendar.Zone)))];
        if (count > entries.Count)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{count - entries.Count} older: 'All entries' sends them as a file.")));
        }

        if (listed is { More.Count: > 0 })
        {
            blocks.Add(new SectionBlock(Lines.Fit([Mrkdwn.Of($"*On the account list*"), .. listed.More])));
        }

        if (await disputes.OfAccountAsync(db, program, name, reader, now, Most) is { Count: > 0 } disputed)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*Disputes*\n") + Lines.Fit([.. disputed.Select(dispute => Mrkdwn.Of($"DSP-{dispute.Number} ({(dispute.IsOpen ? "open" : "closed")})  {dispute.Question.ReplaceLineEndings(" ")}").Shortened(300))])));
        }

        if (await decisions.OfAccountAsync(program, name, Most) is { Count: > 0 } decided)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*Decisions*\n") + Lines.Fit([.. decided.Select(decision => Mrkdwn.Of($"DEC-{decision.Number}  {DecisionTitle.Line(decision)}").Shortened(300))])));
        }

        List<IActionsElement> buttons = [EntryForms.Add(program, account?.Name ?? name, "Add an entry") with { Style = ButtonStyle.Primary }];
        if (account is not null && count > entries.Count)
        {
            buttons.Add(new Button(EntryForms.AllAction, "All entries") { Value = ArtifactRef.To(account).ToString() });
        }

        blocks.Add(new ActionsBlock([.. buttons]));
        return (title, blocks);
    }
}
