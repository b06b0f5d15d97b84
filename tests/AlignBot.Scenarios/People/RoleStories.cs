using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.People;

/// <summary>The steps that scenarios about roles share, in people's words.</summary>
static class RoleStories
{
    /// <summary>Somebody gives a role to another, through the page of members, and what follows from it is done.</summary>
    public static async Task GiveRoleAsync(this GtmWorld world, string role, string holder, string by = "riley")
    {
        var slack = world.Slack;
        await slack.As(by).RunAsync("/align", "members");
        await slack.As(by).PressAsync(await slack.GtmOf(by).ExpectAsync("who is who"), "Change", beside: role);
        var given = await (await slack.As(by).ModalAsync()).Fill("Held by", holder).Clear("Deputy").SubmitAsync();
        Assert.True(given.Closed, given.Delivery.ToString());
        await world.Record.QuietAsync();
    }
}
