using AlignBot.Contracts;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;

namespace AlignBot.Artifacts.Living;

/// <summary>What is signed of settings follows them, and people's artifacts follow people.</summary>
sealed class LivingTexts(ArtifactDesk desk) : IFollow<LivingTextChanged>, IFollow<RosterChanged>
{
    public async ValueTask FollowAsync(Session session, LivingTextChanged moment)
    {
        if (moment.By is { } actor)
        {
            // Who may set it and not have it signed has set it all the same.
            _ = await desk.OneAsync(session, moment.Program, moment.Kind, actor);
        }

        await desk.SettleAsync(session, moment.Program, moment.Kind);
    }

    public async ValueTask FollowAsync(Session session, RosterChanged moment)
    {
        // A look that found nothing changed tells it, too.
        if (moment.How is RosterChange.Compared)
        {
            return;
        }

        await desk.PeopleChangedAsync(session, moment.Program);
        if (moment.How is RosterChange.File)
        {
            foreach (var kind in ArtifactKinds.Parts.Where(kind => kind.IsLiving()))
            {
                await desk.SettleAsync(session, moment.Program, kind);
            }
        }
    }
}
