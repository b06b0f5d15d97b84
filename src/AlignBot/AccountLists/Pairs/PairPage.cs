using AlignBot.AccountLists.Storage;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.AccountLists.Pairs;

/// <summary>The pairs of tier one: how many there are, and where somebody is lacking.</summary>
sealed class PairPage(IDatabase database, IClock clock)
{
    /// <summary>Accounts with a gap that are shown with a button; the rest is counted.</summary>
    const int Shown = 12;

    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> ShowAsync(ProgramInfo program, UserId reader) => database.ReadAsync(async db =>
    {
        var list = await ListTables.ListAsync(db, program.Key);
        var pairs = await PairBook.TierOneAsync(db, program, list);
        var keeps = AccountListWorkflow.MayKeep(reader, AccountListDesk.Context(program, clock.GetCurrentInstant()));
        var gaps = pairs.Where(pair => pair.Pair.Gap(program.Roster) is not null).ToList();
        var title = pairs.Count == 0
            ? Mrkdwn.Of($"*No account of tier 1 yet.* Each of them is owned by a rep and a marketer together.")
            : Mrkdwn.Of(
                $"*Account pairs*: {pairs.Count - gaps.Count} of {ListWords.Accounts(pairs.Count)} of tier 1 have a rep and a marketer.");
        List<Block> blocks = [new SectionBlock(title)];
        if (PairBook.Unknown(list, pairs, await PairBook.OwnersAsync(db, program, list)) is { Count: > 0 } unknown)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"{unknown.Count} {(unknown.Count == 1 ? "person" : "people")} of the source "
                + $"{(unknown.Count == 1 ? "is" : "are")} not matched with a member: "
                    + $"{string.Join(", ", unknown.Take(8).Select(one => one.Called))}{(unknown.Count > 8 ? " and more" : "")}.")
                        .Shortened(900))
            {
                Accessory = keeps ? PairForms.People(program) : null,
            });
        }

        blocks.AddRange(gaps.Take(Shown).Select(pair => new SectionBlock(Mrkdwn.Of($"*{pair.Account.Name}*  {Say(pair.Pair, program.Roster)}").Shortened(500))
        {
            Accessory = keeps ? PairForms.Pair(program, pair.Account.Key, "Set the pair") : null,
        }));
        if (gaps.Count > Shown)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"and {gaps.Count - Shown} more without a whole pair.")));
        }

        return (title, (IReadOnlyList<Block>)blocks);
    });

    /// <summary>'Ana and Tom'; 'Ana, no marketer'; 'no rep, no marketer'.</summary>
    public static string Say(AccountPair pair, Roster roster)
    {
        string One(UserId? user, string none) =>
            user is not { } person
                ? none
                : roster.MayDecide(person)
                ? Names.Of(roster, person)
                : $"{Names.Of(roster, person)} (not a member any more)";
        return pair.Gap(roster) is null
            ? $"{One(pair.Rep, "")} and {One(pair.Marketer, "")}"
            : $"{One(pair.Rep, "no rep")}, {One(pair.Marketer, "no marketer")}";
    }
}
