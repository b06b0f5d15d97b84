using System.Text.Json;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Programs;

/// <summary>By which ids a workspace's channels go now, whatever id somebody wrote down once. Slack never gives an id twice.</summary>
public sealed class MovedChannels
{
    readonly IReadOnlyList<ProgramFact.ChannelMoved> moves;

    MovedChannels(IReadOnlyList<ProgramFact.ChannelMoved> moves) => this.moves = moves;

    /// <summary>As the record of the workspace's programs has them, oldest first.</summary>
    public static async Task<MovedChannels> ReadAsync(AlignBotContext db, int installation)
    {
        var kind = ProgramLedger.KindOf(new ProgramFact.ChannelMoved("", ""));
        var bodies = await db.History
            .Where(row => row.SubjectId == null && row.InstallationId == installation && row.Kind == kind && row.Body != null)
            .OrderBy(row => row.At).ThenBy(row => row.Sequence).Select(row => row.Body!).ToListAsync();
        return new MovedChannels([.. bodies.Select(body => JsonSerializer.Deserialize(body, ProgramJson.Default.ProgramFact)).OfType<ProgramFact.ChannelMoved>()]);
    }

    /// <summary>The id of today.</summary>
    public string Now(string id) => moves.Aggregate(id, (now, move) => now == move.From ? move.To : now);
}
