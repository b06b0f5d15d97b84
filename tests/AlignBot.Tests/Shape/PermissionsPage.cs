using System.Collections.Immutable;
using System.Text;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Shape;

/// <summary>Writes docs/permissions.md from what the features declare. Who is let in is asked of the code that lets them in.</summary>
static class PermissionsPage
{
    static readonly UserId Partner = new("UXENIA"), Stranger = new("UOLA");

    static readonly (string Who, UserId User)[] People =
    [
        ("operating lead, accountable executive", GtmProgram.Riley), ("member", GtmProgram.Ana), ("member who left the channel", GtmProgram.Tom),
        ("guest", GtmProgram.Gus), ("person of another organisation", Partner), ("deactivated account", GtmProgram.Ben), ("member of another program, or of none", Stranger),
    ];

    public static string Write(RightsTable declared)
    {
        var page = new StringBuilder(
            """
            # Who may do what

            Written by a test from what each feature declares; after a change of a declaration, `ALIGNBOT_WRITE_DOCS=1` before `dotnet test
            tests/AlignBot.Tests --filter RightsTests` writes it anew. Each right is checked in one place, the gate
            (`src/AlignBot.Engine/Interaction/Gate.cs`), before the handler runs. *By the rules* means that nothing is asked beforehand: the rules in
            `src/AlignBot.Domain` say on each use who may (a seat of the level, a party, whoever runs the meeting), inside the transaction.

            ## Who is let in


            """);
        var program = Program();
        Row(page, ["", .. People.Select(person => person.Who)]);
        Row(page, ["---", .. People.Select(_ => "---")]);
        var (read, now) = (Right.Read("read"), Bot.Monday);
        Answers("everybody", user => Right.Open.WhyNot(program, user, now) is null);
        Answers("members: read what is beyond the channel", Reads);
        Answers("those who govern: path, calendar, roles, series, the whole record", user => Right.Govern.WhyNot(program, user, now) is null);
        Answers("by the rules: raise a dispute, add a view, record a decision, put on an agenda", program.Roster.MayTakePart);
        Answers("by the rules: be a party, decide, hold a role, own an action", program.Roster.MayDecide);
        Answers("read what belongs to a category with a channel of its own, with a part in it", Reads);
        Answers("the same, without a part in it", user => Reads(user) && program.ReadsAll(user, now));
        page.Append(
            """

            Deputies govern while the one they stand in for is away. A guest reads what stands in the channel, and is sent nothing that does not.

            ## What each thing needs

            A word behind a command, and an entry of a menu, need their own right beside that of the command or menu.


            """);
        Row(page, ["what", "kind", "feature", "right"]);
        Row(page, ["---", "---", "---", "---"]);
        foreach (var use in declared.All)
        {
            Row(page, [What(use), Kind(use), use.Feature, use.Right.Name]);
        }

        return page.ToString().ReplaceLineEndings("\n");

        void Answers(string what, Func<UserId, bool> may) => Row(page, [what, .. People.Select(person => may(person.User) ? "yes" : "no")]);

        bool Reads(UserId user) => read.WhyNot(program, user, now) is null;
    }

    static string What(DeclaredRight use) => use switch
    {
        { Kind: HandlerKind.Command, Part: "" } => $"`{use.Id}` alone",
        { Kind: HandlerKind.Command, Part: { } word } => $"`{use.Id} {word}`",
        { Part: { } entry } => $"`{use.Id}`, entry `{entry}`",
        { Name: { } name } => $"'{name}' (`{use.Id}`)",
        _ => $"`{use.Id}`",
    };

    static string Kind(DeclaredRight use) => use switch
    {
        { Kind: HandlerKind.Command, Part: not null } => "word",
        { Kind: HandlerKind.Command } => "command",
        { Kind: HandlerKind.Action, Part: not null } => "menu entry",
        { Kind: HandlerKind.Action } => "button or menu",
        { Kind: HandlerKind.Submission } => "form",
        { Kind: HandlerKind.Closed } => "form, dismissed",
        { Kind: HandlerKind.MessageShortcut } => "shortcut on a message",
        { Kind: HandlerKind.GlobalShortcut } => "shortcut from anywhere",
        _ => throw new InvalidOperationException($"No word for {use.Kind}."),
    };

    /// <summary>The sandbox's program, with somebody in each standing.</summary>
    static ProgramInfo Program()
    {
        var file = GtmProgram.File;
        ImmutableArray<Member> members =
        [
            .. file.Members.Select(member => member with { InChannel = member.User != GtmProgram.Tom, IsActive = member.User != GtmProgram.Ben }),
            new Member { User = Partner, DisplayName = "Xenia", Kind = MemberKind.External },
        ];
        return new ProgramInfo(
            new ProgramKey(1, 1), "CGTM", "GTM Enterprise", 1, new Roster { Members = members, Roles = [.. file.Roles] }, file.Sections);
    }

    static void Row(StringBuilder page, IEnumerable<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
