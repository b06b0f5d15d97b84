using AlignBot.Engine.Installations;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Setup;

/// <summary>A Slack with the bot and no program, and the ways of setting one up that several scenarios take.</summary>
static class SetupStories
{
    public const string Channel = "CMID";

    extension(GtmWorld)
    {
        /// <summary>A bot without a program file, once Slack has told it who it is.</summary>
        public static async Task<GtmWorld> StartEmptyAsync(DateTimeOffset? startAt = null)
        {
            var world = await GtmWorld.StartAsync(settings: new() { ["Program:File"] = null }, startAt: startAt);
            await SlackWorld.EventuallyAsync(
                async () => (await world.BotService<InstallationDirectory>().AllAsync()).Find(row => row.BotUserId is not null), () => Task.FromResult("The bot was not told who it is."));
            return world;
        }
    }

    extension(SlackWorld slack)
    {
        /// <summary>The empty channel as somebody in it sees it.</summary>
        public Conversation Mid(string name = "sol") => new(slack, Channel, SlackWorld.UserId(name));

        public Task InviteAsync(string name = "sol") => slack.As(name).RunAsync("/invite", "@AlignBot", Channel);

        /// <summary>Types <c>/align setup</c>, and waits for the page that says this.</summary>
        public async Task<Modal> SetupAsync(string name, params string[] saying)
        {
            await slack.As(name).RunAsync("/align", "setup", Channel);
            return await slack.As(name).ModalSayingAsync(saying);
        }

        /// <summary>Presses 'Next' and waits for the page that says this.</summary>
        public async Task<Modal> NextAsync(string name, Modal page, string saying)
        {
            var sent = await page.SubmitAsync();
            Assert.Empty(sent.Errors);
            return await slack.As(name).ModalSayingAsync(saying);
        }

        /// <summary>Takes every proposal up to the preview.</summary>
        public async Task<Modal> WalkAsync(string name)
        {
            var page = await slack.SetupAsync(name, "1 of 7: Roles");
            foreach (var next in (string[])["2 of 7: Teams", "3 of 7: Working time", "4 of 7: Meetings", "5 of 7: Escalation path", "6 of 7: First artifact", "7 of 7: Look it over"])
            {
                page = await slack.NextAsync(name, page, next);
            }

            return page;
        }
    }
}
