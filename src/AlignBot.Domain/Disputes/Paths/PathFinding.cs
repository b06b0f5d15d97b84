using System.Collections.Immutable;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Disputes.Paths;

/// <summary>Something about a path that will not work, or not as meant. Closed; the bot words each with what to do about it.</summary>
public abstract record PathFinding
{
    PathFinding()
    {
    }

    /// <summary>The path can't be saved like this. Otherwise it can, and the finding is advice.</summary>
    public virtual bool IsError => false;

    /// <summary>There is no level at all.</summary>
    public sealed record NoLevels : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>There is no category to raise a dispute in.</summary>
    public sealed record NoCategories : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>Two categories have the same key.</summary>
    public sealed record CategoryTwice(string Key) : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>A level names nobody to decide.</summary>
    public sealed record NoDeciders(int Level) : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>The parties sit there, and one word would settle for both.</summary>
    public sealed record PartiesMustAgree(int Level) : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>The same person, role or the parties named twice at one level.</summary>
    public sealed record DeciderTwice(int Level, Decider Decider) : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>A level shorter than the least time to answer: it gives its whole window instead.</summary>
    public sealed record ShorterThanTheMinimum(int Level, Window Window, Window Minimum) : PathFinding;

    /// <summary>The holder of a role on the path is away, and nobody stands in for them.</summary>
    public sealed record AwayWithoutDeputy(Role Role, UserId Holder, LocalDate Until) : PathFinding;

    /// <summary>A window of less than one or more than the most that can be counted.</summary>
    public sealed record WindowOutOfRange(int Level, Window Window) : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>Nobody says what stands when nobody decides.</summary>
    public sealed record NoDefault : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>A reminder that would not come before the deadline.</summary>
    public sealed record ReminderOutsideWindow(int Level, int Percent) : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>A decider who may not decide: a bot, a guest, an outsider, somebody who left or nobody knows.</summary>
    public sealed record CanNotDecide(int Level, UserId Person, Role? Role, Standing Standing) : PathFinding
    {
        /// <inheritdoc/>
        public override bool IsError => true;
    }

    /// <summary>A role on the path that nobody holds.</summary>
    public sealed record RoleVacant(int Level, Role Role) : PathFinding;

    /// <summary>A level that would always be passed over as people and roles are: nobody can sit there, or one side alone.</summary>
    public sealed record AlwaysSkipped(int Level, LevelEnd Why, ImmutableArray<Seat> Seats) : PathFinding;

    /// <summary>The same person decides at every level beyond the parties: going up would change nothing.</summary>
    public sealed record SamePersonOnEveryLevel(UserId Person) : PathFinding;

    /// <summary>A level of the parties alone where it does not help: they had their say at the first, and can't be the last.</summary>
    public sealed record OnlyTheParties(int Level, bool IsLast) : PathFinding;

    /// <summary>A dispute that goes all the way takes longer than a quarter.</summary>
    public sealed record LongerThanAQuarter(Duration Total) : PathFinding;

    /// <summary>A role on the path without a deputy: an absence would leave the seat vacant.</summary>
    public sealed record NoDeputy(Role Role, UserId Holder) : PathFinding;
}
