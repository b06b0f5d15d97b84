using Microsoft.Extensions.Options;

namespace AlignBot.Slack;

/// <summary>Stops the start where a setting is missing or cannot work, with a sentence that says what to set.</summary>
sealed class SlackOptionsCheck : IValidateOptions<SlackOptions>
{
    static readonly TimeSpan SlacksOwnPatience = TimeSpan.FromSeconds(3);

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        List<string> mistakes = [];
        if (string.IsNullOrWhiteSpace(options.SigningSecret) && string.IsNullOrWhiteSpace(options.AppToken))
        {
            mistakes.Add("Set SLACK_SIGNING_SECRET (from the app's Basic Information page): without it anybody could pose as Slack. "
                + "For Socket Mode set SLACK_APP_TOKEN instead.");
        }

        if (!string.IsNullOrWhiteSpace(options.AppToken) && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
        {
            mistakes.Add("SLACK_APP_TOKEN must be an app-level token, which begins with xapp-.");
        }

        if (!options.ApiUrl.IsAbsoluteUri || options.ApiUrl.Scheme is not ("http" or "https") || !options.ApiUrl.AbsolutePath.EndsWith('/'))
        {
            mistakes.Add("SLACK_API_URL must be an http or https address that ends with a slash, such as https://slack.com/api/.");
        }
        else if (options.ApiUrl.Scheme == "http" && !options.ApiUrl.IsLoopback)
        {
            mistakes.Add("SLACK_API_URL must be https unless it is on this machine: the bot's token would travel unprotected.");
        }

        if (options.CallTimeout <= TimeSpan.Zero || options.SocketPing <= TimeSpan.Zero || options.SignatureWindow <= TimeSpan.Zero)
        {
            mistakes.Add("CallTimeout, SocketPing and SignatureWindow must be longer than zero.");
        }

        if (options.SlackWaits > SlacksOwnPatience && !options.ApiUrl.IsLoopback)
        {
            mistakes.Add("SlackWaits can be more than three seconds only where SLACK_API_URL is on this machine: Slack itself does not wait longer.");
        }

        if (options.HandlerTimeout <= TimeSpan.Zero || options.HandlerTimeout >= options.SlackWaits)
        {
            mistakes.Add($"HandlerTimeout must be under {options.SlackWaits.TotalSeconds:0.###} seconds: Slack does not wait longer.");
        }

        if (options.MaxBodyBytes is < 1024 or > 64 * 1024 * 1024)
        {
            mistakes.Add("MaxBodyBytes must be between 1 KiB and 64 MiB.");
        }

        if (!(options.Pace > 0))
        {
            mistakes.Add("Pace must be more than 0; 1 is Slack's own.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
