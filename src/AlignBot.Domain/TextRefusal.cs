namespace AlignBot.Domain;

/// <summary>Text, dates and people that a form may not carry, whatever the form is for.</summary>
public abstract record TextRefusal : Refusal
{
    TextRefusal()
    {
    }

    /// <summary>The field the sentence belongs to.</summary>
    public abstract FormField Field { get; }

    /// <summary>Which of several alike it is about, such as the second follow-up action: counted from 0. Null where there is only one.</summary>
    public int? Row { get; init; }

    /// <summary>Nothing but white space where words are required.</summary>
    public sealed record Missing(FormField At) : TextRefusal
    {
        /// <inheritdoc/>
        public override FormField Field => At;
    }

    /// <summary>More characters than the record keeps, counted after trimming.</summary>
    public sealed record TooLong(FormField At, int Length, int Limit) : TextRefusal
    {
        /// <inheritdoc/>
        public override FormField Field => At;
    }

    /// <summary>A date before today where only today or later makes sense.</summary>
    public sealed record InThePast(FormField At, NodaTime.LocalDate Date, NodaTime.LocalDate Today) : TextRefusal
    {
        /// <inheritdoc/>
        public override FormField Field => At;
    }

    /// <summary>A review before the decision even holds.</summary>
    public sealed record ReviewBeforeEffect(NodaTime.LocalDate ReviewOn, NodaTime.LocalDate EffectiveOn) : TextRefusal
    {
        /// <inheritdoc/>
        public override FormField Field => FormField.ReviewOn;
    }

    /// <summary>Somebody named who can't be: a bot, a guest, somebody who left.</summary>
    public sealed record PersonNotEligible(FormField At, UserId Person, People.Standing Standing) : TextRefusal
    {
        /// <inheritdoc/>
        public override FormField Field => At;
    }
}
