using AlignBot.Domain;
using AlignBot.Domain.People;
using NodaTime;

namespace AlignBot.Engine.Programs;

/// <summary>Who reads what is kept to a few without being one of them.</summary>
public static class ConfidentialReading
{
    /// <summary>The operating lead and the accountable executive, and whoever stands in for one of them.</summary>
    public static bool ReadsAll(this ProgramInfo program, UserId reader, Instant now) =>
        program.Roster.Holder(Role.AccountableExecutive) == reader || program.Roster.Holder(Role.OperatingLead) == reader || program.Roster.MayGovern(reader, now);
}
