using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Disputes;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Disputes;

/// <summary>The direct message to whoever must act: what is asked while it is theirs, and that there is nothing left to do once it is not.</summary>
public sealed class DisputeAskMessageTests : RecordTests
{
    public DisputeAskMessageTests()
        : base(new SqliteRecord())
    {
    }

    public static TheoryData<AskKind> Kinds => [.. Enum.GetValues<AskKind>()];

    public static TheoryData<AskKind, AskEnd> Ends
    {
        get
        {
            var ends = new TheoryData<AskKind, AskEnd>();
            foreach (var kind in Enum.GetValues<AskKind>())
            {
                foreach (var end in Enum.GetValues<AskEnd>())
                {
                    ends.Add(kind, end);
                }
            }

            return ends;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_ask_that_stands_says_what_is_asked_and_has_its_button(AskKind kind)
    {
        var dispute = Asking(new SampleDispute().ToLevel(1).State, kind);

        var sent = Assert.IsType<Rendering.Send>(await RenderAsync(dispute, Key(kind), OutboxKind.Nudge, posted: true));

        var json = Written.Json(sent.Blocks);
        Assert.Contains("Do webinar sign-ups count as MQLs?", sent.Text.Text, StringComparison.Ordinal);
        Assert.Contains(new DisputeRef(7, dispute.Id.Value, 1, 1).ToString(), json, StringComparison.Ordinal);
        Assert.Contains("https://acme.slack.com/p1", json, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task An_ask_that_ended_says_how_and_that_nothing_is_left_to_do(AskKind kind, AskEnd end)
    {
        foreach (var dispute in new[] { new SampleDispute().ToLevel(2).State, new SampleDispute().Decided().State, new SampleDispute().Withdrawn().State })
        {
            var ask = Key(kind) with { Ended = end };

            var sent = Assert.IsType<Rendering.Send>(await RenderAsync(dispute with { Asks = [] }, ask, OutboxKind.Edit, posted: true));

            Assert.EndsWith("Nothing for you to do.", sent.Text.Text, StringComparison.Ordinal);
            Assert.DoesNotContain($"\"{DisputeButtons.Decide}\"", Written.Json(sent.Blocks), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_ask_that_was_answered_before_it_went_out_is_dropped()
    {
        var dispute = new SampleDispute().ToLevel(2).State with { Asks = [] };

        Assert.IsType<Rendering.Drop>(await RenderAsync(dispute, Key(AskKind.Decide), OutboxKind.Nudge, posted: true));
    }

    [Theory]
    [InlineData(nameof(OutboxState.Pending))]
    [InlineData(nameof(OutboxState.Sending))]
    [InlineData(nameof(OutboxState.Uncertain))]
    public async Task An_ask_waits_for_the_thread_that_it_links_to_while_that_is_on_its_way(string name)
    {
        var state = Enum.Parse<OutboxState>(name);
        var dispute = Asking(new SampleDispute().ToLevel(1).State, AskKind.Decide);
        var retry = Bot.Monday + Duration.FromMinutes(2);

        var wait = Assert.IsType<Rendering.Wait>(await RenderAsync(dispute, Key(AskKind.Decide), OutboxKind.Nudge, posted: false, Card(dispute, state, retry)));

        Assert.Equal(state == OutboxState.Sending ? Instant.MinValue : retry, wait.Until);
    }

    [Theory]
    [InlineData(nameof(OutboxState.Failed))]
    [InlineData(nameof(OutboxState.Dropped))]
    public async Task An_ask_whose_thread_will_not_be_goes_without_it(string name)
    {
        var state = Enum.Parse<OutboxState>(name);
        var dispute = Asking(new SampleDispute().ToLevel(1).State, AskKind.Decide);

        var sent = Assert.IsType<Rendering.Send>(await RenderAsync(dispute, Key(AskKind.Decide), OutboxKind.Nudge, posted: false, Card(dispute, state, Bot.Monday)));

        Assert.DoesNotContain("Open the thread", Written.Json(sent.Blocks), StringComparison.Ordinal);
        Assert.Contains(DisputeButtons.Decide, Written.Json(sent.Blocks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_last_level_it_says_who_has_it_next_and_at_the_last_what_happens_by_default()
    {
        var second = await RenderAsync(Asking(new SampleDispute().ToLevel(1).State, AskKind.Decide), Key(AskKind.Decide), OutboxKind.Nudge, posted: true);
        var last = new SampleDispute().ToLevel(2).State;
        var third = await RenderAsync(last, new AskKey("UMORGAN", AskKind.Decide, 1, 2), OutboxKind.Nudge, posted: true);

        Assert.Contains("If you don't: it goes to Morgan (accountable executive)", TextOf(second), StringComparison.Ordinal);
        Assert.Contains("If you don't: Nothing changes.", TextOf(third), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_due_stands_on_a_line_of_its_own_so_that_the_question_ends_before_it()
    {
        var sent = Assert.IsType<Rendering.Send>(await RenderAsync(
            new SampleDispute(raise => raise with { Question = "Acme is stuck in legal" }).ToLevel(1).State, Key(AskKind.Decide), OutboxKind.Nudge, posted: true));

        Assert.StartsWith("*Decide with Priya: Acme is stuck in legal*\nDue <!date^", sent.Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_party_reads_why_it_was_decided_so_and_of_the_clocks_decision_that_nobody_decided()
    {
        var decided = await RenderAsync(Told(new SampleDispute().Decided()), new AskKey("UANA", AskKind.Commit, 1, 2), OutboxKind.Nudge, posted: true);
        var undecided = await RenderAsync(Told(new SampleDispute().TimedOut()), new AskKey("UANA", AskKind.Commit, 1, 2), OutboxKind.Nudge, posted: true);

        Assert.Contains("Decided by Morgan.\nWhy: The second touch is what predicts a meeting.", TextOf(decided), StringComparison.Ordinal);
        Assert.Contains("*Nobody decided in time: Do webinar sign-ups count as MQLs?*", TextOf(undecided), StringComparison.Ordinal);
        Assert.DoesNotContain("Decided", TextOf(undecided), StringComparison.Ordinal);

        static Dispute Told(SampleDispute dispute) => dispute.State with { Asks = [new OpenAsk(GtmProgram.Ana, AskKind.Commit, 1, 2)] };
    }

    [Theory]
    [MemberData(nameof(DisputeCardTests.WhateverPeopleType.Longest), MemberType = typeof(DisputeCardTests.WhateverPeopleType))]
    public async Task The_longest_texts_keep_Slacks_limits(string text)
    {
        foreach (var dispute in DisputeCardTests.WhateverPeopleType.AtEveryMaximum(text))
        {
            foreach (var kind in Enum.GetValues<AskKind>())
            {
                var ask = new AskKey("UDANA", kind, dispute.Round, dispute.Level);
                var asked = await RenderAsync(
                    dispute with { Asks = [new OpenAsk(GtmProgram.Dana, kind, dispute.Round, dispute.Level)] }, ask, OutboxKind.Nudge, posted: true);
                var ended = await RenderAsync(dispute with { Asks = [] }, ask with { Ended = AskEnd.Decided }, OutboxKind.Edit, posted: true);

                Assert.DoesNotContain("<!channel>", TextOf(asked) + TextOf(ended), StringComparison.Ordinal);
            }
        }
    }

    static string TextOf(Rendering rendering) => Written.Text(Assert.IsType<Rendering.Send>(rendering).Blocks);

    static AskKey Key(AskKind kind) => new("UDANA", kind, 1, 1);

    static Dispute Asking(Dispute dispute, AskKind kind) => dispute with { Asks = [new OpenAsk(GtmProgram.Dana, kind, 1, 1)] };

    static OutboxRow Card(Dispute dispute, OutboxState state, Instant notBefore) => new()
    {
        Id = Guid.CreateVersion7(),
        InstallationId = 1,
        ProgramId = 7,
        Kind = OutboxKind.Ledger,
        State = state,
        Lane = "1:CGTM",
        Destination = "CGTM",
        Message = DisputeCard.Name,
        SubjectId = dispute.Id.Value,
        Slot = DisputeCard.Slot,
        NotBefore = notBefore,
    };

    async Task<Rendering> RenderAsync(Dispute dispute, AskKey ask, OutboxKind kind, bool posted, OutboxRow? card = null)
    {
        await Bot.WriteAsync(async session =>
        {
            if (!await session.Db.Programs.AnyAsync())
            {
                session.Db.Programs.Add(new ProgramRow { InstallationId = 1, Id = 7, ChannelId = "CGTM", Name = "GTM", Settings = "{}", HistoryHead = new byte[32] });
                await session.SaveAsync();
            }

            if (card is not null)
            {
                session.Db.Outbox.Add(card);
            }

            session.Db.Disputes.RemoveRange(session.Db.Disputes);
            session.Db.Posts.RemoveRange(session.Db.Posts);
            await session.SaveAsync();
            session.Db.Disputes.Add(Row(dispute));
            if (posted)
            {
                session.Db.Posts.Add(new PostRow
                {
                    InstallationId = 1,
                    ProgramId = 7,
                    SubjectId = dispute.Id.Value,
                    Slot = DisputeCard.Slot,
                    ChannelId = "CGTM",
                    Timestamp = "1.1",
                    Permalink = "https://acme.slack.com/p1",
                });
            }
        });
        var row = new OutboxRow
        {
            InstallationId = 1,
            ProgramId = 7,
            Kind = kind,
            Lane = "1:UDANA",
            Destination = ask.User,
            Message = DisputeAskMessage.Name,
            SubjectId = dispute.Id.Value,
            Body = JsonSerializer.Serialize(ask, DisputeFormJson.Default.AskKey),
        };
        var renderer = Bot.Get<IEnumerable<IMessageRenderer>>().Single(one => one.Message == DisputeAskMessage.Name);
        return await Bot.ReadAsync(db => renderer.RenderAsync(new RenderContext(db, row, SampleDispute.Program)));
    }

    static DisputeRow Row(Dispute dispute) => new()
    {
        InstallationId = 1,
        ProgramId = 7,
        Id = dispute.Id.Value,
        Number = dispute.Number,
        Question = dispute.Question,
        Category = dispute.Category,
        RaisedBy = dispute.RaisedBy.Value,
        RaisedAt = dispute.RaisedAt,
        ChannelId = "CGTM",
        Status = dispute.Status,
        State = JsonSerializer.Serialize(dispute, DisputeJson.Default.Dispute),
        Schema = DisputeDesk.State.Schema,
    };
}
