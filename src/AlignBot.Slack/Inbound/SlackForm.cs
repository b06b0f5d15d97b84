using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Slack.Inbound;

/// <summary>What a form body turned out to be.</summary>
enum SlackFormKind
{
    /// <summary>Neither of the kinds that Slack sends.</summary>
    Unknown,

    /// <summary>Slack looks whether the certificate is good. Nothing else in the body counts.</summary>
    SslCheck,

    /// <summary>A slash command.</summary>
    Command,

    /// <summary>An interaction: JSON in the field <c>payload</c>.</summary>
    Interaction,
}

/// <summary>Reads the two kinds of form that Slack posts.</summary>
readonly ref struct SlackForm
{
    SlackForm(SlackFormKind kind, SlashCommand? command, ReadOnlySpan<byte> payload)
    {
        Kind = kind;
        Command = command;
        Payload = payload;
    }

    /// <summary>What it is.</summary>
    public SlackFormKind Kind { get; }

    /// <summary>The command.</summary>
    public SlashCommand? Command { get; }

    /// <summary>The interaction's JSON, still encoded.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Whether an unsigned body asks for nothing but a look at the certificate.</summary>
    public static bool IsSslCheck(ReadOnlySpan<byte> body)
    {
        var form = new FormReader(body);
        while (form.Read())
        {
            if (form.Name.SequenceEqual("ssl_check"u8) && form.Raw.SequenceEqual("1"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a body.</summary>
    public static SlackForm Read(ReadOnlySpan<byte> body)
    {
        string? command = null, text = null, userId = null, userName = null, channelId = null, channelName = null, teamId = null,
            teamDomain = null, enterpriseId = null, triggerId = null, responseUrl = null, apiAppId = null;
        var isEnterpriseInstall = false;
        var form = new FormReader(body);
        while (form.Read())
        {
            var name = form.Name;
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("text"u8):
                    text = form.Value;
                    break;
                case 7 when name.SequenceEqual("command"u8):
                    command = form.Value;
                    break;
                case 7 when name.SequenceEqual("user_id"u8):
                    userId = form.Value;
                    break;
                case 7 when name.SequenceEqual("team_id"u8):
                    teamId = form.Value;
                    break;
                case 7 when name.SequenceEqual("payload"u8):
                    return new(SlackFormKind.Interaction, null, form.Raw);
                case 9 when name.SequenceEqual("user_name"u8):
                    userName = form.Value;
                    break;
                case 9 when name.SequenceEqual("ssl_check"u8) && form.Raw.SequenceEqual("1"u8):
                    return new(SlackFormKind.SslCheck, null, default);
                case 10 when name.SequenceEqual("channel_id"u8):
                    channelId = form.Value;
                    break;
                case 10 when name.SequenceEqual("trigger_id"u8):
                    triggerId = form.Value;
                    break;
                case 10 when name.SequenceEqual("api_app_id"u8):
                    apiAppId = form.Value;
                    break;
                case 11 when name.SequenceEqual("team_domain"u8):
                    teamDomain = form.Value;
                    break;
                case 12 when name.SequenceEqual("channel_name"u8):
                    channelName = form.Value;
                    break;
                case 12 when name.SequenceEqual("response_url"u8):
                    responseUrl = form.Value;
                    break;
                case 13 when name.SequenceEqual("enterprise_id"u8):
                    enterpriseId = form.Value;
                    break;
                case 21 when name.SequenceEqual("is_enterprise_install"u8):
                    isEnterpriseInstall = form.Raw.SequenceEqual("true"u8);
                    break;
                default:
                    break;
            }
        }

        return string.IsNullOrEmpty(command) ? default : new(SlackFormKind.Command, new()
        {
            Command = command,
            Text = text ?? "",
            UserId = userId ?? "",
            UserName = userName,
            ChannelId = channelId ?? "",
            ChannelName = channelName,
            TeamId = teamId,
            TeamDomain = teamDomain,
            EnterpriseId = enterpriseId,
            IsEnterpriseInstall = isEnterpriseInstall,
            TriggerId = triggerId,
            ResponseUrl = responseUrl,
            ApiAppId = apiAppId,
        }, default);
    }
}
