using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Drift.Forms;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Drift.Language;

/// <summary>Turns the counting of language on and off, leaves people out, and opens the words. Who may is asked by the rules on each
/// click.</summary>
sealed class TalkButtons(InstallationDirectory installations, ProgramDirectory programs, DriftDesk desk, ClickReply reply,
    RequestInbox inbox, IClock clock)
    : IActionHandler
{
    public const string OnAction = "drift.language-on";
    public const string OffAction = "drift.language-off";
    public const string ExcludeAction = "drift.exclude";
    public const string IncludeAction = "drift.include";
    public const string WordsAction = "drift.words.*";

    public static Button On(ProgramInfo program) => new(OnAction, "Turn it on") { Value = About(program) };

    public static Button Off(ProgramInfo program) => new(OffAction, "Turn it off") { Value = About(program) };

    public static Button Exclude(ProgramInfo program) => new(ExcludeAction, "Leave me out") { Value = About(program) };

    public static Button Include(ProgramInfo program) => new(IncludeAction, "Count me again") { Value = About(program) };

    public static Button Words(ProgramInfo program, string language) =>
        new(WordsAction.Replace("*", language, StringComparison.Ordinal),
            $"{language} words")
        { Value = new ProgramRef(program.Key.ProgramId, language).ToString() };

    /// <summary>What a command comes to, in a sentence.</summary>
    public static Mrkdwn Say(DriftCommand command, Outcome<DriftSettings> outcome, ProgramInfo program) => (command, outcome) switch
    {
        (_, Outcome<DriftSettings>.Refused { Why: DriftRefusal no }) => DriftWords.Say(no, program),
        (_, Outcome<DriftSettings>.Ignored) => ClickReply.SoAlready,
        (DriftCommand.TurnOn, Outcome<DriftSettings>.Changed { State.Talk.IsOn: true }) =>
            Mrkdwn.Of($"*Language is counted from now on.* The channel is told, with how to leave oneself out."),
        (DriftCommand.TurnOn, _) => Mrkdwn.Of(
            $"*You want it.* Nothing is counted until the other leader turns it on, too; they are asked."),
        (DriftCommand.TurnOff, _) => Mrkdwn.Of($"*Language is not counted.* What was counted of this week is gone."),
        (DriftCommand.Exclude, _) => Mrkdwn.Of(
            $"*No message of yours is counted*, whether it is turned on or not. `/align drift include me` takes that back."),
        _ => Mrkdwn.Of($"*Your messages are counted again* while it is turned on."),
    };

    public async Task<ActionAck> Handle(BlockActions payload, BlockAction action, SlackRequest request, CancellationToken ct)
    {
        if (ProgramRef.Parse(action.Value) is not { } about || await installations.FindAsync(request.Workspace) is not { } installation)
        {
            return ActionAck.Nothing;
        }

        var (key, actor) = (about.In(installation), new UserId(payload.User.Id));
        var program = await programs.LatestAsync(key);
        if (CommandOf(action.ActionId, actor) is { } command)
        {
            if (await inbox.FirstTimeAsync(key, request, session => desk.ApplyAsync(session, key, command), ct) is { } outcome)
            {
                await reply.SayAsync(payload, request, Say(command, outcome, program), ct);
            }
        }
        else if (DriftWorkflow.WhyNotSet(actor, DriftDesk.Context(program, clock.GetCurrentInstant())) is { } no)
        {
            await reply.SayAsync(payload, request, DriftWords.Say(no, program), ct);
        }
        else if (WordsModal.Form(program, about.Rest) is { } form)
        {
            await reply.OpenAsync(payload, request, form, ct);
        }

        return ActionAck.Nothing;
    }

    static DriftCommand? CommandOf(string action, UserId actor) => action switch
    {
        OnAction => new DriftCommand.TurnOn(actor),
        OffAction => new DriftCommand.TurnOff(actor),
        ExcludeAction => new DriftCommand.Exclude(actor),
        IncludeAction => new DriftCommand.Include(actor),
        _ => null,
    };

    static string About(ProgramInfo program) => new ProgramRef(program.Key.ProgramId).ToString();
}
