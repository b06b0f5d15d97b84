using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace AlignBot.Domain.Cadence.Series;

/// <summary>Which field of a series a refusal is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeriesField>))]
public enum SeriesField
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its sections with their minutes.</summary>
    Sections,

    /// <summary>Its length.</summary>
    Minutes,

    /// <summary>Who must be there.</summary>
    RequiredRoles,

    /// <summary>On which dates.</summary>
    Recurrence,

    /// <summary>Its time zone.</summary>
    Zone,

    /// <summary>Its first and last date.</summary>
    Dates,

    /// <summary>How late it may start.</summary>
    Grace,

    /// <summary>When items are called for.</summary>
    Call,

    /// <summary>When people are reminded.</summary>
    Reminder,

    /// <summary>Where it is held.</summary>
    VideoLink,

    /// <summary>Its scoreboard.</summary>
    DashboardLink,
}

/// <summary>Why a series was refused. Closed.</summary>
public abstract record SeriesRefusal : Refusal
{
    SeriesRefusal()
    {
    }

    /// <summary>The field the sentence belongs to; null where it is about none.</summary>
    public virtual SeriesField? Field => null;

    /// <summary>Only those who govern the program change its series.</summary>
    public sealed record NotPermitted(ImmutableArray<UserId> WhoMay) : SeriesRefusal;

    /// <summary>It is over for good.</summary>
    public sealed record HasEnded(string Name) : SeriesRefusal;

    /// <summary>The name is missing or too long.</summary>
    public sealed record BadName(int Length, int Limit) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Name;
    }

    /// <summary>Another series that goes on has that name.</summary>
    public sealed record NameTaken(string Name) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Name;
    }

    /// <summary>No IANA time zone.</summary>
    public sealed record UnknownZone(string ZoneId) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Zone;
    }

    /// <summary>Too short or too long.</summary>
    public sealed record BadLength(int Minutes, int Least, int Most) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Minutes;
    }

    /// <summary>No section, or more than fit.</summary>
    public sealed record SectionCount(int Count, int Most) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Sections;
    }

    /// <summary>A section without a name, or without time.</summary>
    public sealed record BadSection(int Number, Section Section) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Sections;
    }

    /// <summary>The sections together take longer than the meeting.</summary>
    public sealed record SectionsTooLong(int Sum, int Minutes) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Sections;
    }

    /// <summary>Nobody has to be there, or a role is named twice.</summary>
    public sealed record BadRoles(int Count) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.RequiredRoles;
    }

    /// <summary>A weekly series without a day, or every so many weeks as is not done.</summary>
    public sealed record BadWeeks(int Days, int EveryWeeks) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Recurrence;
    }

    /// <summary>No day of a month.</summary>
    public sealed record NoSuchDate(int Date) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Recurrence;
    }

    /// <summary>A quarter without such a month, or a year that begins in none.</summary>
    public sealed record BadQuarter(int FirstMonth, int MonthOfQuarter) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Recurrence;
    }

    /// <summary>It ends before it begins.</summary>
    public sealed record EndsBeforeStart(LocalDate StartsOn, LocalDate EndsOn) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Dates;
    }

    /// <summary>It would never take place in the two years to come.</summary>
    public sealed record NeverTakesPlace : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Recurrence;
    }

    /// <summary>Too little or too much grace.</summary>
    public sealed record BadGrace(int Minutes, int Least, int Most) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => SeriesField.Grace;
    }

    /// <summary>Called for or reminded too long before.</summary>
    public sealed record LeadTooLong(SeriesField At, Time.Window Lead, Time.Window Most) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => At;
    }

    /// <summary>Not an https address.</summary>
    public sealed record BadLink(SeriesField At, string Text) : SeriesRefusal
    {
        /// <inheritdoc/>
        public override SeriesField? Field => At;
    }
}
