using System.Globalization;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Scenarios.Harness;
using AlignBot.Tests.Harness;
using NodaTime;
using Xunit.Abstractions;

namespace AlignBot.Scenarios.Crashes;

/// <summary>The bot's process is killed with SIGKILL at random moments of a running story and started again each time; of three that share a
/// PostgreSQL database behind a balancer one at a time is killed, frozen, cut off from the database or replaced.</summary>
/// <remarks>A failure names its seed; ALIGNBOT_KILL_SEED plays the same moments again, ALIGNBOT_KILLS another number of them: docs/trials.md.</remarks>
public sealed class KillNine(ITestOutputHelper output)
{
    const string First = "Yes, every sign-up";
    const string Second = "Only after a second touch";
    const int Few = 12;

    static readonly Dictionary<string, string?> Quick = new()
    {
        ["Delivery:LookAfter"] = "00:00:10",
        ["Delivery:Sweep"] = "00:00:00.250",
        // Three seconds at the pace of these worlds: longer than a replica is frozen.
        ["Delivery:Lease"] = "00:05:00",
    };

    [Fact]
    public Task One_process_on_a_file() => Exactly_once_and_the_record_is_the_same(replicas: 1);

    [PostgreSqlFact]
    public Task Three_replicas_on_PostgreSQL() => Exactly_once_and_the_record_is_the_same(replicas: 3);

    async Task Exactly_once_and_the_record_is_the_same(int replicas)
    {
        var seed = Numbers.Given("ALIGNBOT_KILL_SEED") ?? Random.Shared.Next();
        var kills = Numbers.Given("ALIGNBOT_KILLS") ?? Few;
        var chapters = 0;
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            IReadOnlyList<string> killed;
            await using (var world = await GtmWorld.StartAsync(startBot: false, settings: Quick, replicas: replicas))
            {
                var people = new PatientPeople(world);
                await using var reaper = new Reaper(world, people, seed);
                var reaping = reaper.ReapAsync(kills);
                while (chapters < 3 || !reaping.IsCompleted)
                {
                    await TellAsync(world, people, ++chapters);
                }

                await reaping;
                Assert.Equal(kills, reaper.Times);
                await world.Record.QuietAsync();
                await world.AssertExactAsync();
                await AssertCardsAsync(world);
                var chain = await world.Record.VerifyAsync();
                Assert.True(chain.BrokenAt is null, chain.Why);
                killed = await ContentAsync(world);
                var messages = (await world.Record.SizeAsync()).Messages;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    Seed {seed}, processes at once: {replicas}. In {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s: {reaper.Done}.
                    {people.Done} acts, {messages} messages, {chapters} disputes: each exactly once.
                    """));
            }

            await using var calm = await GtmWorld.StartAsync(settings: Quick, replicas: 1);
            var calmPeople = new PatientPeople(calm);
            for (var chapter = 1; chapter <= chapters; chapter++)
            {
                await TellAsync(calm, calmPeople, chapter);
            }

            Assert.Equal(await ContentAsync(calm), killed);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"With ALIGNBOT_KILL_SEED={seed}, in chapter {chapters}: {failure.Message}", failure);
        }
    }

    /// <summary>A dispute from its raising to its end, one of three ends in turn, with a decision on the spot in between.</summary>
    static async Task TellAsync(GtmWorld world, PatientPeople people, int chapter)
    {
        var question = string.Create(CultureInfo.InvariantCulture, $"Does rule {chapter:00} hold?");
        await people.RaiseAsync(question);
        await people.BriefAsync("tom", question);
        await people.DecideAsync("lena", string.Create(CultureInfo.InvariantCulture, $"Content piece {chapter:00} is approved."));
        switch (chapter % 3)
        {
            case 1:
                await people.RuleAsync("ana", question, First);
                await people.RuleAsync("tom", question, $"Agree with Ana: {First}");
                break;
            case 2:
                await PassAsync(world, people, chapter);
                await people.RuleAsync("dana", question, Second);
                await people.RuleAsync("priya", question, $"Agree with Dana: {Second}");
                break;
            default:
                await PassAsync(world, people, chapter);
                await PassAsync(world, people, chapter);
                await PassAsync(world, people, chapter);
                break;
        }

        await people.UntilAsync(async () => !(await OfAsync(world, chapter)).IsOpen, $"close DSP-{chapter}");
    }

    /// <summary>Lets the open level's time run out, a little more than just.</summary>
    static async Task PassAsync(GtmWorld world, PatientPeople people, int chapter)
    {
        await world.Record.QuietAsync();
        var before = await OfAsync(world, chapter);
        await people.UntilAsync(
            async () =>
            {
                if (await OfAsync(world, chapter) is not { IsOpen: true, DueAt: { } due } now || now.Level > before.Level)
                {
                    return true;
                }

                // Killed while the clock was turned, the bot gives the lost time back: then the deadline is a later one.
                await world.Time.ToAsync(Instant.Max(await world.Time.NowAsync(), due + Duration.FromMinutes(30)));
                return false;
            },
            $"get DSP-{chapter} past level {before.Level + 1}");
    }

    static async Task<Dispute> OfAsync(GtmWorld world, int number) => (await world.Record.DisputesAsync()).Single(dispute => dispute.Number == number);

    /// <summary>Each dispute has one card, and it shows how it ended, both in words and by its entry in the log.</summary>
    static async Task AssertCardsAsync(GtmWorld world)
    {
        var channel = await world.Slack.Gtm.MessagesAsync();
        foreach (var dispute in await world.Record.DisputesAsync())
        {
            var card = Assert.Single(channel, message => message.Says($"*DSP-{dispute.Number}  {dispute.Question}*"));
            var state = dispute.Status == DisputeStatus.DecidedByTimeout ? "undecided" : dispute.Status.ToString().ToLowerInvariant();
            Assert.True(card.Says($"_{state}_"), card.Text);
            Assert.True(card.Says($"In the decision log as DEC-{dispute.Closing!.DecisionNumber}."), card.Text);
            Assert.False(card.HasButton("Decide") || card.HasButton("Propose an answer"), card.Text);
        }

        foreach (var decision in await world.Record.DecisionsAsync())
        {
            Assert.Single(channel, message => message.Says($"*DEC-{decision.Number}*  "));
        }
    }

    /// <summary>What the record says, without the moments: those differ by how long the bot was away.</summary>
    static async Task<IReadOnlyList<string>> ContentAsync(GtmWorld world) =>
    [
        .. (await world.Record.DecisionsAsync()).Select(Line),
        .. (await world.Record.DisputesAsync()).Select(Line),
    ];

    static string Line(Decision decision) =>
        $"DEC-{decision.Number} {decision.Text} | {decision.Source} {decision.Status} by {decision.RecordedBy} | {string.Join(", ", decision.DecidedBy.Select(by => by.User))}";

    static string Line(Dispute dispute) =>
        $"DSP-{dispute.Number} {dispute.Question} | {dispute.Status} at level {dispute.Level} as DEC-{dispute.Closing?.DecisionNumber}: {dispute.Closing?.Outcome}"
        + $" by {string.Join(", ", dispute.Closing?.By ?? [])} | levels {string.Join(", ", dispute.EndedLevels.Select(level => $"{level.Level} {level.How}"))}"
        + $" | {string.Join("; ", dispute.Briefs.Select(brief => $"{brief.By}: {brief.OwnCase} {brief.OtherCase}"))}";
}
