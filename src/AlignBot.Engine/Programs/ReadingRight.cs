using AlignBot.Domain;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Programs;

/// <summary>Who reads a program's record, by command or by button: its full members, and those of them who have left the channel.</summary>
/// <remarks>A guest reads what stands in the channel, and is sent nothing that does not.</remarks>
public static class ReadingRight
{
    /// <summary>Why somebody may not read; null when they may.</summary>
    /// <param name="program">As it stands.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="does">What only members do: 'read its disputes here'.</param>
    public static Mrkdwn? WhyNotRead(this ProgramInfo program, UserId reader, string does) => program.Roster.MayDecide(reader)
        ? null
        : Mrkdwn.Of($"Only full members of {Mention.Channel(program.ChannelId)} {does}, and your account {Names.Why(program.Roster.StandingOf(reader))}.");
}
