using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Time;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Records;
using AlignBot.Engine.Storage;
using NodaTime;

namespace AlignBot.BusinessReviews;

/// <summary>Makes business reviews and carries commands to them, in the transaction of its session.</summary>
sealed class ReviewDesk(ProgramDirectory programs, IMeasureSettings measures, ReviewMaking making, OutboxQueue outbox)
{
    public const string FeatureName = "business-review";

    /// <summary>How the reviews of a quarter are kept in their row.</summary>
    public static StateColumn<BusinessReview> State { get; } = new("business_review", BusinessReviewJson.Default.BusinessReview);

    static readonly Aggregate<BusinessReview, ReviewRow,
    ReviewFact> Kept = new(State, BusinessReviewJson.Default.ReviewFact, ReviewFacts.KindOf, FeatureName);

    public static BusinessReview StateOf(ReviewRow row) => State.Read(row);

    public static RuleContext Context(ProgramInfo program, Instant now) => new(now, program.Roster, program.Calendar);

    /// <summary>The quarter that runs, by the scoreboard's fiscal year, and the zone whose midnights end it.</summary>
    public async Task<(FiscalQuarter Running, DateTimeZone Zone)> CalendarAsync(AlignBotContext db, ProgramInfo program, Instant now)
    {
        var settings = await measures.OfAsync(db, program);
        return (FiscalQuarter.Of(now.InZone(settings.Zone).Date, settings.FirstMonth), settings.Zone);
    }

    /// <summary>Why there can be no review of a quarter; null when there can.</summary>
    public async Task<Refusal?> WhyNoneAsync(AlignBotContext db, ProgramInfo program, FiscalQuarter quarter, Instant now)
    {
        var (_, zone) = await CalendarAsync(db, program, now);
        var began = (await ProgramBegan.AtAsync(db, program.Key)).InZone(zone).Date;
        return ReviewWorkflow.WhyNone(quarter, zone, began, now);
    }

    /// <summary>Keeps what the review of a quarter says now as its next version; where it says the same as the newest, none is
    /// made.</summary>
    public async ValueTask<Outcome<BusinessReview>> MakeAsync(Session session, ProgramKey key, FiscalQuarter quarter, UserId actor)
    {
        var program = await programs.CurrentAsync(session, key);
        await session.SaveAsync();
        if (await WhyNoneAsync(session.Db, program, quarter, session.Now) is { } none)
        {
            return new Outcome<BusinessReview>.Refused(none);
        }

        if (ReviewWorkflow.WhyNotKeep(actor, Context(program, session.Now)) is { } no)
        {
            return new Outcome<BusinessReview>.Refused(no);
        }

        var (_, zone) = await CalendarAsync(session.Db, program, session.Now);
        var state = await ReviewTables.FindAsync(session.Db, key, quarter.First);
        var head = Convert.ToHexStringLower((await session.ProgramAsync(key)).HistoryHead);
        var content = await making.ReadAsync(
            session.Db, program, quarter, zone, state?.Cost, ((state?.Revisions.Length ?? 0) + 1, actor, head), session.Now);
        var text = ReviewMarkdown.Of(content);
        var make = new ReviewCommand.Make(actor, ReviewMarkdown.Digest(text), ReviewMarkdown.Digest(ReviewMarkdown.Body(content)), head);
        return await ApplyAsync(session, program, quarter, make, (content, text));
    }

    /// <summary>Applies a command to the reviews of a quarter.</summary>
    public async ValueTask<Outcome<BusinessReview>> ApplyAsync(
        Session session, ProgramKey key, FiscalQuarter quarter, ReviewCommand command)
    {
        var program = await programs.CurrentAsync(session, key);
        await session.SaveAsync();
        return await WhyNoneAsync(session.Db, program, quarter, session.Now) is { } none
            ? new Outcome<BusinessReview>.Refused(none)
            : await ApplyAsync(session, program, quarter, command, made: null);
    }

    async ValueTask<Outcome<BusinessReview>> ApplyAsync(
        Session session, ProgramInfo program, FiscalQuarter quarter, ReviewCommand command, (ReviewContent Content, string Text)? made)
    {
        var key = program.Key;
        var row = await ReviewTables.RowAsync(session.Db, key, quarter.First);
        var state = row is null ? ReviewWorkflow.Blank(
            new BusinessReviewId(Guid.CreateVersion7()), new ProgramId(key.ProgramId), quarter) : StateOf(row);
        var outcome = ReviewWorkflow.Apply(state, command, Context(program, session.Now));
        if (outcome is not Outcome<BusinessReview>.Changed changed)
        {
            return outcome;
        }

        if (row is null)
        {
            row = new ReviewRow
            {
                InstallationId = key.InstallationId,
                ProgramId = key.ProgramId,
                Id = state.Id.Value,
                Quarter = ReviewTables.Text(quarter.First),
                State = "",
            };
            session.Db.BusinessReviews.Add(row);
        }

        Kept.Keep(row, changed.State);
        foreach (var effect in changed.Effects)
        {
            if (await Kept.CarryOutAsync(session, key, row.Id, effect))
            {
                continue;
            }

            switch (effect)
            {
                case ReviewEffect.Keep keep:
                    session.Db.BusinessReviewPages.Add(PageOf(key, row.Id, keep.Revision, made!.Value));
                    break;
                case ReviewEffect.Post post:
                    await session.SaveAsync();
                    await outbox.EnqueueAsync(session, key, new OutgoingMessage
                    {
                        Kind = OutboxKind.Ledger,
                        Message = ReviewMessage.Name,
                        SubjectId = row.Id,
                        Destination = program.ChannelId,
                        Slot = ReviewMessage.SlotOf(post.Number),
                    });
                    break;
                default:
                    throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
            }
        }

        return outcome;
    }

    static ReviewPageRow PageOf(ProgramKey key, Guid review, ReviewRevision revision, (ReviewContent Content, string Text) made)
    {
        var page = new ReviewPageRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = Guid.CreateVersion7(),
            Review = review,
            Number = revision.Number,
            Text = made.Text,
            State = "",
        };
        ReviewTables.Page.Write(page, made.Content);
        return page;
    }
}
