using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.AccountLists;
using AlignBot.AccountLists.Diffs;
using AlignBot.AccountLists.Reading;
using AlignBot.AccountLists.Storage;
using AlignBot.Actions;
using AlignBot.Answers;
using AlignBot.Artifacts;
using AlignBot.Artifacts.Asks;
using AlignBot.Artifacts.Signing;
using AlignBot.Artifacts.Sla;
using AlignBot.Audits;
using AlignBot.BusinessReviews;
using AlignBot.Cadence;
using AlignBot.Cadence.Absences;
using AlignBot.Cadence.Minutes;
using AlignBot.Cadence.NotHeld;
using AlignBot.Cadence.Overview;
using AlignBot.Cadence.Parked;
using AlignBot.Cadence.Running;
using AlignBot.Cadence.Series;
using AlignBot.Cadence.Upcoming;
using AlignBot.Contracts;
using AlignBot.Decisions;
using AlignBot.Decisions.Asks;
using AlignBot.Decisions.Cards;
using AlignBot.Differences;
using AlignBot.Disputes;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Raising;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Actions;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Artifacts.Sla;
using AlignBot.Domain.Audits;
using AlignBot.Domain.BusinessReviews;
using AlignBot.Domain.Cadence;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Differences;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Domain.Precedents;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Domain.Drift;
using AlignBot.Domain.Scoreboard.Breaches;
using AlignBot.Drift;
using AlignBot.Drift.Language;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using AlignBot.Domain.Scoreboard.Verdicts;
using AlignBot.Domain.Removal;
using AlignBot.Domain.StandUp;
using AlignBot.Domain.Time;
using AlignBot.Engine.Digests;
using AlignBot.Engine.Home;
using AlignBot.Engine.Installations;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using AlignBot.Exports;
using AlignBot.Imports;
using AlignBot.Installations;
using AlignBot.People.Accepting;
using AlignBot.People.Calendars;
using AlignBot.People.Roles;
using AlignBot.Precedents;
using AlignBot.Programs;
using AlignBot.Removal;
using AlignBot.Scoreboard;
using AlignBot.Scoreboard.Storage;
using AlignBot.Setup;
using AlignBot.Slack;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.SourceBreaches;
using AlignBot.StandUp;
using AlignBot.Tests.Disputes;
using AlignBot.Tests.Harness;
using AlignBot.Tests.Setup;
using AlignBot.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Wording;

/// <summary>Every kind of message, every word of <c>/align</c> and every Home, of a record that holds as much as the rules allow: Slack takes them all.</summary>
/// <remarks>A new kind of message is missed here until it is made as well.</remarks>
public sealed class EveryMessageTests() : RecordTests(new SqliteRecord())
{
    static readonly Instant Later = Bot.Monday + Duration.FromDays(9);

    ProgramKey key;
    string letter = "";

    string Body => Of(TextLimits.Body);

    string Line => Of(TextLimits.Line);

    string Name => Of(TextLimits.ShortName);

    [Theory]
    [InlineData("&")]
    [InlineData("🙂")]
    [InlineData("<!channel>*_~` ")]
    public async Task Is_one_that_Slack_takes(string of)
    {
        letter = of;
        var rows = await RecordAsync();
        await Bot.WriteAsync(async session =>
        {
            var asked = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId);
            asked.Settings = ProgramParts.Read(asked.Settings).With(RemovalPart.Part, new RemovalRequest(GtmProgram.Morgan, Bot.Monday)).Write();
            (await session.ProgramAsync(key)).RosterChanged();
        });
        var program = await Bot.Get<ProgramDirectory>().LatestAsync(key);
        using var scope = Bot.Services.CreateScope();
        var renderers = scope.ServiceProvider.GetServices<IMessageRenderer>().ToDictionary(renderer => renderer.Message);

        var sent = new HashSet<string>();
        foreach (var row in rows)
        {
            foreach (var kind in (OutboxKind[])[OutboxKind.Ledger, OutboxKind.Edit])
            {
                row.Kind = kind;
                var rendering = await Bot.ReadAsync(async db => await renderers[row.Message].RenderAsync(new RenderContext(db, row, program)));
                if (rendering is Rendering.Send send)
                {
                    Takes($"{row.Message} {row.Body}", send.Blocks);
                    sent.Add(row.Message);
                }
            }

            row.Slot = $"{row.Slot}/was/1";
            if (await Bot.ReadAsync(async db => await renderers[row.Message].RenderReplacedAsync(new RenderContext(db, row, program))) is Rendering.Send line)
            {
                Takes($"{row.Message} replaced", line.Blocks);
            }
        }

        var missed = renderers.Keys.Except(sent).Order().ToList();
        Assert.True(missed.Count == 0, $"No record here has a {string.Join(", ", missed)}. Let RecordAsync make what it speaks of, with texts as long as the rules allow, and a row for it.");

        foreach (var user in (UserId[])[GtmProgram.Riley, GtmProgram.Ana])
        {
            Takes($"Home of {user}", (await Bot.Get<HomePage>().RenderAsync(key.InstallationId, user)).Blocks);
            foreach (var verb in scope.ServiceProvider.GetServices<IAlignWord>())
            {
                foreach (var typed in (string[])["", "list", Line])
                {
                    var command = new SlashCommand { Command = "/align", Text = typed, UserId = user.Value, ChannelId = "CGTM", TriggerId = "1.2" };
                    var request = new SlackRequest { Key = $"{user}{verb.Word}{typed}", ReceivedAt = DateTimeOffset.UnixEpoch, Workspace = new WorkspaceKey("", "T0ACME") };
                    Takes($"/align {verb.Word} {typed}", (await verb.Handle(command, request, default)).Blocks ?? []);
                }
            }
        }
    }

    static void Takes(string what, IReadOnlyList<Block> blocks)
    {
        try
        {
            BlockLimits.CheckMessage(blocks);
            Written.Json(blocks);
        }
        catch (BlockLimitException tooMuch)
        {
            Assert.Fail($"{(what.Length > 200 ? what[..200] : what)}: {tooMuch.Message}");
        }
    }

    /// <summary>A program whose every text is as long as can be, and what is said of it.</summary>
    async Task<List<OutboxRow>> RecordAsync()
    {
        var crowd = Enumerable.Range(0, 120).Select(n => new Member { User = User(n), DisplayName = "" });
        var file = (GtmProgram.WithSeries with { Name = Name })
            .With(
                ProgramRules.MembersPart,
                [.. GtmProgram.File.Members.Concat(crowd).Select((member, n) => member with { DisplayName = TextLimits.Cut($"{n}{Name}", TextLimits.ShortName) })])
            .With(
                SeriesSection.Part,
                [.. GtmProgram.WithSeries.Series.Select((series, n) => series with { Name = TextLimits.Cut($"{n}{Name}", TextLimits.ShortName).Trim() })]);
        key = await Bot.Get<ProgramImport>().ApplyAsync(file);
        return await Bot.WriteAsync(async session =>
        {
            var form = new RaiseForm { ProgramId = key.ProgramId, Question = "Who?", Category = "definition", FirstParty = "UANA", SecondParty = "UTOM" };
            var raised = Assert.IsType<Outcome<Dispute>.Changed>(await Bot.Get<DisputeDesk>().RaiseAsync(session, key, form, GtmProgram.Ana)).State;
            var recorded = Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(session, key, DecisionDesk.Draft(GtmProgram.Ana, "This.") with
            {
                DecidedBy = [GtmProgram.Ana, .. Enumerable.Range(0, TextLimits.Deciders - 1).Select(User)],
                Actions = [.. Enumerable.Repeat(new FollowUp("Do it", GtmProgram.Tom, new LocalDate(2026, 12, 1)), TextLimits.Actions)],
            })).State;
            await session.SaveAsync();
            var rows = new List<OutboxRow>();
            await DisputesAsync(session, raised, rows);
            await DecisionsAsync(session, recorded, raised, rows);
            await MeetingsAsync(session, recorded, rows);
            await ArtifactsAsync(session, raised, rows);
            await BreachesAsync(session, rows);
            await DifferencesAsync(session, rows);
            await DriftAsync(session, rows);
            await AuditsAsync(session, rows);
            await AccountListAsync(session, rows);
            Scoreboard(session, rows);
            BusinessReviews(session, rows);
            Program(session, rows);
            await StandUpAsync(session, rows);
            await SetupAsync(session, rows);
            await RolesAsync(session, rows);
            await session.SaveAsync();
            return rows;
        });
    }

    async Task DisputesAsync(Session session, Dispute raised, List<OutboxRow> rows)
    {
        // One open with all that can be written about it, and one of each way to end.
        var row = await session.Db.Disputes.SingleAsync(dispute => dispute.Id == raised.Id.Value);
        var terms = new Terms { Other = Body, Rationale = Body, Actions = [.. Enumerable.Repeat(new FollowUp(Line, GtmProgram.Ana, new LocalDate(2026, 12, 1)), TextLimits.Actions)] };
        var open = raised with
        {
            Question = Body,
            Account = Of(TextLimits.Name),
            Meanwhile = Line,
            Evidence = Body,
            Options = [.. Enumerable.Range(0, TextLimits.Options).Select(n => TextLimits.Cut($"{n}{Body}", TextLimits.Line))],
            Briefs = [.. raised.Parties.Select(party => new Brief(party.User, Body, Body, Bot.Monday))],
            Rulings = [.. raised.Seats.Select((seat, n) => new Ruling { By = seat.Occupant!.Value, At = Bot.Monday, Round = 1, Level = 0, Revision = n + 1, Terms = terms })],
            Settlement = new Settlement(GtmProgram.Tom, terms, 1, Bot.Monday),
            OtherDefault = new OtherDefault(Line, GtmProgram.Tom, []),
            Advice = [.. Enumerable.Repeat(new Advice(GtmProgram.Lena, Bot.Monday, 1, null, Body), 50)],
            Dissents = [.. raised.Parties.Select(party => new Dissent(party.User, Body, Bot.Monday))],
            Asks = [.. Enum.GetValues<AskKind>().Select(kind => new OpenAsk(GtmProgram.Ana, kind, 1, 0))],
        };
        DisputeDesk.State.Write(row, open);
        var closings = Enum.GetValues<DisputeStatus>().Where(status => status != DisputeStatus.Open).Select(status => open with
        {
            Id = new DisputeId(Guid.CreateVersion7()),
            Number = open.Number + (int)status,
            Status = status,
            Asks = [],
            Closing = new Closing { Round = 1, Level = 0, Status = status, At = Later, By = [GtmProgram.Ana, GtmProgram.Tom], DecisionNumber = 1, Outcome = Body },
        }).ToList();
        foreach (var closed in closings)
        {
            var copy = new DisputeRow { InstallationId = row.InstallationId, ProgramId = row.ProgramId, Id = closed.Id.Value, Number = closed.Number, ChannelId = row.ChannelId, Category = row.Category, Question = row.Question, RaisedBy = row.RaisedBy, State = "" };
            DisputeDesk.State.Write(copy, closed);
            session.Db.Disputes.Add(copy);
        }

        DisputeNotice[] notices =
        [
            new DisputeNotice.WentUp(1, 0, 1, LevelEnd.SentUp, GtmProgram.Ana, Body, [.. Enumerable.Range(0, 60).Select(User)], Later), new DisputeNotice.Skipped(1, 1, LevelEnd.Unreachable, []),
            new DisputeNotice.LastResort(1, 1, GtmProgram.Morgan, GtmProgram.Riley), new DisputeNotice.NoAgreement(1, 0, Later, Line), new DisputeNotice.NoAgreement(1, 0, Later),
            new DisputeNotice.Decided(1, 1, new DecisionId(Guid.Empty), [GtmProgram.Dana], false, terms, Body, null), new DisputeNotice.DecidedByTimeout(1, 1, new DecisionId(Guid.Empty), Body, true, LevelEnd.TimeRanOut),
            new DisputeNotice.Withdrawn(1, [GtmProgram.Ana, GtmProgram.Tom], Body), new DisputeNotice.Reseated(1, 1, 0, GtmProgram.Dana, GtmProgram.Ben, SeatReason.Recused, Body),
            new DisputeNotice.Extended(1, 1, GtmProgram.Dana, Window.Of("2wd"), Body, Later), new DisputeNotice.Reopened(2, GtmProgram.Ana, Body, new DecisionId(Guid.Empty), 1), new DisputeNotice.DefaultAgreed(Line),
        ];
        rows.AddRange(notices.Select(notice => Row(DisputeNoticeMessage.Name, row.Id, body: Json(notice, DisputeJson.Default.DisputeNotice))));
        rows.Add(Row(DisputeElsewhere.Name, row.Id, body: Json(new Untold("UDANA", "messages_tab_disabled", null), DisputeFormJson.Default.Untold)));
        rows.Add(Row(DisputeElsewhere.Name, row.Id, body: Json(new Untold("CGTM", "is_archived", Json(notices[0], DisputeJson.Default.DisputeNotice)), DisputeFormJson.Default.Untold)));
        foreach (var dispute in closings.Prepend(open))
        {
            rows.Add(Row(DisputeCard.Name, dispute.Id.Value));
            var ends = Enum.GetValues<AskEnd>();
            foreach (var ask in Enum.GetValues<AskKind>().SelectMany(kind => (AskEnd?[])(dispute.IsOpen ? [null] : [ends[(int)kind % ends.Length], ends[(dispute.Number + (int)kind) % ends.Length]]),
                (kind, end) => new AskKey("UANA", kind, 1, 0) { Ended = end }))
            {
                rows.Add(Row(DisputeAskMessage.Name, dispute.Id.Value, ask.User, ask.Slot, Json(ask, DisputeFormJson.Default.AskKey)));
                rows.Add(Row(DisputeThreadAsk.Name, dispute.Id.Value, body: Json(ask, DisputeFormJson.Default.AskKey)));
            }
        }
    }

    async Task DecisionsAsync(Session session, Decision recorded, Dispute raised, List<OutboxRow> rows)
    {
        var row = await session.Db.Decisions.SingleAsync(decision => decision.Id == recorded.Id.Value);
        var decision = recorded with
        {
            Text = Body,
            Question = Body,
            Rationale = Body,
            Expected = Line,
            Account = Of(TextLimits.Name),
            ReviewOn = new LocalDate(2026, 12, 1),
            EffectiveOn = new LocalDate(2026, 12, 1),
            DecidedBy = [.. recorded.DecidedBy.Select((by, n) => by with { Confirmation = (Confirmation)(n % 3), Reason = Body })],
            ReviewAsked = [GtmProgram.Ana],
            Status = DecisionStatus.Contested,
            Dissents = [new Dissent(GtmProgram.Ana, Body, Later), new Dissent(GtmProgram.Tom, Body, Later)],
            Links = [.. Enumerable.Repeat(new DecisionLink(DecisionLinkKind.Supersedes, recorded.Id, IsForward: true), ListLimits.Links)],
        };
        DecisionDesk.State.Write(row, decision);
        rows.Add(Row(DecisionCard.Name, row.Id));
        foreach (var ask in from named in decision.DecidedBy.Take(3) from kind in Enum.GetValues<DecisionAskKind>() select new DecisionAsk(named.User.Value, kind))
        {
            rows.Add(Row(DecisionAskMessage.Name, row.Id, ask.User, ask.Slot, Json(ask, DecisionAskJson.Default.DecisionAsk)));
            rows.Add(Row(DecisionRefusedMessage.Name, row.Id, body: Json(new DecisionObjection(ask.User, Body), DecisionAskJson.Default.DecisionObjection)));
        }

        var citation = new Citation { Id = Guid.CreateVersion7(), Dispute = raised.Id, Decision = recorded.Id, By = GtmProgram.Ana, At = Later, Why = Body };
        var cited = new CitationRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Id = citation.Id,
            DisputeId = raised.Id.Value,
            DecisionId = recorded.Id.Value,
            CitedAt = Later,
            State = "",
        };
        CitationDesk.State.Write(cited, citation);
        session.Db.Citations.Add(cited);
        rows.Add(Row(CitationNotice.Name, raised.Id.Value, body: citation.Id.ToString("N")));

        foreach (var (action, n) in (await session.Db.Actions.ToListAsync()).Select((action, n) => (action, n)))
        {
            ActionDesk.State.Write(action, ActionDesk.StateOf(action) with
            {
                Text = Line,
                GivenBy = GtmProgram.Ana,
                Status = (ActionStatus)(n % 3),
                DoneBy = n % 3 == 0 ? null : n % 2 == 0 ? GtmProgram.Tom : GtmProgram.Ana,
                NotDoing = n % 3 == 2 ? Body : null,
                Reminded = n % 2 == 0 ? null : [ActionMoment.Overdue],
                HandOverAsked = n == 3 ? GtmProgram.Riley : null,
            });
            ActionAsk[] asks =
            [
                new("UTOM", ActionAskKind.Do), new("UTOM", ActionAskKind.Do) { Moment = ActionMoment.Overdue },
                new("URILEY", ActionAskKind.HandOver), new("URILEY", ActionAskKind.HandOver) { Moment = ActionMoment.Overdue },
            ];
            foreach (var ask in asks)
            {
                rows.Add(Row(ask.Moment is null ? ActionAskMessage.Name : ActionNudgeMessage.Name, action.Id, ask.User, ask.Slot, Json(ask, ActionAskJson.Default.ActionAsk)));
                rows.Add(Row(ActionDeclinedMessage.Name, action.Id, ask.User, "declined", Json(ask, ActionAskJson.Default.ActionAsk)));
            }
        }
    }

    async Task MeetingsAsync(Session session, Decision recorded, List<OutboxRow> rows)
    {
        var planned = await session.Db.Meetings.OrderBy(row => row.StartsAt).ToListAsync();
        foreach (var (row, status) in planned.Zip(Enum.GetValues<MeetingStatus>()))
        {
            var meeting = MeetingDesk.StateOf(row);
            var ending = new MeetingEnding { At = Later, By = GtmProgram.Riley, Reason = Body, Missing = [Role.SalesLeader, Role.MarketingLeader], MissesInARow = 2, IsOutage = true };
            Disposition?[] ends =
            [
                null, new Disposition.Parked(GtmProgram.Ana, Later, Body, GtmProgram.Tom, new LocalDate(2026, 12, 9)), new Disposition.Dropped(GtmProgram.Ana, Later, Body),
                new Disposition.Decided(GtmProgram.Ana, Later, recorded.Id, 1), new Disposition.Escalated(GtmProgram.Ana, Later, new DisputeId(Guid.Empty), 1), new Disposition.Asked(Later, [GtmProgram.Dana, GtmProgram.Priya], Later),
            ];
            row.Status = status;
            MeetingDesk.State.Write(row, meeting with
            {
                Status = status,
                Ending = status > MeetingStatus.Running ? ending : null,
                StartedAt = status >= MeetingStatus.Running ? meeting.StartsAt : null,
                SectionEndsAt = meeting.EndsAt,
                AwayAsk = new AwayAsk(GtmProgram.Riley, Later, meeting.StartsAt) { Roles = [.. Enum.GetValues<Role>()] },
                Here = [.. Enumerable.Range(0, 100).Select(n => new CheckIn(User(n), Later))],
                Items = [.. Enumerable.Range(0, MeetingWorkflow.MostItems).Select(n => new AgendaItem { Id = new AgendaItemId(Guid.NewGuid()), Text = Line, Account = Of(TextLimits.Name), Owner = GtmProgram.Tom, AddedBy = GtmProgram.Ana, TimesParked = 9, ReachedAt = n % 2 == 0 ? Later : null, Disposition = ends[n % ends.Length] })],
                Decisions = [.. Enumerable.Range(1, ListLimits.DecisionsOfMeeting).Select(n => new TakenDecision(recorded.Id, n, n < 10 ? Body : Line, 10))],
            });
            string?[] notices =
            [
                null, Json(new MeetingNotice.Moved(Later, Later, GtmProgram.Ana, Body), CadenceJson.Default.MeetingNotice), Json(new MeetingNotice.Skipped(ending), CadenceJson.Default.MeetingNotice),
                Json(new MeetingNotice.Missed(ending), CadenceJson.Default.MeetingNotice), Json(new MeetingNotice.Restored(GtmProgram.Ana), CadenceJson.Default.MeetingNotice),
            ];
            rows.AddRange(notices.Select(notice => Row(MeetingNoticeMessage.Name, row.Id, body: notice)));
            string[] others = [MeetingCard.Name, MeetingCallMessage.Name, MeetingAskMessage.Name, MeetingReminderMessage.Name, MeetingPressMessage.Name, MeetingMinutesMessage.Name, MeetingMissesMessage.Name, MeetingOffMessage.Name];
            rows.AddRange(others.Select(message => Row(message, row.Id, "UDANA")));
            rows.AddRange(((string[])["URILEY", "UPRIYA"]).Select(user => Row(AwayAskMessage.Name, row.Id, user)));
            rows.AddRange(MeetingDesk.StateOf(row).Items.Take(6).Select(item => Row(LeftOpenMessage.Name, row.Id, "UMORGAN", LeftOpenMessage.SlotOf(item.Id))));
            rows.AddRange(MeetingDesk.StateOf(row).Items.Take(6).Select(item => Row(WhatBecomesMessage.Name, row.Id, "UDANA", AskedSlot.Of(item.Id, GtmProgram.Dana))));
        }

        var waits = new AgendaItem { Id = new AgendaItemId(Guid.NewGuid()), Text = Line, AddedBy = GtmProgram.Ana, WaitingOn = GtmProgram.Tom, NotBefore = new LocalDate(2026, 12, 9) };
        var kept = await session.Db.Series.FirstAsync();
        SeriesDesk.Write(kept, SeriesDesk.StateOf(kept) with { Backlog = [waits] });
        rows.Add(Row(WaitedForMessage.Name, kept.Id, "UTOM", MeetingWaiting.SlotOf(waits)));

        // The minutes ask everybody named in a decision of their meeting.
        (await session.Db.Decisions.SingleAsync(row => row.Id == recorded.Id.Value)).MeetingId = planned[0].Id;
        rows.AddRange(recorded.DecidedBy.Take(3).Select(by => Row(MeetingConfirmMessage.Name, planned[0].Id, by.User.Value)));
        ImmutableArray<SeriesNews> news = [.. Enumerable.Repeat(new SeriesNews(Name, Line, [.. Enumerable.Repeat(Line, 12)], Line), 30)];
        rows.AddRange(from deed in Enum.GetValues<SeriesDeed>()
                      from series in new[] { news, news[..1] }
                      select Row(SeriesNoticeMessage.Name, Guid.Empty, body: Json(new SeriesNotice(deed, series, GtmProgram.Riley), CadenceJson.Default.SeriesNotice)));
    }

    async Task ArtifactsAsync(Session session, Dispute raised, List<OutboxRow> rows)
    {
        var desk = Bot.Get<ArtifactDesk>();
        foreach (var kind in Enum.GetValues<ArtifactKind>())
        {
            var begun = Assert.IsType<Outcome<Artifact>.Changed>(await desk.BeginAsync(session, key, kind, "x", actor: null, GtmProgram.Ana)).State;
            await session.SaveAsync();
            var row = await session.Db.Set<ArtifactRow>().SingleAsync(artifact => artifact.Id == begun.Id.Value);
            var before = new Revision { Number = 1, Text = Body, Hash = new string('a', 64), By = GtmProgram.Tom, At = Later, Why = Line, IsProposed = true, SignOffs = [.. Enum.GetValues<Role>().Select(role => new SignOff(role, GtmProgram.Dana, Later))] };
            var artifact = begun with
            {
                Name = kind.IsOne() ? "" : Name,
                Aka = kind is ArtifactKind.Definition ? [.. Enumerable.Repeat(Name, ArtifactWorkflow.MostNames)] : [],
                InForce = before with { Parts = [.. ArtifactKinds.Parts.Select(part => new PartStanding(part, GtmProgram.Ana, "a"))] },
                PartsNow = [.. ArtifactKinds.Parts.Select(part => new PartStanding(part, GtmProgram.Tom, "b", IsThere: false))],
                Latest = before with { Number = 2, Text = new string([.. Body.Reverse()]).Trim(), Hash = new string('b', 64), SignOffs = [], Declined = [.. kind.Signers().Select(role => new SigningDeclined(role, GtmProgram.Priya, Later, Line))] },
                ReviewOn = new LocalDate(2026, 12, 1),
                ReviewIsDue = true,
                DueOn = new LocalDate(2026, 12, 1),
                SignersAsked = [GtmProgram.Dana],
                Disputes = [raised.Id],
                Asks = [.. Enum.GetValues<OwnerAskKind>().Select(ask => new OwnerAsk(GtmProgram.Ana, ask))],
                Clauses = [.. Enumerable.Range(1, Clause.Most).Select(n => new StandingClause(new Clause { Number = n, Side = Function.Sales, Kind = ClauseKind.Reported, Promise = Line, Within = Window.Of("2wd") }, Later))],
                Late = [.. Enumerable.Range(1, 30).Select(n => new LateReport { Number = n, Clause = 1, Side = Function.Sales, By = GtmProgram.Tom, At = Later, On = new LocalDate(2026, 11, 24), Text = Line })],
                LateSides = [new LateSide(Function.Sales, GtmProgram.Dana)],
            };
            ArtifactDesk.State.Write(row, artifact);
            row.NameInUse = kind.IsOne() ? "" : "x";
            foreach (var ask in artifact.Asks.Append(new OwnerAsk(GtmProgram.Tom, OwnerAskKind.Review)))
            {
                rows.Add(Row(OwnerAskMessage.Name, row.Id, ask.User.Value, OwnerAskMessage.SlotOf(ask), Json(ask, ArtifactJson.Default.OwnerAsk)));
            }

            rows.Add(Row(LateMessage.Name, row.Id, "UDANA", LateMessage.SlotOf(Function.Sales), nameof(Function.Sales)));
            rows.Add(Row(OwnedMessage.Name, row.Id, "UANA", body: "URILEY"));
            rows.Add(Row(InForceMessage.Name, row.Id, body: Json(new InForceNews([row.Id]), ArtifactJson.Default.InForceNews)));
            await Bot.Get<WaitingList>().AddAsync(session, key, ArtifactWaiting.FeatureName, row.Id, SignatureAsks.SlotOf(GtmProgram.Dana), "UDANA", dueAt: null);
        }

        await session.SaveAsync();
        var all = await session.Db.Set<ArtifactRow>().Select(row => row.Id).ToListAsync();
        rows.Add(Row(InForceMessage.Name, all[0], body: Json(new InForceNews([.. all]), ArtifactJson.Default.InForceNews)));
        rows.Add(Row(OwnedMessage.Name, all[0], "UANA", body: Json(new OwnedNews(GtmProgram.Riley, [.. all]), ArtifactJson.Default.OwnedNews)));
        rows.Add(Row(SignMessage.Name, Guid.CreateVersion7(), "UDANA", SignatureAsks.Slot));
    }

    async Task AccountListAsync(Session session, List<OutboxRow> rows)
    {
        var (reading, name) = (Guid.CreateVersion7(), Of(255));
        ListCounts counts = new(250_000, [1, 2, 3], 5, 100, "x");
        var snapshot = new ListSnapshot(1, reading, Name, session.Now, counts);
        var diff = new WeeklyDiff(Guid.CreateVersion7(), 1, session.Now, snapshot, snapshot, Enum.GetValues<AccountChangeKind>().ToImmutableSortedDictionary(kind => kind, _ => 250_000));
        var list = AccountListWorkflow.Blank(new AccountListId(Guid.CreateVersion7()), new ProgramId(key.ProgramId)) with
        {
            Source = Name,
            Current = snapshot,
            Base = snapshot,
            Held = new HeldReading(reading, Name, session.Now, counts, GuardReason.Shorter, GtmProgram.Riley),
            Diff = diff,
            Trouble = new ListTrouble(session.Now, Body),
            Seconds = [.. Enumerable.Range(0, AccountListWorkflow.MostSeconds).Select(n => new SecondList($"{n}{Line}"[..TextLimits.Line], Name) { Reading = snapshot, Divergence = new Divergence(session.Now, 1, 2, 3, 4) })],
        };
        var row = new AccountListRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = list.Id.Value, State = "" };
        AccountListDesk.State.Write(row, list);
        session.Db.Add(row);
        var posted = new DiffRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Number = 1 };
        posted.Take(diff);
        session.Db.Add(posted);
        session.Db.AddRange(Enumerable.Range(0, 30).Select(n => new ChangeRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Diff = diff.Id,
            Position = n,
            Kind = (AccountChangeKind)(n % 7),
            Key = $"{n}",
            Name = name,
            Before = name,
            After = name,
        }));
        session.Db.AddRange(Enumerable.Range(0, 40).Select(n => new ListedRow
        {
            InstallationId = key.InstallationId,
            ProgramId = key.ProgramId,
            Reading = reading,
            Key = $"{n}",
            Name = name,
            Domain = Of(253),
            OwnerKey = name,
            OwnerName = name,
            TierAsWritten = Of(100),
            Folded = "list",
            Print = n,
        }));
        rows.Add(Row(DiffMessage.Name, row.Id, "CGTM", DiffMessage.SlotOf(1)));
        rows.Add(Row(HeldMessage.Name, row.Id, "URILEY", HeldMessage.Slot));
    }

    void BusinessReviews(Session session, List<OutboxRow> rows)
    {
        var (quarter, hand) = (new LocalDate(2026, 7, 1), new ReviewHand(GtmProgram.Riley, Later));
        var review = ReviewWorkflow.Blank(new BusinessReviewId(Guid.CreateVersion7()), new ProgramId(key.ProgramId), new FiscalQuarter(quarter, 1)) with
        {
            Cost = new ProgramCost(999_999_999_999_999.99m, "EUR", GtmProgram.Riley, Later),
            Revisions = [new ReviewRevision(1, Later, GtmProgram.Riley, new string('a', 64), "says", new string('b', 64)) { Signed = hand, Posted = hand }],
        };
        var row = new ReviewRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = review.Id.Value, Quarter = "2026-07-01", State = "" };
        ReviewDesk.State.Write(row, review);
        session.Db.Add(row);
        var page = new ReviewPageRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = Guid.CreateVersion7(), Review = row.Id, Number = 1, Text = "", State = "" };
        ReviewTables.Page.Write(page, new ReviewContent
        {
            Quarter = "2026 Q3",
            Program = Name,
            Days = Line,
            Made = Line,
            Head = new string('b', 64),
            Verdict = Line,
            Ground = Line,
            Measures = [.. Enum.GetValues<MeasureKind>().Select(kind => new ReviewMeasure($"{kind}", "100.0 %", Line, Line, kind is MeasureKind.Lag ? null : Line, Trend: null))],
            Parts = [.. ArtifactKinds.Parts.Select(kind => new ReviewPart($"{kind}", Line, IsCurrent: false))],
            Cadence = Line,
            Disputes = Line,
            FoundIn = Line,
            Findings = [.. Enumerable.Range(0, 6).Select(_ => new ReviewFinding(Of(Finding.LongestText), Line))],
            MoreFindings = 54,
            Return = Line,
        });
        session.Db.Add(page);
        rows.Add(Row(ReviewMessage.Name, row.Id, "CGTM", ReviewMessage.SlotOf(1)));
    }

    void Scoreboard(Session session, List<OutboxRow> rows)
    {
        var settings = StarterMeasures.For("Europe/London", "EUR") with { Activities = [.. Enumerable.Range(0, SettingsProblems.MostKinds).Select(n => new ActivityRule(Of(SettingsProblems.LongestKind)) { Points = n })] };
        var board = BoardWorkflow.Blank(new ScoreboardId(Guid.CreateVersion7()), new ProgramId(key.ProgramId)) with
        {
            Settings = settings,
            Targets = [.. Enum.GetValues<MeasureKind>().Select(kind => new Target(kind, 99.99m))],
        };
        var row = new BoardRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = board.Id.Value, State = "" };
        BoardDesk.State.Write(row, board);
        session.Db.Add(row);
        foreach (var (quarter, isClosed) in new[] { (3, true), (2, true), (4, false) })
        {
            var first = new LocalDate(2026, (3 * quarter) - 2, 1);
            var period = ReadingPeriod.Of(new FiscalQuarter(first, 1), settings.ZoneId) with { Until = isClosed ? first.PlusMonths(3) : first.PlusDays(20) };
            var reading = new Reading
            {
                Period = period,
                Version = 1_000_000,
                ReadAt = period.Days.Ends,
                DefinitionVersion = settings.DefinitionVersion,
                WeightsVersion = settings.WeightsVersion,
                CurrencyRule = settings.Currency.Text,
                List = new ListUsed("1", period.Days.Begins, 250_000),
                Sources = [new SourceUsed(RecordKinds.Activities, Name, period.Days.Ends)],
                Measures = [.. Enum.GetValues<MeasureKind>().Select(kind => MeasureOf(kind, isClosed || kind is not MeasureKind.Engagement))],
                Ignored = new Ignored { UnnamedKinds = [.. Enumerable.Range(0, ReadingCount.MostUnnamed).Select(n => new UnnamedKind(Of(100), n))] },
            };
            Crossing[] crossed = [.. board.Targets.Select(target => new Crossing(target, new Ratio(1, 3), new Ratio(2, 3), IsReached: true))];
            var kept = new ReadingRow
            {
                InstallationId = key.InstallationId,
                ProgramId = key.ProgramId,
                Id = Guid.CreateVersion7(),
                Begins = BoardTables.Text(period.From),
                Until = BoardTables.Text(period.Until),
                Number = 1_000_000,
                ReadAt = reading.ReadAt,
                IsQuarter = isClosed,
                IsClosed = isClosed,
                WeightsVersion = settings.WeightsVersion,
                State = "",
            };
            BoardTables.Kept.Write(kept, KeptReading.Of(reading, [.. crossed], cohortBefore: null));
            session.Db.Add(kept);
            rows.Add(Row(BoardMessage.Name, row.Id, "CGTM", isClosed ? BoardMessage.OfQuarter(period) : BoardMessage.OfPoint(kept.Id)));
        }

        MeasureReading MeasureOf(MeasureKind kind, bool isKnown)
        {
            var most = new Ratio(123_456_789_012.34m, 999_999_999_999_999.99m);
            return new MeasureReading
            {
                Measure = kind,
                State = isKnown ? MeasureState.Known : MeasureState.Unknown,
                Total = isKnown ? most : null,
                Unknown = isKnown ? [] : [new Unknown(UnknownWhy.NotRead, RecordKinds.Activities, Body)],
                Tiers = [new TierRatio(1, most), new TierRatio(2, most), new TierRatio(3, most), new TierRatio(null, most)],
                Beside = [.. Enum.GetValues<BesideKind>().Select(beside => new BesideRatio(beside, most))],
                LeftOut = [.. Enum.GetValues<LeftOutWhy>().Select(why => new LeftOut(Of(100), why))],
                Lag = kind is MeasureKind.Lag ? new LagReading { Total = new LagFigure { Count = 1_000_000, Unanswered = 1_000_000 } } : null,
            };
        }
    }

    /// <summary>One breach of a lead with names as long as they come, and one of very many leads.</summary>
    async Task BreachesAsync(Session session, List<OutboxRow> rows)
    {
        foreach (var count in (int[])[1, BreachFinding.MostItems])
        {
            var row = new BreachRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = Guid.CreateVersion7(), FoundAt = Bot.Monday, Side = Function.Sales, State = "" };
            BreachDesk.State.Write(row, new BreachFinding
            {
                Key = $"1/{count}",
                Clause = 1,
                Kind = PromiseKind.ReasonForReturn,
                Side = Function.Sales,
                FoundAt = Bot.Monday,
                LastDueAt = Bot.Monday,
                Items = [.. Enumerable.Range(1, count).Select(n => new SourceBreach($"1/{n}", Line, null, Bot.Monday, Bot.Monday))],
            });
            session.Db.Set<BreachRow>().Add(row);
            rows.Add(Row(BreachOffer.Name, row.Id, "UDANA", "offer/UDANA"));
        }

        await session.SaveAsync();
        rows.Add(Row(BreachMessage.Name, BreachMessage.SubjectOf(Function.Sales), "UDANA", "breaches/UDANA"));
    }

    /// <summary>Pipelines with deals as many and as long as they come, asked for, given and shown.</summary>
    async Task DifferencesAsync(Session session, List<OutboxRow> rows)
    {
        BlindFigure Figure(UserId by) => new(BlindFiguresWorkflow.Most, Bot.Monday, By: by)
        {
            Deals = [.. Enumerable.Range(0, DealLines.Most).Select(n => new FigureDeal($"{n} {Name}", Name, n))],
            LeftOut = int.MaxValue,
        };
        var asked = new BlindFigures
        {
            Meeting = new MeetingId(Guid.CreateVersion7()),
            AskedAt = Bot.Monday,
            RevealAt = Later,
            Currency = "EUR",
            SalesAsked = GtmProgram.Dana,
            MarketingAsked = GtmProgram.Priya,
        };
        foreach (var state in (BlindFigures[])[asked, asked with { Sales = Figure(GtmProgram.Dana) }, asked with { Sales = Figure(GtmProgram.Dana), Marketing = new BlindFigure(0, Bot.Monday, Line), RevealedAt = Later }])
        {
            var row = new FiguresRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = Guid.CreateVersion7(), Review = Guid.CreateVersion7(), AskedAt = Bot.Monday, RevealedAt = state.RevealedAt, State = "" };
            FiguresDesk.State.Write(row, state);
            session.Db.Set<FiguresRow>().Add(row);
            rows.Add(Row(FiguresAsk.Name, row.Id, "UDANA", "Sales/UDANA"));
            if (state.RevealedAt is not null)
            {
                rows.Add(Row(FiguresShown.Name, row.Id, slot: "shown"));
            }
        }

        await session.SaveAsync();
    }

    /// <summary>One leader wants language to be counted; a problem of leadership with more evidence than is named.</summary>
    async Task DriftAsync(Session session, List<OutboxRow> rows)
    {
        Assert.IsType<Outcome<DriftSettings>.Changed>(await Bot.Get<DriftDesk>().ApplyAsync(session, key, new DriftCommand.TurnOn(GtmProgram.Dana)));
        rows.Add(Row(TalkNotice.On, DriftDesk.Subject));
        rows.Add(Row(TalkNotice.Off, DriftDesk.Subject));
        rows.Add(Row(TalkAsk.Name, DriftDesk.Subject, "UPRIYA", "language/UPRIYA"));
        rows.Add(Row(
            LeadershipMessage.Name, DriftDesk.Subject, "UMORGAN",
            body: Json(new LeadershipNews([.. Enumerable.Range(1, 40).Select(n => $"DSP-{n}")]), DriftJson.Default.LeadershipNews)));
    }

    async Task AuditsAsync(Session session, List<OutboxRow> rows)
    {
        var begun = Assert.IsType<Outcome<Audit>.Changed>(await Bot.Get<AuditDesk>().BeginAsync(session, key, GtmProgram.Riley)).State;
        await session.SaveAsync();
        var row = await session.Db.Set<AuditRow>().SingleAsync();
        ImmutableArray<AuditSettlement?> how =
            [null, new AuditSettlement.Given(new ActionId(Guid.CreateVersion7()), GtmProgram.Ana, new LocalDate(2026, 12, 1), GtmProgram.Ana), new AuditSettlement.Accepted(Line, GtmProgram.Tom), new AuditSettlement.Mended()];
        var finding = new string([.. Line.Take(Finding.LongestText)]);
        AuditDesk.State.Write(row, begun with
        {
            Entries = [.. Enumerable.Range(0, ListLimits.FindingsOfAudit).Select(n => new AuditEntry(new Finding($"answer/{n}", ArtifactKinds.Parts[n % ArtifactKinds.Parts.Length], finding, GtmProgram.Ana), how[n % how.Length]))],
            Answers = [.. Enum.GetValues<AuditQuestion>().Select(question => new AuditAnswer(question, IsSo: true, Line, GtmProgram.Tom, Later))],
            Renewed = [.. Enumerable.Range(0, ListLimits.RenewedByAudit).Select(_ => new RenewedArtifact(new ArtifactId(Guid.CreateVersion7()), Name))],
        });
        rows.Add(Row(AuditMessage.Name, row.Id, "URILEY", AuditDesk.Slot));
        rows.Add(Row(AuditMessage.Name, row.Id, "UDANA", AuditDesk.Slot));
    }

    async Task StandUpAsync(Session session, List<OutboxRow> rows)
    {
        Assert.IsType<Outcome<NinetyDays>.Changed>(await Bot.Get<StandUpDesk>().BeginAsync(session, key, GtmProgram.Riley));
        var kinds = Enum.GetValues<MilestoneKind>().ToImmutableArray();
        rows.Add(Row(StandUpNudge.Name, StandUpDesk.Subject, "URILEY", body: Json(new NudgeNews(kinds, kinds), StandUpJson.Default.NudgeNews)));
        rows.Add(Row(StandUpEnded.Name, StandUpDesk.Subject));
    }

    void Program(Session session, List<OutboxRow> rows)
    {
        rows.Add(Row(VacantRolesMessage.Name, Guid.Empty, "URILEY"));
        rows.Add(Row(NewLinkMessage.Name, Guid.Empty, "UDANA", body: "decisions/2"));
        var taken = Handovers.SlotOf(Role.SalesLeader, GtmProgram.Dana);
        session.Db.Waiting.Add(new WaitingRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, SubjectId = Guid.Empty, Slot = taken, UserId = "UDANA", Feature = Handovers.FeatureName, DueAt = Later });
        rows.AddRange(((bool[])[false, true]).Select(again => Row(
            HandoverMessage.Name, Guid.Empty, "UDANA", taken, JsonSerializer.Serialize(new Handover(Role.SalesLeader, "UTOM", Later) { IsReminder = again }, HandoverJson.Default.Handover))));
        foreach (var state in Enum.GetValues<ProposalState>())
        {
            var asked = new AwayProposalRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = Guid.CreateVersion7(), UserId = "UDANA", Event = "e", ById = state is ProposalState.Open ? "URILEY" : null, FromDay = "2026-12-24", ToDay = "2027-01-02", State = state };
            session.Db.AwayProposals.Add(asked);
            rows.Add(Row(AwayProposalMessage.Name, asked.Id, "UDANA"));
        }

        foreach (var (trouble, n) in Enum.GetValues<FeedTrouble>().Select((trouble, n) => (trouble, n)))
        {
            var calendar = new AwayCalendarRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = Guid.CreateVersion7(), UserId = User(n).Value, Address = "", Host = Of(TextLimits.Name), Trouble = trouble, IsTold = true };
            session.Db.AwayCalendars.Add(calendar);
            rows.Add(Row(AwayCalendarMessage.Name, calendar.Id, calendar.UserId));
        }

        ProgramFact[] facts =
        [
            new ProgramFact.RoleGiven(new RoleHolding { Role = Role.SalesLeader, Holder = GtmProgram.Dana, Deputy = GtmProgram.Ben }, new RoleHolding { Role = Role.SalesLeader, Holder = GtmProgram.Ben, Deputy = GtmProgram.Dana }),
        ];
        rows.AddRange(facts.Select(fact => Row(ProgramNoticeMessage.Name, Guid.Empty, body: Json(new ProgramNotice(fact, GtmProgram.Riley), ProgramJson.Default.ProgramNotice))));
        rows.AddRange(Bot.Get<IEnumerable<IRulesWords>>().Select(words => Row(ProgramNoticeMessage.Name, Guid.Empty, body: Json(
            new RulesNotice(new RulesChanged(words.Kind, 2, [.. Enumerable.Repeat(Line, 60)], Body), GtmProgram.Riley) { Moves = [.. Enumerable.Repeat(Line, 30)] },
            ProgramJson.Default.RulesNotice))));
        session.Db.InstallationTokens.Add(new InstallationTokenRow
        {
            InstallationId = key.InstallationId,
            BotToken = "",
            Scopes = "",
            ExpiresAt = Later,
            LostAt = Bot.Monday,
            InstalledAt = Bot.Monday,
        });
        rows.Add(Row(RemovalAskMessage.Name, Guid.Empty, to: "URILEY"));
        rows.Add(Row(RemovalKeptMessage.Name, Guid.Empty, to: "URILEY", body: "UMORGAN"));
        rows.Add(Row(RemovedMessage.Name, Guid.Empty, body: JsonSerializer.Serialize(new RemovedNews(Name, Name, Name), RemovalJson.Default.RemovedNews)));
        rows.Add(Row(InstallAgainMessage.Name, Guid.Empty, to: "URILEY"));
        rows.Add(Row(InstalledMessage.Name, Guid.Empty, to: "UANA"));
        rows.Add(Row(UnwrittenMessage.Name, Guid.Empty, body: JsonSerializer.Serialize(new { Id = Guid.Empty, Message = "dispute.card", To = "UDANA", IsPlain = true })));
        rows.AddRange(((Asked[])[new("UANA", "", null, false), new("UANA", Line, null, false), new("UANA", letter, null, true), new("UANA", "", "status", false)])
            .Select(asked => Row(AnswerMessage.Name, Guid.Empty, body: JsonSerializer.Serialize(asked))));
        rows.Add(Row(FileOfferMessage.Name, Guid.Empty, body: JsonSerializer.Serialize(new OfferedFile("UANA", "F1", Line))));
        var digest = new DigestRow { InstallationId = key.InstallationId, UserId = "UANA", Id = Guid.CreateVersion7(), Minute = 540 };
        session.Db.Set<DigestRow>().Add(digest);
        rows.Add(Row(DigestMessage.Name, digest.Id, to: "UANA"));
        foreach (var state in Enum.GetValues<ExportState>())
        {
            var export = new ExportRow { InstallationId = key.InstallationId, ProgramId = key.ProgramId, Id = Guid.CreateVersion7(), UserId = "URILEY", State = state, Total = 2, Written = 1, Error = Body };
            session.Db.Exports.Add(export);
            rows.Add(Row(ExportMessage.Name, export.Id));
        }
    }

    /// <summary>What a channel reads of its set-up: begun, not yet begun, and over.</summary>
    async Task SetupAsync(Session session, List<OutboxRow> rows)
    {
        var draft = SetupExamples.Draft("CBEGUN", Name) with { StartedBy = User(0) };
        await SetupStore.SaveAsync(session, key.InstallationId, draft);
        rows.AddRange(((string[])["CBEGUN", "CNEW", "CGTM"]).Select(channel => Row(SetupCard.Name, Guid.Empty, to: channel)));
        rows.Add(Row(SetupBegunMessage.Name, Guid.Empty, body: JsonSerializer.Serialize(new SetupNews(User(0), Name), SetupJson.Default.SetupNews)));
        rows.AddRange(((SetupFirst?[])[null, new SetupFirst(Later, Name)])
            .Select(first => Row(SetupDoneMessage.Name, Guid.Empty, body: JsonSerializer.Serialize(new SetupDone(GtmProgram.Riley, GtmProgram.Ana, first, new SetupFirstArtifact(Name, GtmProgram.Tom, "10wd")), SetupJson.Default.SetupDone))));
    }

    /// <summary>Somebody was asked to accept a role, and somebody declined.</summary>
    async Task RolesAsync(Session session, List<OutboxRow> rows)
    {
        await Bot.Get<RoleAskDesk>().AskAsync(session, key, GtmProgram.Riley);
        var asks = (await Bot.Get<ProgramDirectory>().CurrentAsync(session, key)).Settings.Of(RoleAsks.Part);
        Assert.Null(await Bot.Get<RoleAskDesk>().AnswerAsync(session, key, asks[0].Id, asks[0].Holder, RoleAnswer.Declined, Line));
        foreach (var message in asks.Select(ask => RoleAskMessage.To(ask, OutboxKind.Ledger)).Append(RoleDeclinedMessage.To(GtmProgram.Riley, asks[0], OutboxKind.Ledger)))
        {
            rows.Add(Row(message.Message, message.SubjectId, message.Destination, message.Slot!, message.Body));
        }
    }

    OutboxRow Row(string message, Guid subject, string to = "CGTM", string slot = "card", string? body = null) => new()
    {
        Id = Guid.CreateVersion7(),
        InstallationId = key.InstallationId,
        ProgramId = key.ProgramId,
        Lane = "lane",
        Destination = to,
        Message = message,
        SubjectId = subject,
        Slot = slot,
        Body = body,
    };

    static string Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    static UserId User(int n) => new($"UCROWD{n}");

    string Of(int length) => TextLimits.Cut(string.Concat(Enumerable.Repeat(letter, length)), length).Trim();
}
