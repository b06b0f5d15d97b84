namespace AlignBot.Domain.People;

/// <summary>Why a change of roles, functions or absences was refused. Closed; the bot words each.</summary>
public abstract record RosterRefusal : Refusal
{
    RosterRefusal()
    {
    }

    /// <summary>The field the sentence belongs to; null when it is about none.</summary>
    public virtual FormField? Field => null;

    /// <summary>Only the operating lead and the accountable executive may; these act as such now.</summary>
    public sealed record NotPermitted(System.Collections.Immutable.ImmutableArray<UserId> WhoMay) : RosterRefusal;

    /// <summary>A role, or its deputy, given to somebody who can't hold one.</summary>
    public sealed record CanNotHold(FormField At, UserId Person, Standing Standing) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => At;
    }

    /// <summary>The deputy is the holder.</summary>
    public sealed record DeputyIsHolder(UserId Person) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FormField.Deputy;
    }

    /// <summary>Dates of a deputy without a deputy.</summary>
    public sealed record DatesWithoutDeputy : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FormField.Deputy;
    }

    /// <summary>The last day is before the first.</summary>
    public sealed record EndsBeforeItBegins(FormField At, NodaTime.LocalDate From, NodaTime.LocalDate To) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => At;
    }

    /// <summary>The last day is over already.</summary>
    public sealed record IsOver(FormField At, NodaTime.LocalDate To, NodaTime.LocalDate Today) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => At;
    }

    /// <summary>An absence longer than a year: somebody else should hold the role.</summary>
    public sealed record AbsenceTooLong(int Days, int Limit) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FormField.AwayTo;
    }

    /// <summary>The person is away then already.</summary>
    public sealed record AwayAlready(Absence Other) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FormField.AwayFrom;
    }

    /// <summary>The person has as many absences to come as one can have.</summary>
    public sealed record TooManyAbsences(UserId Person, int Limit) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FormField.AwayFrom;
    }

    /// <summary>An absence of somebody who takes no part in the program.</summary>
    public sealed record NotAMember(UserId Person, Standing Standing) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FormField.AwayPerson;
    }

    /// <summary>One person in two functions.</summary>
    public sealed record TwoFunctions(UserId Person, Function One, Function Other) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FieldOf(Other);
    }

    /// <summary>A function given to somebody who can't work in one.</summary>
    public sealed record NoFunctionFor(UserId Person, Standing Standing, Function Function) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FieldOf(Function);
    }

    /// <summary>Somebody else has changed the same since it was read.</summary>
    public sealed record ChangedMeanwhile(Role Role, RoleHolding? Now) : RosterRefusal
    {
        /// <inheritdoc/>
        public override FormField? Field => FormField.Holder;
    }

    /// <summary>Only who holds the role does that.</summary>
    public sealed record NotHeld(Role Role, UserId? Holder) : RosterRefusal;

    /// <summary>Somebody is asked whether they are away, and another answers.</summary>
    public sealed record NotAsked(UserId Person) : RosterRefusal;

    /// <summary>Nobody is asked any more whether they are away then.</summary>
    public sealed record ProposalOver : RosterRefusal;

    /// <summary>There is no such absence any more.</summary>
    public sealed record NoSuchAbsence : RosterRefusal;

    static FormField FieldOf(Function function) => function switch
    {
        Function.Sales => FormField.SalesPeople,
        Function.Marketing => FormField.MarketingPeople,
        _ => FormField.RevOpsPeople,
    };
}
