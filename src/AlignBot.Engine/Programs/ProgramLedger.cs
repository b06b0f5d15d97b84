using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Engine.History;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Programs;

/// <summary>Writes down what happened to a program, and tells the channel where it concerns everybody.</summary>
public sealed class ProgramLedger(IProgramNotices notices)
{
    /// <summary>The message that tells the channel.</summary>
    public const string NoticeName = "program.notice";

    /// <summary>A line of the record.</summary>
    public static ValueTask RecordAsync(Session session, ProgramKey key, ProgramFact fact, UserId? actor = null) =>
        session.AppendHistoryAsync(
            key, new HistoryEntry(KindOf(fact), session.Now, actor?.Value, null, JsonSerializer.Serialize(fact, ProgramJson.Default.ProgramFact)));

    /// <summary>A line of the record that is also posted in the channel.</summary>
    public async ValueTask AnnounceAsync(Session session, ProgramInfo program, ProgramFact fact, UserId? actor = null)
    {
        await RecordAsync(session, program.Key, fact, actor);
        await PostAsync(session, program, JsonSerializer.Serialize(new ProgramNotice(fact, actor), ProgramJson.Default.ProgramNotice));
    }

    /// <summary>A line of the record: rules have another version.</summary>
    public static ValueTask RecordAsync(Session session, ProgramKey key, RulesChanged fact, UserId? actor = null) => session.AppendHistoryAsync(
        key, new HistoryEntry(KindOf(fact), session.Now, actor?.Value, null, JsonSerializer.Serialize(fact, ProgramJson.Default.RulesChanged)));

    /// <summary>A line of the record, rules with another version, that is also posted in the channel.</summary>
    public async ValueTask AnnounceAsync(Session session, ProgramInfo program, RulesChanged fact, UserId? actor = null)
    {
        await RecordAsync(session, program.Key, fact, actor);
        await PostAsync(session, program, new RulesNotice(fact, actor));
    }

    /// <summary>Tells the channel of rules that are written down already.</summary>
    public ValueTask PostAsync(Session session, ProgramInfo program, RulesNotice notice) =>
        PostAsync(session, program, JsonSerializer.Serialize(notice, ProgramJson.Default.RulesNotice));

    ValueTask PostAsync(Session session, ProgramInfo program, string notice) => notices.PostAsync(session, program, NoticeName, notice);

    /// <summary>The name under which history keeps it. Stored for good.</summary>
    internal static string KindOf(RulesChanged fact) => $"program.{fact.Kind}";

    /// <summary>The name under which history keeps it. Stored for good.</summary>
    internal static string KindOf(ProgramFact fact) => fact switch
    {
        ProgramFact.MemberJoined => "program.member-joined",
        ProgramFact.MemberLeftChannel => "program.member-left-channel",
        ProgramFact.MemberChanged => "program.member-changed",
        ProgramFact.FunctionGiven => "program.function-given",
        ProgramFact.RoleGiven => "program.role-given",
        ProgramFact.RoleAnswered => "program.role-answered",
        ProgramFact.RoleTakenOn => "program.role-taken-on",
        ProgramFact.AwayEntered => "program.away-entered",
        ProgramFact.AwayCancelled => "program.away-cancelled",
        ProgramFact.ChannelChanged => "program.channel-changed",
        ProgramFact.ChannelMoved => "program.channel-moved",
        ProgramFact.AppRemoved => "program.app-removed",
        ProgramFact.AppBack => "program.app-back",
        ProgramFact.AppInstalledAgain => "program.app-installed-again",
        ProgramFact.RemovalAsked => "program.removal-asked",
        ProgramFact.RemovalDropped => "program.removal-dropped",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}

/// <summary>What the channel is told, and who did it; null for the program file.</summary>
public sealed record ProgramNotice(ProgramFact Fact, UserId? By);
