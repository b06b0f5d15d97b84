using System.Globalization;
using System.Text;
using System.Text.Json;
using AlignBot.Artifacts.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Artifacts;

/// <summary>An artifact with all its versions, as a file: the whole text of each, who signed it, and who did not.</summary>
sealed class ArtifactVersions(PersonalFiles files, IDatabase database)
{
    public void Send(WorkspaceKey workspace, UserId to, ProgramInfo program, Artifact artifact) => files.Send(
        workspace, to, $"ART-{artifact.Number}.md",
        async () => new PersonalFile(await WriteAsync(program, artifact), Mrkdwn.Of($"{ArtifactWords.Title(artifact)}, with all its versions.").Shortened(300)) { Title = $"ART-{artifact.Number}" });

    async Task<string> WriteAsync(ProgramInfo program, Artifact artifact)
    {
        var rows = await database.ReadAsync(db => ArtifactTables.RevisionsOf(db, program.Key).Where(row => row.ArtifactId == artifact.Id.Value).OrderByDescending(row => row.Number).ToListAsync());
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {ArtifactWords.Title(artifact)}\n\n{ArtifactWords.Status(artifact, program.Roster)}\n");
        foreach (var revision in rows.Select(Read))
        {
            var when = When.Written(revision.At, program.Calendar.Zone);
            text.Append(CultureInfo.InvariantCulture, $"\n## Version {revision.Number}{(revision.Number == artifact.InForce?.Number ? ", in force" : "")}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"By {ArtifactWords.Author(revision, program.Roster)} on {when}{(revision.Why is { } why ? $": {why}" : "")}\n\n{revision.Text}\n\n");
            foreach (var signed in revision.SignOffs)
            {
                text.Append(CultureInfo.InvariantCulture, $"- Signed by {Names.Of(program.Roster, signed.By)} ({Names.Of(signed.Role)}{(signed.AsDeputy ? ", as deputy" : "")}) on {When.Written(signed.At, program.Calendar.Zone)}\n");
            }

            foreach (var declined in revision.Declined)
            {
                text.Append(CultureInfo.InvariantCulture, $"- Not signed by {Names.Of(program.Roster, declined.By)}: {declined.Reason}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"- SHA-256 of its text: {revision.Hash}\n");
        }

        return text.ToString();
    }

    public static Revision Read(ArtifactRevisionRow row) => JsonSerializer.Deserialize(row.Revision, ArtifactJson.Default.Revision)
        ?? throw new InvalidOperationException($"Version {row.Number} of the artifact {row.ArtifactId} is empty.");
}
