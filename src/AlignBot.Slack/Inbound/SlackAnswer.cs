using Microsoft.AspNetCore.Http;

namespace AlignBot.Slack.Inbound;

/// <summary>What goes back to Slack: a status, and a JSON body or none.</summary>
readonly record struct SlackAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    public static SlackAnswer Ok => new(StatusCodes.Status200OK, default);

    /// <summary>Makes Slack deliver an event again, and tells a person that their click did not arrive.</summary>
    public static SlackAnswer Failed => new(StatusCodes.Status500InternalServerError, default);

    public static SlackAnswer Json(ReadOnlyMemory<byte> body) => new(StatusCodes.Status200OK, body);
}
