using AlignBot.Domain;
using AlignBot.Domain.StandUp;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.StandUp;

/// <summary><c>/align standup [start]</c>: the first ninety days, milestone by milestone; and begins them for a program that was there before.</summary>
sealed class StandUpVerb(StandUpDesk desk, StandUpReader reader, RequestInbox inbox, IDatabase database, IClock clock) : IAlignVerb
{
    const string Start = "start";

    public string Word => "standup";

    public Mrkdwn Help => Mrkdwn.Of($"`/align standup` shows the milestones of the first ninety days, who answers for each and by when; `/align standup start` begins them");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, actor) = (command.Program, command.Actor);
        switch (command.Text.Trim().ToLowerInvariant())
        {
            case "":
                return await ShowAsync(program, actor);
            case Start:
                return await inbox.OnceAsync(
                    program.Key, command.Request,
                    async session => CommandAck.Ephemeral(await desk.BeginAsync(session, program.Key, actor) switch
                    {
                        Outcome<NinetyDays>.Refused refused => Mrkdwn.Of($"{StandUpWords.Say(refused.Why, program)}"),
                        Outcome<NinetyDays>.Changed { State: var begun } =>
                            Mrkdwn.Of($"The first ninety days run from today until {When.Date(begun.Until!.Value)}. `/align standup` shows the milestones: change who answers for which, and by when."),
                        _ => throw new InvalidOperationException("They either begin or are refused."),
                    }),
                    ct);
            default:
                return MeantCommand.Unknown(Word, command.Text, [Start], Help);
        }
    }

    async Task<CommandAck> ShowAsync(ProgramInfo program, UserId actor)
    {
        var (state, now) = (program.NinetyDays, clock.GetCurrentInstant());
        var context = StandUpDesk.Context(program, now);
        if (state.BegunAt is null)
        {
            var how = program.Roster.MayGovern(actor, now) ? Mrkdwn.Of($" `/align standup start` begins them.") : Mrkdwn.Empty;
            return CommandAck.Ephemeral(Mrkdwn.Of($"{program.Name} has no first ninety days with milestones: they begin with its set-up.") + how);
        }

        var facts = await database.ReadAsync(db => reader.ReadAsync(db, program, now));
        var title = state.EndedAt is { } ended
            ? Mrkdwn.Of($"*The first ninety days of {program.Name}*   over since {When.Date(ended.InZone(program.Calendar.Zone).Date)}, {StandUpProgress.Reached(state, facts)} of {state.Milestones.Length} reached by now")
            : Mrkdwn.Of($"*The first ninety days of {program.Name}*   day {state.DayOf(context.Today)} of {NinetyDays.Length}, {StandUpProgress.Reached(state, facts)} of {state.Milestones.Length} reached");
        var mayChange = StandUpWorkflow.WhyNotChange(state, actor, context) is null;
        List<Block> blocks = [new SectionBlock(title.Shortened(400))];
        foreach (var month in state.Milestones.GroupBy(milestone => StandUpWorkflow.MonthOf(milestone.Kind)))
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"Month {(month.Key == 1 ? "one" : month.Key == 2 ? "two" : "three")}")));
            blocks.AddRange(month.Select(milestone => Line(milestone, facts, program, context.Today, mayChange)));
        }

        return CommandAck.Ephemeral(title, blocks);
    }

    static SectionBlock Line(Milestone milestone, StandUpFacts facts, ProgramInfo program, LocalDate today, bool mayChange)
    {
        var standing = StandUpProgress.Of(milestone, facts, today);
        var text = Mrkdwn.Of($"*{StandUpWords.Title(milestone.Kind)}*   {StandUpWords.Standing(milestone, facts, today)}\n{StandUpWords.Owner(milestone, program)}")
            + (standing is MilestoneStanding.Open or MilestoneStanding.Late ? Mrkdwn.Of($": {StandUpWords.How(milestone.Kind, facts)}") : Mrkdwn.Empty);
        var about = new ProgramRef(program.Key.ProgramId, milestone.Kind.ToString()).ToString();
        return new SectionBlock(text.Shortened(600))
        {
            Accessory = mayChange && standing is not MilestoneStanding.Reached ? new Button(StandUpForms.ChangeAction, "Change") { Value = about }
                : standing is MilestoneStanding.Open or MilestoneStanding.Late && StandUpWords.Where(milestone.Kind) is var (label, command) ? MeantCommand.Run(label, command, program)
                : null,
        };
    }
}
