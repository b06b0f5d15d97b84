using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Drift;

/// <summary>The steps that scenarios about drift share.</summary>
static class DriftStories
{
    /// <summary>Somebody signs what waits for their signature.</summary>
    public static async Task SignAsync(this GtmWorld world, string person, string what)
    {
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await world.Slack.As(person).PressAsync(
            await world.Slack.Dm(person).ExpectWithAsync("Read and sign", $"*{what} waits for your signature.*"), "Read and sign");
        await (await world.Slack.As(person).ModalAsync("Read and sign")).SubmitAsync();
    }
}
