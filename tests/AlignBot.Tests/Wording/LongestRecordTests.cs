using AlignBot.Cadence;
using AlignBot.Cadence.Upcoming;
using AlignBot.Contracts;
using AlignBot.Decisions;
using AlignBot.Decisions.Cards;
using AlignBot.Decisions.Search;
using AlignBot.Disputes;
using AlignBot.Disputes.Asks;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Forms;
using AlignBot.Disputes.Overview;
using AlignBot.Disputes.Raising;
using AlignBot.Domain;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.People;
using AlignBot.Policy;
using AlignBot.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Status;
using AlignBot.Tests.Cadence;
using AlignBot.Tests.Disputes;
using AlignBot.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace AlignBot.Tests.Wording;

/// <summary>Whatever the record holds, what is put together from it is something that Slack takes: the longest names and texts, the most people.</summary>
public sealed class LongestRecordTests() : RecordTests(new SqliteRecord())
{
    const int Crowd = 120;
    const int LongestName = 80;

    /// <summary>What grows fivefold when it is sent, what is two units wide, what is markup.</summary>
    static readonly string[] Letters = ["&", "a", "🙂", "_", "<!channel> "];

    static Gen<Odd> Odds =>
        from letter in Gen.Elements(Letters)
        from length in Gen.Choose(1, TextLimits.Body)
        from people in Gen.Choose(0, Crowd)
        from kind in Gen.Choose(0, 60)
        select new Odd(letter, length, people, kind);

    [Fact]
    public void Of_an_entry_of_the_log() => Holds(odd =>
    {
        var decision = new Decision
        {
            Id = new DecisionId(Guid.Empty),
            Number = odd.Kind,
            Program = new ProgramId(7),
            Text = odd.Text,
            RecordedAt = Bot.Monday,
            RecordedBy = User(0),
            Source = (DecisionSource)(odd.Kind % 5),
            Status = (DecisionStatus)(odd.Kind % 6),
            DecidedBy = [.. odd.Users.Select((user, n) => new DecidedBy(user, (Confirmation)((n + odd.Kind) % 3)))],
        };

        return [new SectionBlock(DecisionCard.Line(decision, odd.Program)), new ContextBlock(DecisionCard.Who(decision, odd.Program))];
    });

    [Fact]
    public void Of_a_dispute() => Holds(odd =>
    {
        var raised = new SampleDispute(raise => raise with { Question = odd.Text }).ToLevel(1).State;
        var seats = odd.Users.Select((user, n) => new Seat { Index = n, For = user, Occupant = n % 3 == 2 ? null : user });
        var dispute = raised with { Seats = [.. raised.Seats.Select(seat => seat with { Occupant = User(seat.Index) }), .. seats.Skip(raised.Seats.Length)] };

        return [new SectionBlock(DisputeList.Words(dispute, odd.Program)), .. DisputeCard.Blocks(dispute, odd.Program, Mrkdwn.Of($"{new string('<', 5000)}"))];
    });

    /// <summary>Cases, answers, views, an offer, another default, evidence and dissent, each as long as its form takes it.</summary>
    [Fact]
    public void Of_a_dispute_that_everybody_wrote_much_about() => Holds(odd =>
    {
        var dispute = Full(odd);

        return
        [
            .. DisputeCard.Blocks(dispute, odd.Program, Mrkdwn.Empty),
            .. Enum.GetValues<AskKind>().SelectMany(kind => DisputeAskCard.Show(dispute, new AskKey("UANA", kind, 1, 2), odd.Program, "https://acme.slack.com/p1", dispute.RaisedAt).Blocks),
        ];
    });

    [Fact]
    public void Of_the_forms_of_such_a_dispute() => Prop.ForAll(Odds.ToArbitrary(), odd =>
    {
        var of = new FormContext(new DisputeRef(7, Guid.Empty, 1, 1), Full(odd), odd.Program, GtmProgram.Dana);

        return Written.Json(DisputeCases.Show(of).Blocks).Length > 0 && Written.Json(RuleModal.Show(of).Blocks).Length > 0
            && Written.Json(SettlementModal.Show(of with { Actor = GtmProgram.Ana }).Blocks).Length > 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_a_meeting() => Holds(odd =>
    {
        var meeting = new SampleMeeting();
        for (var n = 0; n < 12; n++)
        {
            meeting.Add($"{n} {TextLimits.Cut(odd.Text, TextLimits.Line - 4)}".TrimEnd(), account: odd.People % 2 == 0 ? TextLimits.Cut(odd.Text, TextLimits.Name) : null);
        }

        var program = SampleMeeting.Program with { Roster = Team(odd.Letter) };
        var before = meeting.State;
        return [.. MeetingCard.Blocks(before, program), .. MeetingCallMessage.Blocks(before, program), .. MeetingCard.Blocks(meeting.Run().State, program, mention: true)];
    });

    static Dispute Full(Odd odd)
    {
        var (body, line) = (odd.Text, TextLimits.Cut(odd.Text, TextLimits.Line));
        var raised = new SampleDispute().ToLevel(1).State;
        var terms = new Terms { Other = body, Rationale = body, Actions = [.. Enumerable.Repeat(new FollowUp(line, GtmProgram.Ana, new LocalDate(2026, 12, 1)), TextLimits.Actions)] };
        return raised with
        {
            Question = body,
            Category = TextLimits.Cut(body, TextLimits.Name),
            Account = TextLimits.Cut(body, TextLimits.Name),
            Meanwhile = line,
            Evidence = body,
            Options = [.. Enumerable.Range(0, TextLimits.Options).Select(n => TextLimits.Cut($"{n}{body}", TextLimits.Line))],
            Briefs = [.. raised.Parties.Select(party => new Brief(party.User, body, body, Bot.Monday))],
            Rulings = [.. raised.Seats.Select((seat, n) => new Ruling { By = seat.Occupant ?? GtmProgram.Dana, At = Bot.Monday, Round = 1, Level = 1, Revision = n + 1, Terms = terms })],
            Settlement = odd.Kind % 2 == 0 ? new Settlement(GtmProgram.Tom, terms, 1, Bot.Monday) : null,
            OtherDefault = odd.Kind % 3 == 0 ? new OtherDefault(line, GtmProgram.Tom, []) : null,
            Advice = [.. Enumerable.Repeat(new Advice(GtmProgram.Lena, Bot.Monday, 1, null, body), 12)],
            Dissents = [.. raised.Parties.Select(party => new Dissent(party.User, body, Bot.Monday))],
        };
    }

    [Fact]
    public void Of_people_and_path() => Holds(odd =>
    {
        var level = new EscalationLevel { Deciders = [.. odd.Users.Select(user => new Decider.ByPerson(user)), new Decider.TheParties()], Rule = DecisionRule.All, Window = Domain.Time.Window.Of("2wd") };
        var program = odd.Program with
        {
            Settings = odd.Program.Settings.With(ProgramRules.PathPart, odd.Program.Path with { Levels = [.. Enumerable.Repeat(level, 10)] }),
        };

        return [.. MembersCard.Show(program, GtmProgram.Riley, Bot.Monday).Blocks, .. PathCard.Show(program, GtmProgram.Riley, Bot.Monday).Blocks, new SectionBlock(PathCard.Check(program, Bot.Monday))];
    });

    [Fact]
    public async Task Of_a_busy_program()
    {
        var key = await Bot.Get<ProgramImport>().ApplyAsync(GtmProgram.File.With(ProgramRules.MembersPart, [.. Team("&").Members]));
        await Bot.WriteAsync(async session =>
        {
            for (var n = 0; n < 12; n++)
            {
                Assert.IsType<Outcome<Dispute>.Changed>(await Bot.Get<DisputeDesk>().RaiseAsync(session, key, Form(key, new string('a', TextLimits.Body)), GtmProgram.Ana));
                Assert.IsType<Outcome<Decision>.Changed>(await Bot.Get<DecisionDesk>().RecordAsync(
                    session, key, DecisionDesk.Draft(GtmProgram.Ana, $"Webinar {new string('&', 2000)}") with { DecidedBy = [.. Enumerable.Range(0, TextLimits.Deciders).Select(User)] }));
            }
        });
        using var scope = Bot.Services.CreateScope();
        var program = await Bot.Get<ProgramDirectory>().LatestAsync(key);
        var list = scope.ServiceProvider.GetRequiredService<DecisionList>();

        var status = Written.Text((await Bot.Get<ProgramStatus>().SayAsync(key)).Blocks);
        var newest = Written.Text((await list.SayAsync(program, GtmProgram.Riley, null)).Blocks);
        var found = Written.Text((await list.SayAsync(program, GtmProgram.Riley, "webinar")).Blocks);

        Assert.Matches(@"\nand \d+ more\.", status);
        Assert.Contains("DSP-1*", status, StringComparison.Ordinal);
        Assert.Contains("not yet confirmed by", newest, StringComparison.Ordinal);
        Assert.Contains("DEC-12", found, StringComparison.Ordinal);
    }

    static void Holds(Func<Odd, IReadOnlyList<Block>> blocks) => Prop.ForAll(Odds.ToArbitrary(), odd => Written.Json(blocks(odd)).Length > 0).QuickCheckThrowOnFailure();

    static RaiseForm Form(ProgramKey key, string question) =>
        new() { ProgramId = key.ProgramId, Question = question, Category = "definition", FirstParty = "UANA", SecondParty = "UTOM" };

    static UserId User(int n) => new($"UCROWD{n}");

    /// <summary>The sandbox's team and a crowd, all with the longest name there can be.</summary>
    static Roster Team(string letter)
    {
        var crowd = Enumerable.Range(0, Crowd).Select(n => new Member { User = User(n), DisplayName = "" });
        return new Roster
        {
            Members = [.. GtmProgram.File.Members.Concat(crowd).Select((member, n) => member with { DisplayName = TextLimits.Cut($"{n}{string.Concat(Enumerable.Repeat(letter, LongestName))}", LongestName) })],
            Roles = [.. GtmProgram.File.Roles],
        };
    }

    sealed record Odd(string Letter, int Length, int People, int Kind)
    {
        public string Text => TextLimits.Cut(string.Concat(Enumerable.Repeat(Letter, Length)), Length);

        public IEnumerable<UserId> Users => Enumerable.Range(0, People).Select(User);

        public ProgramInfo Program => SampleDispute.Program with { Roster = Team(Letter) };
    }
}
