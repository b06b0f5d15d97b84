using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>What a newcomer in a role finds of the operating model: what holds, and which of it their predecessor signed for that role.</summary>
sealed class ArtifactsHandedOver : IHandoverBrief
{
    /// <summary>More than these are in the file alone.</summary>
    const int Named = 8;

    public int Order => 25;

    public async Task<HandoverPart?> SayAsync(HandoverOf of)
    {
        var all = (await ArtifactTables.Of(of.Db, of.Program.Key).Where(row => row.NameInUse != null && row.Kind != ArtifactKind.AccountPlan).OrderBy(row => row.Number).ToListAsync())
            .ConvertAll(ArtifactDesk.StateOf).Where(artifact => artifact.Latest is not null && !artifact.Kind.IsKeptToFew()).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var signed = all.Where(artifact => artifact.InForce?.SignedBy(of.Role)?.By == of.Predecessor && of.Predecessor is not null).ToList();
        var line = signed.Count == 0
            ? Mrkdwn.Of($"{all.Count} {(all.Count == 1 ? "document" : "documents")}; `/align artifacts` shows them.")
            : Mrkdwn.Of($"Your predecessor signed {string.Join(", ", signed.Take(Named).Select(ArtifactWords.Title))}{(signed.Count > Named ? $" and {signed.Count - Named} more" : "")}: `/align artifacts` shows them.");
        return new HandoverPart("How we work together", line.Shortened(900),
        [
            .. all.Select(artifact => $"- {ArtifactWords.Title(artifact)} (ART-{artifact.Number}), {ArtifactWords.Status(artifact, of.Program.Roster)}"
                + $"{(artifact.InForce is { } inForce ? $", {ArtifactWords.Signed(inForce, artifact, of.Program)}" : "")}"),
        ]);
    }
}
