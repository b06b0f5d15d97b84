using System.Globalization;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.AccountLists.Pairs;

/// <summary>The forms for a pair, and for which member an owner of the source is.</summary>
static class PairModal
{
    public const string PairCallbackId = "list.pair.form";
    public const string PeopleCallbackId = "list.owners.form";

    const string Rep = "rep";
    const string Marketer = "marketer";
    const string Value = "value";
    const string Owner = "owner/";

    /// <summary>People asked about in one form; the rest comes in the next.</summary>
    const int Asked = 15;

    public static string RepBlock => Rep;

    public static string MarketerBlock => Marketer;

    public static ModalView Pair(ProgramInfo program, PairRule rule, PairedAccount of) => new(
        "Account pair",
        [
            new SectionBlock(Mrkdwn.Of($"*{of.Account.Name}*").Shortened(400)),
            new InputBlock("Rep", new UserSelectMenu(Value) { InitialUser = of.Pair.Rep?.Value })
            {
                BlockId = Rep,
                Optional = true,
                Hint = rule is PairRule.ByRole ? "Empty: the sales leader." : "Empty: the owner that the source names.",
            },
            new InputBlock("Marketer", new UserSelectMenu(Value) { InitialUser = of.Pair.Marketer?.Value })
            {
                BlockId = Marketer,
                Optional = true,
                Hint = rule is PairRule.ByRole ? "Empty: the marketing leader." : "Empty: the marketer that the source names.",
            },
        ])
    {
        CallbackId = PairCallbackId,
        PrivateMetadata = new ProgramRef(program.Key.ProgramId, of.Account.Key).ToString(),
        Submit = "Save",
        Close = "Cancel",
    };

    public static (UserId? Rep, UserId? Marketer) ReadPair(ViewState state) => (Person(state, Rep), Person(state, Marketer));

    public static ModalView People(ProgramInfo program, IReadOnlyList<(string Id, string Called, int Accounts)> unknown) =>
        unknown.Count == 0
        ? Says(Mrkdwn.Of($"Everybody who owns an account of tier 1 is matched with a member."))
        : new ModalView(
            "Who is who",
            [
                new SectionBlock(
                    Mrkdwn.Of($"Who are these owners of the source here? Leave out whom you don't "
                        + $"know.{(unknown.Count > Asked ? $" {unknown.Count - Asked} more come after these." : "")}")),
                .. unknown.Take(Asked).Select(one => new InputBlock(
                    ((PlainText)string.Create(CultureInfo.InvariantCulture, $"{one.Called} ({one.Accounts} of tier 1)")).Shortened(150),
                        new UserSelectMenu(Value))
                {
                    BlockId = (Owner + one.Id)[..Math.Min(BlockLimits.Id, Owner.Length + one.Id.Length)],
                    Optional = true,
                }),
            ])
        {
            CallbackId = PeopleCallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Save",
            Close = "Cancel",
        };

    public static IReadOnlyList<(string Owner, UserId Member)> ReadPeople(ViewState state) =>
        [.. state.Values.Keys.Select(input => input.BlockId).Where(block => block.StartsWith(Owner, StringComparison.Ordinal)).Distinct()
            .Select(block => (block[Owner.Length..], Person(state, block))).Where(one => one.Item2 is not null)
                .Select(one => (one.Item1, one.Item2!.Value))];

    public static ModalView Says(Mrkdwn text) => new("Account pairs", [new SectionBlock(text.Shortened(3000))]) { Close = "Close" };

    static UserId? Person(ViewState state, string block) => state.User(block, Value) is { } user ? new UserId(user) : null;
}
