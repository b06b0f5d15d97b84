using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AlignBot.Engine.Storage;

/// <summary>What comes with a unit of work beside its rows: it sees what EF is about to write, and writes last.</summary>
interface IUnitPart
{
    /// <summary>EF is about to write.</summary>
    void Note(ChangeTracker tracker);

    /// <summary>The unit ends, and nothing can fail any more.</summary>
    ValueTask EndAsync(Session session);
}
