using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Engine.Interaction;

/// <summary>A word of <c>/align</c> that somebody typed who may, in the program that they mean.</summary>
/// <param name="Typed">As Slack sent it; its text is what followed the word.</param>
/// <param name="Request">The request.</param>
/// <param name="Program">The channel's program, else their only one, as it stands now.</param>
public sealed record ProgramCommand(SlashCommand Typed, SlackRequest Request, ProgramInfo Program)
{
    /// <summary>Who typed it.</summary>
    public UserId Actor { get; } = new(Typed.UserId);

    /// <summary>What followed the word.</summary>
    public string Text => Typed.Text;

    /// <summary>Opens a form, for a moment.</summary>
    public string? TriggerId => Typed.TriggerId;
}
