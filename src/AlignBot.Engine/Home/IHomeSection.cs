using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Home;

/// <summary>A part of somebody's Home. Features declare theirs.</summary>
public interface IHomeSection
{
    /// <summary>Where it stands (<see cref="HomeOrder"/>); of equal ones in the order of the features.</summary>
    int Order { get; }

    /// <summary>Its blocks; empty when it has nothing to say to this person.</summary>
    Task<IReadOnlyList<Block>> RenderAsync(HomeContext context);
}

/// <summary>Whose Home is made, and what it may read.</summary>
/// <param name="Db">Does not track.</param>
/// <param name="InstallationId">The workspace.</param>
/// <param name="Viewer">Whose Home it is.</param>
/// <param name="Programs">The programs that the viewer is a member of, as they stand now.</param>
public sealed record HomeContext(AlignBotContext Db, int InstallationId, UserId Viewer, IReadOnlyList<ProgramInfo> Programs);
