using System.Collections.Immutable;
using AlignBot.Sources;

namespace AlignBot.Records.Reading;

/// <summary>All kinds of records that are kept of accounts.</summary>
static class RecordShelves
{
    public static ImmutableArray<Shelf> All { get; } = [new OpportunityShelf(), new ActivityShelf(), new LeadShelf(), new SignalShelf()];

    public static Shelf Of(SourceKinds kind) => All.FirstOrDefault(shelf => shelf.Kind == kind)
        ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nothing is kept of this kind.");
}
