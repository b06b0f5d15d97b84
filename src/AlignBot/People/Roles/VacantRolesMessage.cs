using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.People.Roles;

/// <summary>Tells whoever can mend it that nobody is accountable executive, or operating lead, with the form that gives the role; it ends with who has it.</summary>
sealed class VacantRolesMessage(IClock clock) : IMessageRenderer
{
    public const string Name = "people.vacant-roles";

    string IMessageRenderer.Message => Name;

    public Task<Rendering> RenderAsync(RenderContext context)
    {
        var (program, now, reader) = (context.Program, clock.GetCurrentInstant(), new UserId(context.Row.Destination));
        var vacant = Vacancies.Of(program.Roster, now);
        if (vacant.IsEmpty || !Vacancies.WhoMayFill(program.Roster, reader, now))
        {
            var over = vacant.IsEmpty ? Mrkdwn.Of($"*{program.Name}* has everybody it needs: {Names.Join([.. Enum.GetValues<Role>().Take(2).Select(role => Held(role, program.Roster))])}. Nothing for you to do.")
                : Mrkdwn.Of($"*{program.Name}* still has no {Names.Join([.. vacant.Select(Names.Of)], " and no ")}; somebody else is asked to name one.");
            return Task.FromResult<Rendering>(context.IsEdit ? new Rendering.Send(over.Shortened(2900), [new ContextBlock(over.Shortened(1900))]) : new Rendering.Drop("The roles are held."));
        }

        var text = Text(vacant, program);
        return Task.FromResult<Rendering>(new Rendering.Send(text, [new SectionBlock(text), new ActionsBlock([.. Buttons(vacant, program)])]));
    }

    public static Mrkdwn Text(ImmutableArray<Role> vacant, ProgramInfo program) => Mrkdwn.Of(
        $"*{program.Name}* has no {Names.Join([.. vacant.Select(Names.Of)], " and no ")}: {Names.Join([.. vacant.Select(What)])}. Give the role to somebody; until then you read this every week.").Shortened(2900);

    public static IEnumerable<Button> Buttons(ImmutableArray<Role> vacant, ProgramInfo program) => vacant.Select(role =>
        new Button(MembersButtons.RoleActionOf(role), $"Name the {Names.Of(role)}") { Value = new ProgramRef(program.Key.ProgramId).ToString(), Style = role == vacant[0] ? ButtonStyle.Primary : ButtonStyle.Default });

    static string What(Role role) => role is Role.AccountableExecutive ? "what nobody else settles is settled by no one" : "nobody runs it, changes its rules or hands over what is left";

    static string Held(Role role, Roster roster) => roster.Holder(role) is { } holder ? $"{Names.Of(roster, holder)} is {Names.Of(role)}" : $"nobody is {Names.Of(role)}";
}

/// <summary>The same on Home.</summary>
sealed class VacantRolesWaiting(IClock clock) : IWaitingWords
{
    public string Feature => VacantRoles.FeatureName;

    public Task<IReadOnlyList<WaitingLine?>> SayAsync(AlignBotContext db, IReadOnlyList<WaitingRow> rows, IReadOnlyDictionary<ProgramKey, ProgramInfo> programs) =>
        Task.FromResult<IReadOnlyList<WaitingLine?>>([.. rows.Select(row => Line(programs[new ProgramKey(row.InstallationId, row.ProgramId)]))]);

    WaitingLine? Line(ProgramInfo program)
    {
        var vacant = Vacancies.Of(program.Roster, clock.GetCurrentInstant());
        var buttons = VacantRolesMessage.Buttons(vacant, program).ToList();
        return vacant.IsEmpty ? null : new WaitingLine(VacantRolesMessage.Text(vacant, program).Shortened(900), buttons[0]) { Others = buttons[1..] };
    }
}
