using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>Artifacts in the program's file: written out with the rest, read before anything changes, and signed as what the file says.</summary>
public sealed class TheProgramsFile : IAsyncLifetime
{
    const string Section =
        """

        artifacts:
          - kind: definition
            name: MQL
            owner: Priya
            text: A person who has asked to be contacted.
          - kind: definition
            name: Status
            owner: Dana
            text: How an account stands.
          - kind: sla
            owner: Tom
            text: |-
              Marketing hands over every MQL with its source.
              Sales calls within 4 working hours.

        """;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    async Task<Modal> PreviewAsync(string section, params string[] saying)
    {
        Assert.Equal("", (await Slack.As("riley").RunAsync("/align", "program preview")).Text);
        var form = await (await Slack.As("riley").ModalAsync("Program from a file")).PutAsync("Program file", "program.yaml", GtmWorld.ProgramFile + section);
        await form.SubmitAsync();
        return await Slack.As("riley").ModalSayingAsync(saying);
    }

    [Fact]
    public async Task The_clauses_of_an_sla_are_lines_of_its_text()
    {
        const string clauses =
            """

            artifacts:
              - kind: sla
                text: |-
                  1. Sales gives its case in a dispute within 2 working days of its being raised. Counted from the record.
                  2. Marketing: hand over each MQL, within 4 working hours. What is late is reported by sales.

            """;
        await (await PreviewAsync(clauses, "Marketing and sales SLA is new")).SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("Applied.");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await SignAllAsync("dana", "*Marketing and sales SLA waits for your signature.*");
        await SignAllAsync("priya", "*Marketing and sales SLA waits for your signature.*");
        await Slack.Gtm.ExpectAsync("in force from now on: Marketing and sales SLA");

        var sla = (await Slack.As("ana").RunAsync("/align", "sla")).Text;
        Assert.Contains("Sales gives its case in a dispute within 2 working days of its being raised\nnothing was due yet", sla, StringComparison.Ordinal);
        Assert.StartsWith("It is recorded under clause 2.", (await Slack.As("ana").RunAsync("/align", "sla late 2 Acme came on Friday.")).Text, StringComparison.Ordinal);
        await PreviewAsync(clauses, "Nothing would change");
    }

    [Fact]
    public async Task They_are_read_applied_signed_and_written_out_again()
    {
        var page = await PreviewAsync(Section, "Applied, the file would change this:", "MQL is new, and Priya answers for it", "Status is new", "Marketing and sales SLA is new, and Tom answers for it");
        await page.SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("Applied.");
        await Slack.Dm("tom").ExpectAsync("You answer for the marketing and sales SLA from now on. Riley named you.");
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
        await SignAllAsync("dana", "*3 texts wait for your signature.*");
        await SignAllAsync("priya", "*3 texts wait for your signature.*");
        await Slack.Gtm.ExpectAsync("*Signed, and in force from now on: MQL, Status, Marketing and sales SLA*");

        // A word of the bot's own is a term like any other.
        await Slack.As("ana").RunAsync("/align", "define status");
        await Slack.GtmOf("ana").ExpectAsync("How an account stands.");
        await Slack.As("ana").RunAsync("/align", "program export");
        await Slack.GtmOf("ana").ExpectAsync("*program.yaml*", "# Incentives, which few read", "  - kind: sla\n    owner: Tom", "    review: 65\n    text: |-\n      Marketing hands over every MQL with its source.\n      Sales calls within 4 working hours.");

        await PreviewAsync(Section, "Nothing would change. What a file leaves out stays.");
        page = await PreviewAsync(
            Section.Replace("has asked", "has asked twice", StringComparison.Ordinal).Replace("owner: Tom", "owner: Lena", StringComparison.Ordinal)
                .Replace("  - kind: definition\n    name: Status\n    owner: Dana\n    text: How an account stands.\n", "", StringComparison.Ordinal),
            "MQL has another text (1 word): version 2, to be signed by Dana and Priya", "Marketing and sales SLA: Lena answers for it instead of Tom", "The file leaves out Status, which stays as it is");
        await page.SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("Applied.");
        await world.Time.AdvanceAsync(Duration.FromHours(30));
        await SignAllAsync("dana", "*MQL waits for your signature.*", "version 2");
        await Slack.As("ana").RunAsync("/align", "artifacts");
        await Slack.GtmOf("ana").ExpectAsync("*Definitions*\n1 current, 1 awaiting", "*Marketing and sales SLA*\ncurrent");
        Assert.Null((await world.Record.VerifyAsync()).Why);
    }

    [Fact]
    public async Task Mistakes_are_named_at_their_lines_and_nothing_is_written()
    {
        var line = GtmWorld.ProgramFile.Count(letter => letter == '\n') + 1;
        await PreviewAsync(
            Section.Replace("kind: sla", "kind: incentives", StringComparison.Ordinal).Replace("name: Status", "name: m.q.l.", StringComparison.Ordinal),
            "program.yaml has 2 mistakes.", $"Line {line + 6}: 'm.q.l.' or another of its names is that of 'MQL'", $"Line {line + 10}: Incentives do not stand in the file: few read them.", "Nothing has changed.");
        await Slack.As("ana").RunAsync("/align", "define MQL");
        await Slack.GtmOf("ana").ExpectAsync("*MQL* is not defined here yet.");
    }

    async Task SignAllAsync(string person, params string[] asked)
    {
        await Slack.As(person).PressAsync(await Slack.Dm(person).ExpectWithAsync("Read and sign", asked), "Read and sign");
        await (await Slack.As(person).ModalAsync("Read and sign")).SubmitAsync();
    }
}

/// <summary>A program whose file is more than a message holds.</summary>
public sealed class AFileThatIsLong
{
    [Fact]
    public async Task It_comes_in_a_direct_message()
    {
        var text = string.Join(' ', Enumerable.Repeat("Ask what changed since the last call, and write it down.", 50));
        await using var world = await GtmWorld.StartAsync(
            program: GtmWorld.ProgramFile + "\nartifacts:\n" + string.Concat(Enumerable.Range(1, 60).Select(n => $"  - kind: playbook\n    name: Play {n}\n    text: {text}\n")));

        await world.Slack.As("riley").RunAsync("/align", "program export");

        await world.Slack.GtmOf("riley").ExpectAsync("more than a message in Slack can hold: it comes to you in a direct message.");
        var message = await world.Slack.Dm("riley").ExpectAsync("GTM Enterprise as a file.");
        Assert.Contains("name: Play 60", await world.Slack.FileAsync(message), StringComparison.Ordinal);
    }
}
