using AlignBot.Engine.Clock;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>Messages on their way to Slack: what is merged, what waits for what, and who of two dispatchers sends.</summary>
public abstract class OutboxTests : RecordTests
{
    static readonly Guid Subject = new("0192f000-0000-7000-8000-000000000001");
    static readonly Instant Later = Bot.Monday + Duration.FromDays(3650);

    ProgramKey program;

    private protected OutboxTests(TestRecord record)
        : base(record)
    {
    }

    OutboxTable Table => Bot.Get<OutboxTable>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        program = await ProgramAsync();
    }

    [RecordFact]
    public async Task Two_edits_of_a_card_are_one_with_the_newest_body()
    {
        await EnqueueAsync(Edit("1"), Edit("2"));
        await EnqueueAsync(Edit("3"));

        var row = Assert.Single(await RowsAsync());
        Assert.Equal("3", row.Body);
    }

    [RecordFact]
    public async Task An_edit_that_comes_while_one_is_being_sent_waits_behind_it()
    {
        await EnqueueAsync(Edit("1"));
        var first = await HeadAsync();
        await Table.ClaimAsync(first, "me", Later);

        await EnqueueAsync(Edit("2"), Edit("3"));

        Assert.Equal(["1", "3"], (await RowsAsync()).Select(row => row.Body));
        Assert.Equal(first.Id, (await HeadAsync()).Id);
    }

    [RecordFact]
    public async Task An_edit_that_Slack_sends_back_leaves_the_word_to_the_newer_one()
    {
        await EnqueueAsync(Edit("1"));
        var first = await HeadAsync();
        await Table.ClaimAsync(first, "me", Later);
        await EnqueueAsync(Edit("2"));

        await Bot.WriteAsync(session => Table.SettleAsync(session, first, OutboxState.Pending, "ratelimited", Later));

        Assert.Equal([OutboxState.Dropped, OutboxState.Pending], (await RowsAsync()).Select(row => row.State));
        Assert.Equal("2", (await HeadAsync()).Body);
    }

    [RecordFact]
    public async Task An_edit_of_unknown_outcome_leaves_the_word_to_the_newer_one()
    {
        await EnqueueAsync(Edit("1"));
        var first = await HeadAsync();
        await Table.ClaimAsync(first, "a process that died", Later);
        await EnqueueAsync(Edit("2"));
        await Table.RecoverAsync(Bot.Monday);

        var uncertain = await HeadAsync();
        await Bot.WriteAsync(session => Table.SettleAsync(session, uncertain, OutboxState.Pending));

        Assert.Equal("2", (await HeadAsync()).Body);
    }

    [RecordFact]
    public async Task An_edit_that_Slack_sends_back_alone_is_tried_again()
    {
        await EnqueueAsync(Edit("1"));
        var first = await HeadAsync();
        await Table.ClaimAsync(first, "me", Later);

        await Bot.WriteAsync(session => Table.SettleAsync(session, first, OutboxState.Pending, "ratelimited", Later));

        var back = await HeadAsync();
        Assert.Equal((first.Id, OutboxState.Pending, Later, "ratelimited", 1), (back.Id, back.State, back.NotBefore, back.Error, back.Attempts));
    }

    [RecordFact]
    public async Task Posts_and_reminders_are_never_merged()
    {
        await EnqueueAsync(Post("1"), Post("2"), Post("2") with { Kind = OutboxKind.Nudge });

        Assert.Equal(3, (await RowsAsync()).Count);
    }

    [RecordFact]
    public async Task A_message_is_claimed_by_one_of_many()
    {
        await EnqueueAsync(Post("1"));
        var row = await HeadAsync();
        var tables = Enumerable.Range(0, 4).Select(n => n == 0 ? Bot : Record.StartBot()).Select(bot => bot.Get<OutboxTable>()).ToList();

        var claims = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => tables[n % tables.Count].ClaimAsync(row, $"claimer {n}", Later)));

        Assert.Single(claims, claimed => claimed);
        var kept = await HeadAsync();
        Assert.Equal((OutboxState.Sending, 1), (kept.State, kept.Attempts));
        Assert.Equal($"claimer {Array.IndexOf(claims, true)}", kept.ClaimedBy);
    }

    [RecordFact]
    public async Task A_settled_message_stays_settled()
    {
        await EnqueueAsync(Post("1"));
        var row = await HeadAsync();
        await Table.ClaimAsync(row, "me", Later);

        var first = await Bot.WriteAsync(session => Table.SettleAsync(session, row, OutboxState.Sent));
        var second = await Bot.WriteAsync(session => Table.SettleAsync(session, row, OutboxState.Failed, "too late"));

        Assert.True(first);
        Assert.False(second);
        Assert.Equal(OutboxState.Sent, Assert.Single(await RowsAsync()).State);
    }

    [RecordFact]
    public async Task Of_two_who_looked_for_a_lost_message_in_vain_one_posts_it_again()
    {
        await EnqueueAsync(Post("1"));
        await Table.ClaimAsync(await HeadAsync(), "a process that died", Later);
        await Table.RecoverAsync(Bot.Monday);
        var (mine, theirs) = (await HeadAsync(), await HeadAsync());
        var other = Record.StartBot().Get<OutboxTable>();

        var given = await Bot.WriteAsync(session => Table.SettleAsync(session, mine, OutboxState.Pending));
        var claimed = await Table.ClaimAsync(await HeadAsync(), "me", Later);
        var overwritten = await Bot.WriteAsync(session => other.SettleAsync(session, theirs, OutboxState.Pending));

        Assert.Equal((true, true, false), (given, claimed, overwritten));
        Assert.Equal(OutboxState.Sending, (await HeadAsync()).State);
    }

    [RecordFact]
    public async Task A_message_that_waits_for_another_has_not_been_tried()
    {
        await EnqueueAsync(Post("1"));
        var row = await HeadAsync();
        await Table.ClaimAsync(row, "me", Later);

        await Bot.WriteAsync(session => Table.PutOffAsync(session, row, Later));

        var back = await HeadAsync();
        Assert.Equal((OutboxState.Pending, 0, Later, null), (back.State, back.Attempts, back.NotBefore, back.Error));
    }

    [RecordFact]
    public async Task A_row_that_somebody_else_had_in_hand_since_it_was_read_is_not_claimed()
    {
        await EnqueueAsync(Post("1"));
        var stale = await HeadAsync();
        var row = await HeadAsync();
        await Table.ClaimAsync(row, "me", Later);
        await Bot.WriteAsync(session => Table.SettleAsync(session, row, OutboxState.Pending, "ratelimited", Later));

        Assert.False(await Table.ClaimAsync(stale, "another", Later));
    }

    [RecordFact]
    public async Task A_lane_gives_its_oldest_unsettled_message_and_others_do_not_wait_for_it()
    {
        await EnqueueAsync(Post("1"), Post("2"), Post("direct") with { Destination = "UANA" }, Edit("card"));

        var lanes = await Table.LanesAsync();

        Assert.Equal(3, lanes.Count);
        Assert.Equal("1", (await Table.HeadAsync(OutboxQueue.LaneOf(program.InstallationId, "CGTM")))!.Body);
        Assert.Equal("direct", (await Table.HeadAsync(OutboxQueue.LaneOf(program.InstallationId, "UANA")))!.Body);
        Assert.Equal("card", (await Table.HeadAsync(OutboxQueue.LaneOfEdit(Subject, "card")))!.Body);
    }

    [RecordFact]
    public async Task After_a_crash_what_was_being_sent_is_of_unknown_outcome()
    {
        await EnqueueAsync(Post("1"), Post("2"));
        await Table.ClaimAsync(await HeadAsync(), "a process that died", Later);

        await Table.RecoverAsync(Later);

        var rows = await RowsAsync();
        Assert.Equal([OutboxState.Uncertain, OutboxState.Pending], rows.Select(row => row.State));
        Assert.Equal(Later, rows[0].NotBefore);
    }

    [RecordFact]
    public async Task Where_a_message_stands_is_remembered_moved_and_forgotten()
    {
        await EnqueueAsync(Post("1") with { Slot = "card" });
        var row = await HeadAsync();

        await Bot.WriteAsync(session => OutboxTable.RememberAsync(session, row, new StandingMessage("CGTM", "1.1", null), null));
        await Bot.WriteAsync(session => OutboxTable.RememberAsync(session, row, new StandingMessage("CGTM", "2.2", "1.0"), "https://acme.slack.com/p2"));
        var moved = await Bot.ReadAsync(db => db.Posts.SingleAsync());
        var stale = await Bot.WriteAsync(session => Table.ForgetAsync(session, new PostRow
        {
            InstallationId = moved.InstallationId,
            ProgramId = moved.ProgramId,
            SubjectId = moved.SubjectId,
            Slot = "card",
            ChannelId = "CGTM",
            Timestamp = "1.1",
        }));
        var present = await Bot.WriteAsync(session => Table.ForgetAsync(session, moved));

        Assert.Equal((false, true), (stale, present));
        Assert.Equal(("2.2", "1.0", "https://acme.slack.com/p2"), (moved.Timestamp, moved.ThreadTimestamp, moved.Permalink));
        Assert.Equal(0, await Bot.ReadAsync(db => db.Posts.CountAsync()));
    }

    [RecordFact]
    public async Task A_look_that_Slack_does_not_answer_counts_as_an_attempt()
    {
        await EnqueueAsync(Post("1"));
        await Table.ClaimAsync(await HeadAsync(), "a process that died", Later);
        await Table.RecoverAsync(Bot.Monday);

        for (var look = 2; look <= 4; look++)
        {
            var row = await HeadAsync();
            Assert.True(await Bot.WriteAsync(session => Table.LookLaterAsync(session, row, "connection_failed", Later)));
            var after = await HeadAsync();
            Assert.Equal((OutboxState.Uncertain, look, Later), (after.State, after.Attempts, after.NotBefore));
        }
    }

    [RecordFact]
    public async Task What_waits_for_a_card_waits_for_all_that_stands_before_it()
    {
        await EnqueueAsync(Post("1"), Post("2"), Post("card") with { Slot = "card" });
        var first = await HeadAsync();
        await Table.ClaimAsync(first, "me", Later);
        await Bot.WriteAsync(session => Table.SettleAsync(session, first, OutboxState.Pending, "token_revoked", Bot.Monday));

        var (_, comes) = await Bot.ReadAsync(db => new RenderContext(db, first, null!) { Turn = ahead => Bot.Monday + Duration.FromSeconds(ahead) }
            .PostOrComingAsync(Subject, "card"));

        Assert.Equal(Bot.Monday + Duration.FromSeconds(2), comes);
    }

    [RecordFact]
    public async Task What_was_refused_for_a_reason_that_passes_is_tried_again_one_a_channel_and_reason()
    {
        await EnqueueAsync(Post("1"), Post("2"), Post("3"), Post("4") with { Destination = "UANA" }, Edit("card"));
        await RefusedAsync("missing_scope", "missing_scope", "a_new_word", "user_disabled", "missing_scope");

        await Bot.Get<RevivedMessages>().TryAgainAsync();

        Assert.Equal(
            [OutboxState.Pending, OutboxState.Failed, OutboxState.Pending, OutboxState.Failed, OutboxState.Pending], (await RowsAsync()).Select(row => row.State));
    }

    [RecordFact]
    public async Task What_only_another_build_mends_is_not_tried_again()
    {
        await EnqueueAsync(Post("1"), Post("2"), Edit("card"));
        await RefusedAsync("invalid_blocks", DeliveryWords.CannotRender, "msg_too_long");

        Assert.Equal(0, await Bot.Get<RevivedMessages>().TryAgainAsync());
    }

    [RecordFact]
    public async Task Two_who_try_again_at_once_bring_back_what_was_refused_once()
    {
        await EnqueueAsync(Post("1"));
        await RefusedAsync("is_archived");
        var bots = Enumerable.Range(0, 4).Select(n => n == 0 ? Bot : Record.StartBot()).Select(bot => bot.Get<RevivedMessages>()).ToList();

        var brought = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => bots[n % bots.Count].TryAgainAsync()));

        Assert.Equal(1, brought.Sum());
    }

    [RecordFact]
    public async Task A_new_post_lets_what_was_refused_in_its_channel_go_first()
    {
        await EnqueueAsync(Post("1"), Post("2"));
        await RefusedAsync("is_archived", "is_archived");
        await EnqueueAsync(Post("3"));
        var last = await HeadAsync();

        Assert.Equal((true, null), await Bot.Get<RevivedMessages>().EarlierAsync(last));
        var first = await HeadAsync();
        Assert.Equal(("1", "is_archived"), (first.Body, first.Error));

        // Refused again just now, it speaks for the new one.
        await Table.ClaimAsync(first, "me", Later);
        await Bot.WriteAsync(session => Table.SettleAsync(session, first, OutboxState.Failed, "is_archived", Bot.Get<ForwardClock>().Now));
        Assert.Equal((false, "is_archived"), await Bot.Get<RevivedMessages>().EarlierAsync(last));
    }

    [RecordFact]
    public async Task One_message_that_Slack_refuses_holds_up_no_other()
    {
        await EnqueueAsync(Post("1"));
        await RefusedAsync("invalid_arguments");
        await EnqueueAsync(Post("2"));

        Assert.Equal((false, null), await Bot.Get<RevivedMessages>().EarlierAsync(await HeadAsync()));
    }

    /// <summary>Slack refuses all that stands there, each for its reason.</summary>
    async Task RefusedAsync(params string[] errors)
    {
        foreach (var (row, error) in (await RowsAsync()).Zip(errors))
        {
            await Table.ClaimAsync(row, "me", Later);
            await Bot.WriteAsync(session => Table.SettleAsync(session, row, OutboxState.Failed, error));
        }
    }

    async Task<OutboxRow> HeadAsync() => (await RowsAsync()).First(row => row.State < OutboxState.Sent);

    Task<List<OutboxRow>> RowsAsync() => Bot.ReadAsync(db => db.Outbox.OrderBy(row => row.Sequence).ToListAsync());

    Task EnqueueAsync(params OutgoingMessage[] messages) => Bot.WriteAsync(async session =>
    {
        foreach (var message in messages)
        {
            await Bot.Get<OutboxQueue>().EnqueueAsync(session, program, message);
        }
    });

    static OutgoingMessage Post(string body) => new()
    {
        Kind = OutboxKind.Ledger,
        Message = "test.post",
        SubjectId = Subject,
        Destination = "CGTM",
        Body = body,
    };

    static OutgoingMessage Edit(string body) => Post(body) with { Kind = OutboxKind.Edit, Slot = "card" };

    public sealed class OnSqlite() : OutboxTests(new SqliteRecord());

    [NeedsPostgreSql]
    public sealed class OnPostgreSql() : OutboxTests(new PostgreSqlRecord());
}
