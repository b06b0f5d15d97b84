using System.CommandLine;

namespace AlignBot.Hosting;

/// <summary>The verb <c>manifest</c>: what to paste where a Slack app is made 'From a manifest'.</summary>
static class ManifestVerb
{
    public static Command Create(Func<Func<Task<int>>, Task<int>> guard)
    {
        var url = new Option<string?>("--url") { Description = "Where Slack and browsers reach the bot, such as https://alignbot.example.com/ (default: Web:PublicUrl).", HelpName = "URL" };
        var socket = new Option<bool>("--socket") { Description = "For Socket Mode: Slack reaches the bot at no address." };
        var command = new Command("manifest", "Prints the Slack app's manifest for your own address.") { url, socket };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => guard(() => PrintAsync(parsed.GetValue(url), parsed.GetValue(socket), [.. parsed.UnmatchedTokens])));
        return command;
    }

    static async Task<int> PrintAsync(string? url, bool isSocketMode, string[] args)
    {
        var configuration = Host.CreateApplicationBuilder(args).Configuration;
        if (url is not null)
        {
            configuration["Web:PublicUrl"] = url;
        }

        var address = BotSettings.PublicAddress(configuration);
        if (address is null && !isSocketMode)
        {
            throw new SettingsException("Say where Slack reaches the bot: manifest --url https://alignbot.example.com/, or manifest --socket where it can't.");
        }

        await Console.Out.WriteAsync(AppManifest.For(address, isSocketMode));
        return 0;
    }
}
