using System.Text.Json.Nodes;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Setup;

/// <summary>Whoever a set-up names executive or leader is asked to accept it; it binds nothing less until then.</summary>
public sealed class NamedNotYetAccepted : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await SetupStories.StartEmptyAsync();
        await Slack.InviteAsync();
        await (await Slack.WalkAsync("sol")).SubmitAsync();
        await Slack.Mid().ExpectAsync("runs in this channel from now on");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    async Task<Message> MembersAsync(params string[] saying)
    {
        await Slack.As("sol").RunAsync("/align", "members", SetupStories.Channel);
        return await Slack.Mid().ExpectAsync(["who is who", .. saying]);
    }

    [Fact]
    public async Task One_click_accepts_and_until_then_it_reads_so()
    {
        await MembersAsync("noor (named, not yet accepted)", "kit (named, not yet accepted)", "mei (named, not yet accepted)");
        await Slack.As("sol").RunAsync("/align", "status", SetupStories.Channel);
        await Slack.Mid().ExpectAsync("Accountable executive: noor (named, not yet accepted)", "Operating lead: sol");
        await (await Slack.As("kit").HomeAsync("You are named sales leader of *GTM Mid Market*")).PressAsync("Accept");
        await Slack.Dm("kit").ExpectAsync("You have accepted to be sales leader of *GTM Mid Market*.");
        await Slack.As("kit").SeesHomeWithoutAsync("You are named");

        var ask = await Slack.Dm("noor").ExpectWithAsync("Accept", "You are named accountable executive of GTM Mid Market", "by sol", "decide last what they can't settle");
        await Slack.FaultAsync("duplicate_delivery", new JsonObject { ["method"] = "people.role-ask.accept", ["times"] = 1, ["delay_ms"] = 0 });
        await Slack.As("noor").PressAsync(ask, "Accept");
        await Slack.Dm("noor").ExpectAsync("You have accepted to be accountable executive");

        var members = await MembersAsync("Accountable executive*   noor\n", "mei (named, not yet accepted)");
        Assert.False(members.Says("noor (named"));
        Assert.Equal(0, await Slack.Dm("sol").CountAsync("You are named"));
    }

    [Fact]
    public async Task A_no_reaches_the_operating_lead_who_names_another_and_they_are_asked()
    {
        var ask = await Slack.Dm("mei").ExpectWithAsync("Not me", "You are named marketing leader");
        await Slack.As("mei").PressAsync(ask, "Not me");
        Assert.True((await (await Slack.As("mei").ModalAsync("Not me")).Fill("Why, or who else", "Teo runs *this* <!channel>").SubmitAsync()).Closed);
        await Slack.Dm("mei").ExpectAsync("You have declined to be marketing leader", "sol names another");
        await MembersAsync("mei (declined)");

        var told = await Slack.Dm("sol").ExpectWithAsync("Name another", "mei declines to be marketing leader", "Teo runs");
        await Slack.As("sol").PressAsync(told, "Name another");
        Assert.True((await (await Slack.As("sol").ModalAsync("Marketing leader")).Fill("Held by", "teo").SubmitAsync()).Closed);

        await Slack.Dm("teo").ExpectWithAsync("Accept", "You are named marketing leader of GTM Mid Market");
        await Slack.Dm("sol").ExpectAsync("teo is marketing leader of *GTM Mid Market* now. Nothing for you to do.");
        await Slack.Dm("mei").ExpectAsync("teo is marketing leader of *GTM Mid Market* now. Nothing for you to do.");
        await MembersAsync("teo (named, not yet accepted)");
    }

    [Fact]
    public async Task Who_has_not_accepted_is_asked_to_decide_all_the_same()
    {
        await Slack.As("ida").RunAsync("/dispute", "Who follows up the webinar?", SetupStories.Channel);
        var form = await Slack.As("ida").ModalAsync("Raise a dispute");
        await form.Fill("Whom do you disagree with?", "teo").Fill("Category", "Lead handling").SubmitAsync();
        await (await Slack.As("ida").ModalSayingAsync("kit", "mei", "noor")).SubmitAsync();
        await Slack.Mid().ExpectAsync("DSP-1");

        await world.Time.AdvanceAsync(NodaTime.Duration.FromDays(2));

        await Slack.Dm("kit").ExpectWithAsync("Decide", "Decide with mei: Who follows up the webinar?", "it goes to noor (accountable executive)");
        await Slack.Dm("mei").ExpectWithAsync("Decide", "Decide with kit: Who follows up the webinar?");
    }
}
