using AlignBot.Engine.Budgets;
using AlignBot.Slack;
using Microsoft.Extensions.Options;

namespace AlignBot.Engine.Tests.Budgets;

public sealed class SpendingTests
{
    static readonly WorkspaceKey Here = WorkspaceKey.OfTeam("T1");

    readonly BudgetOptions options = new()
    {
        Exports = new BudgetOption { Person = 2, Channel = 3, Within = TimeSpan.FromHours(20) },
        Searches = new BudgetOption { Person = 1, Channel = 1, Within = TimeSpan.FromHours(20) },
    };

    Spending Made => field ??= new Spending(Options.Create(options), TimeProvider.System);

    [Fact]
    public void Each_person_and_each_budget_is_counted_for_itself()
    {
        Assert.Null(Export("U1"));
        Assert.Null(Export("U1"));

        Assert.Equal((Cost.Export, false), Export("U1") is { } spent ? (spent.Cost, spent.IsOfChannel) : default);
        Assert.Null(Export("U2", "C2"));
        Assert.Null(Made.WhyNot(Cost.Search, Here, "U1", "C1"));
    }

    [Fact]
    public void All_of_a_channel_share_its_own_and_a_refusal_there_takes_nothing_of_the_persons()
    {
        Assert.Null(Export("U1"));
        Assert.Null(Export("U1"));
        Assert.Null(Export("U2"));

        Assert.True(Export("U3") is { IsOfChannel: true });
        Assert.True(Export("U3") is { IsOfChannel: true });
        Assert.Null(Export("U3", "C2"));
        Assert.Null(Export("U3", "C2"));
        Assert.True(Export("U3", "C2") is { IsOfChannel: false });
    }

    [Fact]
    public void The_same_id_in_another_workspace_is_somebody_else()
    {
        Assert.Null(Export("U1"));
        Assert.Null(Export("U1"));

        Assert.Null(Made.WhyNot(Cost.Export, WorkspaceKey.OfTeam("T2"), "U1", "C1"));
    }

    [Fact]
    public void Without_a_channel_the_persons_alone_counts_and_what_costs_nothing_never_ends()
    {
        Assert.Null(Made.WhyNot(Cost.Export, Here, "U1", null));
        Assert.Null(Made.WhyNot(Cost.Export, Here, "U1", null));
        Assert.NotNull(Made.WhyNot(Cost.Export, Here, "U1", null));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Null(Made.WhyNot(Cost.Nothing, Here, "U1", "C1")));
    }

    [Fact]
    public void Whoever_is_whole_again_is_let_go()
    {
        options.Exports = new BudgetOption { Person = 1, Channel = 1, Within = TimeSpan.FromTicks(1) };

        for (var n = 0; n < 25_000; n++)
        {
            _ = Made.WhyNot(Cost.Export, Here, $"U{n}", null);
        }

        Assert.InRange(Made.Held, 1, 20_000);
    }

    [Theory]
    [InlineData(0.2, "in a second.")]
    [InlineData(1.2, "in 2 seconds.")]
    [InlineData(59, "in 59 seconds.")]
    [InlineData(59.5, "in a minute.")]
    [InlineData(61, "in 2 minutes.")]
    [InlineData(600, "in 10 minutes.")]
    public void The_sentence_says_when_rounded_up(double seconds, string when) =>
        Assert.EndsWith(when, new Spent(Cost.Export, IsOfChannel: false, NodaTime.Duration.FromSeconds(seconds)).Sentence, StringComparison.Ordinal);

    Spent? Export(string user, string channel = "C1") => Made.WhyNot(Cost.Export, Here, user, channel);
}
