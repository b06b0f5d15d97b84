using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Interaction;

/// <summary>Hears of everybody who acts in a program's channel: an event that told of them may have been lost, or not been worked off yet.</summary>
public interface IStrangers
{
    /// <summary>Somebody acts. Returns at once: what they are told now is by what is known now.</summary>
    void Acted(ProgramKey key, string user);
}
