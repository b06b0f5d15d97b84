using System.Globalization;
using System.Text.RegularExpressions;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Time;
using AlignBot.Engine.Inbox;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Acks;
using NodaTime;

namespace AlignBot.BusinessReviews;

/// <summary><c>/align review [quarter]</c>: the one-page business review of a quarter. The first time somebody asks who may have it made,
/// it is made.</summary>
sealed partial class ReviewVerb(
    ReviewDesk desk, ReviewReading reading, RequestInbox inbox, IPictures pictures, IDatabase database, IClock clock) : IAlignVerb
{
    static readonly string[] Words = ["Q1", "Q2", "Q3", "Q4", "last"];

    public string Word => "review";

    public Mrkdwn Help =>
        Mrkdwn.Of($"`/align review` shows the business review of the last quarter on one page; `/align review Q3 2026` that of another");

    public HelpPart Part => HelpPart.Program;

    public async Task<CommandAck> Handle(ProgramCommand command, CancellationToken ct)
    {
        var (program, actor, now) = (command.Program, command.Actor, clock.GetCurrentInstant());
        var (typed, number) = Split(SlackMarkup.Plain(command.Text, program.Roster).Trim());
        var (running, _) = await database.ReadAsync(db => desk.CalendarAsync(db, program, now), ct);
        if (QuarterText.Read(typed, running) is not { } quarter)
        {
            return MeantCommand.Unknown(Word, command.Text, Words, Help);
        }

        var isThere = await database.ReadAsync(db => ReviewTables.FindAsync(db, program.Key, quarter.First), ct) is { Newest: not null };
        if (!isThere && number is null && ReviewWorkflow.WhyNotKeep(actor, ReviewDesk.Context(program, now)) is null)
        {
            var answer = await inbox.OnceAsync(
                program.Key, command.Request,
                async session =>
                {
                    var made = await desk.MakeAsync(session, program.Key, quarter, actor);
                    await session.SaveAsync();
                    return made is Outcome<BusinessReview>.Refused refused
                        ? CommandAck.Ephemeral(Mrkdwn.Of($"{ReviewWords.Say(refused.Why, program)}"))
                        : Card(await reading.CardAsync(session.Db, program, quarter.First, number: null, actor, session.Now));
                },
                ct);
            await ShowPictureAsync(command, quarter, number: null, now, ct);
            return answer;
        }

        await ShowPictureAsync(command, quarter, number, now, ct);
        return await database.ReadAsync(
            async db => await reading.CardAsync(db, program, quarter.First, number, actor, now) is { } card
                ? Card(card)
                : CommandAck.Ephemeral(await reading.WhyNotAsync(db, program, quarter, number, actor, now)),
            ct);
    }

    /// <summary>The picture follows the card.</summary>
    async Task ShowPictureAsync(ProgramCommand command, FiscalQuarter quarter, int? number, Instant now, CancellationToken ct)
    {
        var (program, context) = (command.Program, ReviewDesk.Context(command.Program, now));
        var shown = await database.ReadAsync(db => ReviewReading.FindAsync(db, program, quarter.First, number, command.Actor, context), ct);
        if (shown is not null && ReviewPicture.Of(shown.Says) is { } picture)
        {
            pictures.Show(new PictureReader(command.Request.Workspace, program.Key, command.Typed.ChannelId, command.Actor), picture);
        }
    }

    static CommandAck Card((Mrkdwn Text, IReadOnlyList<Block> Blocks)? card) => CommandAck.Ephemeral(card!.Value.Text, card.Value.Blocks);

    /// <summary>'q3 version 2' is a quarter and a version of its review.</summary>
    static (string Quarter, int? Number) Split(string typed) => Version().Match(typed) is { Success: true } match
        ? (typed[..match.Index].Trim(), int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
        : (typed, null);

    [GeneratedRegex(
        @"\b(?:version|revision|v)\s*(?<number>\d{1,4})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Version();
}
