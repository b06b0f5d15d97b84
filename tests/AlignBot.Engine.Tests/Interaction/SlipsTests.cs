using AlignBot.Engine.Interaction;

namespace AlignBot.Engine.Tests.Interaction;

/// <summary>A slip is asked back; a sentence is content, whatever it begins with.</summary>
public sealed class SlipsTests
{
    static readonly Slips Decisions = new("DEC", hasSearch: true);
    static readonly Slips Disputes = new("DSP", hasSearch: false, "mine", "all", "open", "closed");

    [Theory]
    [InlineData("list mine", "list")]
    [InlineData("list all", "list")]
    [InlineData("list all decisions please", "list")]
    [InlineData("lits", "list")]
    [InlineData("LISTS", "list")]
    [InlineData("help me", "help")]
    [InlineData("?", "help")]
    [InlineData("--help", "help")]
    [InlineData("hlep", "help")]
    [InlineData("find webinar", "search webinar")]
    [InlineData("serach budget", "search budget")]
    [InlineData("serach who owns the budget", "search who owns the budget")]
    [InlineData("show", "list")]
    [InlineData("show DEC-12 please", "show DEC-12")]
    [InlineData("show DEC-1.", "show DEC-1")]
    [InlineData("show #1", "show DEC-1")]
    [InlineData("show me dec 3", "show DEC-3")]
    [InlineData("shwo DEC-1", "show DEC-1")]
    [InlineData("delete DEC-1", "show DEC-1")]
    [InlineData("DEC-7", "show DEC-7")]
    [InlineData("#7", "show DEC-7")]
    public void A_slip_of_the_log(string typed, string meant) => Assert.Equal(meant, Decisions.Meant(typed));

    [Theory]
    [InlineData("lits mine", "list mine")]
    [InlineData("list mine please", "list mine")]
    [InlineData("list all closed ones", "list all closed")]
    [InlineData("?", "help")]
    [InlineData("shwo DSP-1", "show DSP-1")]
    [InlineData("find pricing", "list")]
    public void A_slip_of_the_disputes(string typed, string meant) => Assert.Equal(meant, Disputes.Meant(typed));

    [Theory]
    [InlineData("list prices stay")]
    [InlineData("List prices stay as they are")]
    [InlineData("show the scoreboard in every review")]
    [InlineData("Show 3 prices on the page from now on, not five")]
    [InlineData("help desk tickets count as intent")]
    [InlineData("Last touch wins")]
    [InlineData("find a partner in every region by June")]
    [InlineData("Delete all leads older than 2 years")]
    [InlineData("Open house on 12 May in Berlin")]
    [InlineData("40 seats")]
    [InlineData("Webinar sign-ups count only after a second touch")]
    [InlineData("Approved")]
    [InlineData("👍")]
    [InlineData("\"list mine\"")]
    public void Content_is_no_slip(string typed) => Assert.Null(Decisions.Meant(typed));

    [Theory]
    [InlineData("cal", "calendar")]
    [InlineData("membres", "members")]
    [InlineData("me", null)]
    [InlineData("mem", null)]
    [InlineData("x", null)]
    public void The_one_word_that_begins_so_is_the_nearest(string typed, string? meant) =>
        Assert.Equal(meant, Slips.Nearest(typed, ["status", "calendar", "members", "memos"]));
}
