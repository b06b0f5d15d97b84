using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Scoreboard.Forms;
using AlignBot.Scoreboard.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.Scoreboard;

/// <summary><c>/align scoreboard</c>: the one scoreboard that both functions read.</summary>
sealed class BoardVerb(BoardDesk desk, BoardForms boardForms, FormOpener forms, RequestInbox inbox, IPictures pictures, WebOptions web, IDatabase database, IClock clock) : IAlignVerb
{
    static readonly string[] Words = ["quarters", "settings", "enter", "read", "Q1", "Q2", "Q3", "Q4"];

    public string Word => "scoreboard";

    public Mrkdwn Help => Mrkdwn.Of(
        $"`/align scoreboard` shows the five measures that both functions read; `quarters`, `settings`, `enter`, `read` and the name of a measure do what they say");

    public HelpPart Part => HelpPart.EveryDay;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, typed) = (command.Program, SlackMarkup.Plain(command.Text, command.Program.Roster).Trim());
        switch (typed.ToLowerInvariant())
        {
            case "" or "show":
                return await ShowAsync(command);
            case "quarters" or "quarter" or "verdict":
                return await QuartersAsync(program);
            case "settings" or "measures" or "setup" or "set up":
                return await OpenAsync(command, BoardButtons.SettingsAction, ct);
            case "enter" or "figures":
                return await OpenAsync(command, BoardButtons.EnterAction, ct);
            case "read" or "read now" or "refresh":
                return await ReadAsync(command, ct);
            case var word when Measure(word) is { } kind:
                return await BehindAsync(command, kind, ct);
            case var word:
                return await ShowQuarterAsync(command, word) ?? MeantCommand.Unknown(Word, command.Text, [.. Words, .. Enum.GetValues<MeasureKind>().Select(kind => Domain.Scoreboard.Verdicts.Verdict.NameOf(kind))], Help);
        }
    }

    async Task<CommandAck> ShowAsync(ProgramCommand command) =>
        Card(await database.ReadAsync(db => BoardView.ReadAsync(db, command.Program, points: BoardView.MostPoints)), command);

    /// <summary>Null where no quarter that was read is called so.</summary>
    async Task<CommandAck?> ShowQuarterAsync(ProgramCommand command, string word)
    {
        var view = await database.ReadAsync(db => BoardView.ReadAsync(db, command.Program, word, BoardView.MostPoints));
        return view.Newest is { Kept.Figures.Period: { IsQuarter: true } period } && BoardView.IsCalled(period.Quarter.Name, word) ? Card(view, command) : null;
    }

    /// <summary>The card; its picture follows.</summary>
    CommandAck Card(BoardView view, ProgramCommand command)
    {
        var (program, reader) = (command.Program, command.Actor);
        if (BoardPicture.Of(view) is { } picture)
        {
            pictures.Show(new PictureReader(command.Request.Workspace, program.Key, command.Typed.ChannelId, reader), picture);
        }

        var (text, blocks) = BoardCard.Of(view, program, reader, BoardDesk.Context(program, clock.GetCurrentInstant()), web.HasPages);
        return CommandAck.Ephemeral(text, blocks);
    }

    async Task<CommandAck> QuartersAsync(ProgramInfo program)
    {
        var (text, blocks) = QuartersPage.Of(program, await database.ReadAsync(db => BoardView.ReadAsync(db, program)));
        return CommandAck.Ephemeral(text, blocks);
    }

    async Task<CommandAck> ReadAsync(ProgramCommand command, CancellationToken ct)
    {
        var outcome = await inbox.FirstTimeAsync(
            command.Program.Key, command.Request, session => desk.ApplyAsync(session, command.Program.Key, new BoardCommand.Ask(command.Actor)), ct);
        return CommandAck.Ephemeral(outcome is Outcome<Board>.Refused refused
            ? Mrkdwn.Of($"{BoardWords.Say(refused.Why, command.Program)}")
            : Mrkdwn.Of($"It is being read. `/align scoreboard` shows it in a moment."));
    }

    async Task<CommandAck> OpenAsync(ProgramCommand command, string action, CancellationToken ct)
    {
        var (form, no) = await boardForms.OpenAsync(command.Program, command.Actor, isEntry: action == BoardButtons.EnterAction);
        return form is null ? CommandAck.Ephemeral(no) : await OpenedAsync(command, form, new Button(action, "Open the form") { Value = new ProgramRef(command.Program.Key.ProgramId).ToString() }, ct);
    }

    async Task<CommandAck> BehindAsync(ProgramCommand command, MeasureKind kind, CancellationToken ct)
    {
        var program = command.Program;
        var found = await database.ReadAsync(async db =>
            (await BoardView.ReadAsync(db, program)).Newest is { } newest && await BoardTables.BehindAsync(db, program.Key, newest.Id, kind) is { } behind
            ? ((ShownReading, MeasureBehind)?)(newest, behind)
            : null);
        return found is var (reading, its)
            ? await OpenedAsync(command, BehindPage.Of(program, reading, its), BoardButtons.Behind(program, reading.Id, kind), ct)
            : await ShowAsync(command);
    }

    async Task<CommandAck> OpenedAsync(ProgramCommand command, ModalView page, Button again, CancellationToken ct)
    {
        if (await forms.TryOpenAsync(command.Request.Workspace, command.TriggerId, page, ct))
        {
            return CommandAck.Nothing;
        }

        var sentence = Mrkdwn.Of($"If no page opened, open it here.");
        return CommandAck.Ephemeral(sentence, [new SectionBlock(sentence), new ActionsBlock(again)]);
    }

    static MeasureKind? Measure(string word) => word switch
    {
        "coverage" => MeasureKind.Coverage,
        "engagement" => MeasureKind.Engagement,
        "influence" or "pipeline" or "pipeline influence" => MeasureKind.Influence,
        "conversion" or "win rate" => MeasureKind.Conversion,
        "lag" or "signals" or "signal-to-action lag" => MeasureKind.Lag,
        _ => null,
    };
}
