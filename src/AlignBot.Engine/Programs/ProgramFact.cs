using System.Text.Json.Serialization;
using AlignBot.Domain;
using AlignBot.Domain.People;

namespace AlignBot.Engine.Programs;

/// <summary>Something that happened to a program itself: its people, its roles, its channel. A line of the record.</summary>
/// <remarks>Closed. The discriminators are stored for good: rename a type, never its name on disk. What features change in a program is a <see cref="RulesChanged"/>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MemberJoined), "member-joined")]
[JsonDerivedType(typeof(MemberLeftChannel), "member-left-channel")]
[JsonDerivedType(typeof(MemberChanged), "member-changed")]
[JsonDerivedType(typeof(FunctionGiven), "function-given")]
[JsonDerivedType(typeof(RoleGiven), "role-given")]
[JsonDerivedType(typeof(RoleAnswered), "role-answered")]
[JsonDerivedType(typeof(RoleTakenOn), "role-taken-on")]
[JsonDerivedType(typeof(AwayEntered), "away-entered")]
[JsonDerivedType(typeof(AwayCancelled), "away-cancelled")]
[JsonDerivedType(typeof(ChannelChanged), "channel-changed")]
[JsonDerivedType(typeof(ChannelMoved), "channel-moved")]
[JsonDerivedType(typeof(AppRemoved), "app-removed")]
[JsonDerivedType(typeof(AppBack), "app-back")]
[JsonDerivedType(typeof(AppInstalledAgain), "app-installed-again")]
[JsonDerivedType(typeof(RemovalAsked), "removal-asked")]
[JsonDerivedType(typeof(RemovalDropped), "removal-dropped")]
public abstract record ProgramFact
{
    ProgramFact()
    {
    }

    /// <summary>Somebody is in the channel who was not: for the first time, or back again.</summary>
    public sealed record MemberJoined(UserId User, string Name, MemberKind MemberKind) : ProgramFact;

    public sealed record MemberLeftChannel(UserId User) : ProgramFact;

    /// <summary>An account is not what it was: another name or zone, a guest made a member, deactivated.</summary>
    public sealed record MemberChanged(Member Before, Member Now) : ProgramFact;

    public sealed record FunctionGiven(UserId User, Function? Before, Function? Now) : ProgramFact;

    public sealed record RoleGiven(RoleHolding? Before, RoleHolding Now) : ProgramFact;

    /// <summary>Whoever was named for a role accepted it, or declined.</summary>
    public sealed record RoleAnswered(Role Role, UserId Holder, bool Accepted, string? Reason) : ProgramFact;

    /// <summary>Whoever has a role after another has taken on what they found.</summary>
    public sealed record RoleTakenOn(Role Role) : ProgramFact;

    public sealed record AwayEntered(Absence Absence) : ProgramFact;

    public sealed record AwayCancelled(Absence Absence) : ProgramFact;

    public sealed record ChannelChanged(ChannelState State) : ProgramFact;

    /// <summary>Slack gave the channel another id.</summary>
    public sealed record ChannelMoved(string From, string To) : ProgramFact;

    /// <summary>The app was removed from the workspace, or its token revoked.</summary>
    public sealed record AppRemoved(string Event) : ProgramFact;

    /// <summary>A token works again.</summary>
    public sealed record AppBack : ProgramFact;

    /// <summary>The app was installed anew in the workspace, where nobody knew that it had been away.</summary>
    public sealed record AppInstalledAgain(UserId? By) : ProgramFact;

    /// <summary>Somebody asked to have the program deleted. That it was, no record says: there is none left.</summary>
    public sealed record RemovalAsked : ProgramFact;

    /// <summary>The program stays all the same.</summary>
    public sealed record RemovalDropped : ProgramFact;
}
