using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Artifacts.Forms;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Artifacts.Sla;

/// <summary>The clauses of an SLA while somebody edits them: kept between the pages of the form, with what was typed on the first.</summary>
/// <param name="Artifact">The SLA; null while there is none.</param>
/// <param name="Seen">The number of the version that they had before them; 0 for none.</param>
/// <param name="Clauses">As they stand in the form.</param>
/// <param name="Typed">What stood on its first page when another was opened.</param>
sealed record SlaDraft(Guid? Artifact, int Seen, ImmutableArray<Clause> Clauses, WriteModal.Typed Typed);

/// <summary>Which draft a page of the form is of, and which clause the page is about: one past the last for a new one.</summary>
readonly record struct SlaPage(int ProgramId, Guid Draft, int Index = -1)
{
    public override string ToString() =>
        new ProgramRef(ProgramId, string.Create(CultureInfo.InvariantCulture, $"{Draft:N}{(Index < 0 ? "" : $"/{Index}")}")).ToString();

    /// <summary>Reads what <see cref="ToString"/> wrote, or null: values come back from outside.</summary>
    public static SlaPage? Parse(string? text) =>
        ProgramRef.Parse(text) is { } about && about.Rest.Split('/') is [var draft, .. var rest] && Guid.TryParseExact(draft, "N", out var id)
            ? new SlaPage(about.ProgramId, id, rest is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1)
            : null;
}

/// <summary>Begins to write an SLA, or its next version.</summary>
sealed class SlaOpener(DraftStore drafts)
{
    public async Task<ModalView> FormAsync(ProgramInfo program, Artifact? artifact, UserId actor)
    {
        var (latest, id) = (artifact?.Latest, Guid.CreateVersion7());
        var draft = new SlaDraft(artifact?.Id.Value, latest?.Number ?? 0, latest?.Clauses ?? [], Standing(latest));
        await drafts.SaveAsync(program.Key.InstallationId, id, actor.Value, draft, ArtifactJson.Default.SlaDraft);
        return SlaModal.Form(draft, new SlaPage(program.Key.ProgramId, id));
    }

    /// <summary>What stands: of a text without clauses all of it, else what stands beside them.</summary>
    static WriteModal.Typed Standing(Revision? latest) =>
        new("", "", (latest?.Clauses.IsEmpty ?? true ? latest?.Text : latest.Beside) ?? "", "", latest is { IsProposed: false });
}
