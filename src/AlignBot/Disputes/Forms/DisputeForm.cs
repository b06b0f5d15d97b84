using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes.Forms;

/// <summary>A form of a running dispute: who opens it, how it looks, what it asks of the rules, and where a refusal stands.</summary>
/// <param name="Deed">The button that opens it.</param>
/// <param name="CallbackId">The name under which it comes back.</param>
/// <param name="Show">The form as this person gets it.</param>
/// <param name="Read">What was filled in, as a command, or the sentences for the fields that are not in order.</param>
/// <param name="BlockOf">The input that a refusal stands under.</param>
/// <param name="Probe">A command with everything filled in: by it the rules say, before anything is typed, whether this person may at all.</param>
sealed record DisputeForm(
    string Deed,
    string CallbackId,
    Func<FormContext, ModalView> Show,
    Func<FormContext, ViewState, FilledIn> Read,
    Func<Refusal, ViewState, string> BlockOf,
    Func<FormContext, DisputeCommand> Probe)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DisputeForm> All { get; } = [RuleModal.Form, SettlementModal.Form, BriefModal.Form, ExtendModal.Form, LessonModal.Form, .. WordsModal.Forms];

    public static DisputeForm? OpenedBy(string deed) => All.FirstOrDefault(form => form.Deed == deed);

    public static DisputeForm? Named(string callbackId) => All.FirstOrDefault(form => form.CallbackId == callbackId);
}

/// <summary>Of which dispute a form is, as it stands, and who fills it in.</summary>
sealed record FormContext(DisputeRef About, Dispute Dispute, ProgramInfo Program, UserId Actor)
{
    /// <summary>What the button that opened the form chose already; null where it chose nothing.</summary>
    public string? Chosen { get; init; }

    /// <summary>Words of the actor's own to begin with; null for none.</summary>
    public string? Words { get; init; }

    /// <summary>The documents in which something could be different.</summary>
    public IReadOnlyList<ChangeableDocument> Documents { get; init; } = [];

    /// <summary>When it is opened: for forms that say what would come of them.</summary>
    public Instant Now { get; init; }

    /// <summary>The name of the party that the actor is not.</summary>
    public string OtherParty => Names.Of(Program.Roster, Dispute.OtherParty(Actor));
}

/// <summary>A form that was sent: its command, or what is wrong with its fields. With both, the command is what could be read of the others.</summary>
sealed record FilledIn(DisputeCommand? Command, IReadOnlyDictionary<string, string> Errors)
{
    public static FilledIn As(DisputeCommand command) => new(command, new Dictionary<string, string>());

    public static FilledIn Wrong(string block, string sentence) => new(null, new Dictionary<string, string> { [block] = sentence });

    public static FilledIn Wrong(IReadOnlyDictionary<string, string> errors) => new(null, errors);
}
