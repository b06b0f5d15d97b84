using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.StandUp;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.StandUp;

/// <summary>Reads from the record what of the first ninety days is reached.</summary>
sealed class StandUpReader(IArtifactStandings artifacts, ICadenceRecord cadence, IEnumerable<ILivingText> living)
{
    public async Task<StandUpFacts> ReadAsync(AlignBotContext db, ProgramInfo program, Instant now)
    {
        var since = program.NinetyDays.BegunAt ?? now;
        var signed = await artifacts.OfAsync(db, program.Key);
        var health = await cadence.SinceAsync(db, program, since, now);
        return new StandUpFacts
        {
            IsAnySigned = !signed.Signed.IsEmpty,
            IsDefined = signed.Signed.Contains(ArtifactKind.OperatingDefinition),
            IsCadenceSigned = signed.Signed.Contains(ArtifactKind.Cadence),
            Terms = signed.Terms,
            MeetingsDue = health.Due,
            MeetingsHeld = health.Held + health.Undecided,
            IsScoreboardSigned = living.Any(text => text.Kind is ArtifactKind.Scoreboard) ? signed.Signed.Contains(ArtifactKind.Scoreboard) : null,
            IsAudited = signed.Signed.Contains(ArtifactKind.Audit),
        };
    }
}
