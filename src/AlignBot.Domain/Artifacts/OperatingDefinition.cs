using System.Collections.Immutable;
using System.Text;

namespace AlignBot.Domain.Artifacts;

/// <summary>The one paragraph that names the five parts of the operating model. It is put together from them, so that none can be left out.</summary>
public static class OperatingDefinition
{
    /// <summary>The paragraph.</summary>
    /// <param name="purpose">What the team is aligned on, in its own sentence.</param>
    /// <param name="parts">All five.</param>
    /// <param name="name">What a person is called.</param>
    public static string Compose(string purpose, ImmutableArray<PartStanding> parts, Func<UserId, string> name)
    {
        var text = new StringBuilder(Sentence(purpose));
        foreach (var kind in ArtifactKinds.Parts)
        {
            var part = parts.FirstOrDefault(part => part.Kind == kind) ?? new PartStanding(kind, Owner: null, IsThere: false);
            var owner = part.Owner is { } user ? $", which {name(user)} answers for" : ", which nobody answers for yet";
            var missing = part.IsThere ? "" : kind is ArtifactKind.AccountList or ArtifactKind.Scoreboard ? " (missing: comes with sources)" : " (missing: not written yet)";
            text.Append(' ').Append(Lead(kind)).Append(owner).Append(missing).Append('.');
        }

        return text.ToString();
    }

    /// <summary>The team's own sentence of a paragraph that was put together.</summary>
    public static string PurposeOf(string text) => text.IndexOf(' ' + Lead(ArtifactKinds.Parts[0]), StringComparison.Ordinal) is var end and > 0 ? text[..end] : text;

    static string Sentence(string purpose)
    {
        var text = ArtifactText.Canonical(purpose);
        return text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";
    }

    static string Lead(ArtifactKind kind) => kind switch
    {
        ArtifactKind.AccountList => "Sales and marketing work from one shared account list",
        ArtifactKind.Definition => "We use the shared definitions",
        ArtifactKind.Cadence => "We meet in the shared cadence",
        ArtifactKind.Scoreboard => "We read one shared scoreboard",
        ArtifactKind.EscalationPath => "What we disagree on goes along the written escalation path",
        _ => throw new InvalidOperationException($"The operating definition has no part {kind}."),
    };
}
