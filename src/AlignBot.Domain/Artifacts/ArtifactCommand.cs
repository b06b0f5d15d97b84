using System.Collections.Immutable;
using AlignBot.Domain.Artifacts.Sla;
using NodaTime;

namespace AlignBot.Domain.Artifacts;

/// <summary>What can be done with an artifact. Closed.</summary>
public abstract record ArtifactCommand
{
    ArtifactCommand()
    {
    }

    /// <summary>Write a version.</summary>
    /// <param name="Actor">Who. Null: the program's file, of which nobody has to be let in.</param>
    /// <param name="Text">As it was typed.</param>
    /// <param name="Seen">The number of the version that they had before them; 0 for none.</param>
    /// <param name="Why">Why it is different; blank for nothing.</param>
    /// <param name="Propose">Ask for signatures. False keeps a draft.</param>
    public sealed record Write(UserId? Actor, string Text, int Seen, string? Why = null, bool Propose = true) : ArtifactCommand
    {
        /// <summary>By what else it goes. Default: as before.</summary>
        public ImmutableArray<string> Aka { get; init; }

        /// <summary>Of an operating definition: the parts that the text names.</summary>
        public ImmutableArray<PartStanding> Parts { get; init => field = value.OrEmpty(); } = [];

        /// <summary>Who is known to have written in it before this.</summary>
        public ImmutableArray<UserId> Authors { get; init => field = value.OrEmpty(); } = [];

        /// <summary>Of an SLA: its clauses; <c>Text</c> is then what stands beside them, and may be empty.</summary>
        public ImmutableArray<Clause> Clauses { get; init => field = value.OrEmpty(); } = [];
    }

    /// <summary>What the settings of a living artifact say now.</summary>
    public sealed record Settle(string Text) : ArtifactCommand;

    /// <summary>Sign the version of that hash, for every role that they may sign for.</summary>
    public sealed record Sign(UserId Actor, string Hash) : ArtifactCommand;

    /// <summary>Do not sign the version of that hash.</summary>
    public sealed record Decline(UserId Actor, string Hash, string Reason) : ArtifactCommand;

    /// <summary>Have somebody else answer for it; without an actor the program's file does.</summary>
    public sealed record GiveOwner(UserId? Actor, UserId To) : ArtifactCommand;

    /// <summary>It is still right: it is looked at again when its time has gone once more.</summary>
    public sealed record StillRight(UserId Actor) : ArtifactCommand;

    /// <summary>Look at it more or less often; without an actor the program's file says so.</summary>
    public sealed record ReviewEach(UserId? Actor, int WorkingDays) : ArtifactCommand;

    /// <summary>Have a first version of it hold by a day; without an actor the program's file says so.</summary>
    public sealed record DueBy(UserId? Actor, LocalDate On) : ArtifactCommand
    {
        /// <summary>Its owner has it to do by that day as a follow-up: they are not asked a second time.</summary>
        public bool IsAlsoAction { get; init; }
    }

    /// <summary>That day has come.</summary>
    public sealed record DueCame : ArtifactCommand;

    /// <summary>Take it out of use.</summary>
    /// <param name="Actor">Who.</param>
    /// <param name="Why">In their words.</param>
    /// <param name="ReplacedBy">What stands in its place; null for nothing.</param>
    /// <param name="ItsPlaces">What stands in the place of that one, and so on: nothing may come back to this.</param>
    public sealed record Retire(UserId Actor, string Why, ArtifactId? ReplacedBy = null, ImmutableArray<ArtifactId> ItsPlaces = default) : ArtifactCommand;

    /// <summary>Somebody has raised a dispute about it.</summary>
    public sealed record Dispute(DisputeId About) : ArtifactCommand;

    /// <summary>A dispute about it is decided.</summary>
    public sealed record DisputeDecided(DisputeId About) : ArtifactCommand;

    /// <summary>Add an entry to an account; it stays as it is.</summary>
    /// <param name="Actor">Who.</param>
    /// <param name="Kind">What sort.</param>
    /// <param name="Text">As it was typed.</param>
    /// <param name="Corrects">The number of the entry that it corrects; null for none.</param>
    public sealed record AddEntry(UserId Actor, EntryKind Kind, string Text, int? Corrects = null) : ArtifactCommand;

    /// <summary>What would have prevented a dispute: a draft holds it, for its owner to work in.</summary>
    /// <param name="After">The dispute.</param>
    /// <param name="Number">The n of DSP-n.</param>
    /// <param name="Said">What is to be different, at least one.</param>
    public sealed record Suggest(DisputeId After, int Number, ImmutableArray<Suggestion> Said) : ArtifactCommand;

    /// <summary>Of an operating definition: how its parts stand now.</summary>
    public sealed record PartsStand(ImmutableArray<PartStanding> Now) : ArtifactCommand;

    /// <summary>Its day of review has come.</summary>
    public sealed record ReviewDue : ArtifactCommand;

    /// <summary>People or roles have changed: its owner may be gone, or others be asked to sign.</summary>
    public sealed record PeopleChanged : ArtifactCommand;

    /// <summary>Of an SLA: say that a clause was not kept.</summary>
    /// <param name="Actor">Who; of the side that it is owed to.</param>
    /// <param name="Clause">Its number.</param>
    /// <param name="On">The day on which it was to have come.</param>
    /// <param name="Text">What came late.</param>
    public sealed record ReportLate(UserId Actor, int Clause, LocalDate On, string Text) : ArtifactCommand;

    /// <summary>Of an SLA: for the owing side, what was reported is so.</summary>
    public sealed record AcceptLate(UserId Actor, int Report) : ArtifactCommand;

    /// <summary>Of an SLA: for the owing side, what was reported is to be decided.</summary>
    public sealed record ContestLate(UserId Actor, int Report, DisputeId About) : ArtifactCommand;

    /// <summary>Of an SLA: a dispute about a report is over, or open again.</summary>
    /// <param name="About">The dispute.</param>
    /// <param name="IsOpen">It is not over.</param>
    /// <param name="WasKept">It was decided that the clause was kept: the report is taken back with that, and counts again if the dispute is reopened and decided otherwise.</param>
    public sealed record ContestStands(DisputeId About, bool IsOpen, bool WasKept = false) : ArtifactCommand;

    /// <summary>Of an SLA: take back what was reported.</summary>
    public sealed record TakeBackLate(UserId Actor, int Report) : ArtifactCommand;

    /// <summary>Of an SLA: it is time to tell a side's leader what was reported.</summary>
    public sealed record LateDue(People.Function Side) : ArtifactCommand;
}

/// <summary>What somebody wants to be different in an artifact.</summary>
/// <param name="By">Who.</param>
/// <param name="Words">In their words.</param>
public sealed record Suggestion(UserId By, string Words);
