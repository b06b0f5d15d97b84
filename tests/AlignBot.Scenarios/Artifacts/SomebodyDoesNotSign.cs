using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Artifacts;

/// <summary>A signature is refused with a reason: the text is changed, or it becomes a dispute whose decision comes back as the next version.</summary>
public sealed class SomebodyDoesNotSign : IAsyncLifetime
{
    const string Meaning = "What it means here";

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync()
    {
        world = await GtmWorld.StartAsync();
        await Slack.As("ana").RunAsync("/align", "define Webinar lead");
        await Slack.As("ana").PressAsync(await Slack.GtmOf("ana").ExpectWithAsync("Define it", "*Webinar lead* is not defined here."), "Define it");
        await (await Slack.As("ana").ModalAsync("A new term")).Fill(Meaning, "Whoever signed up for a webinar.").SubmitAsync();
        await world.Time.AdvanceAsync(Duration.FromMinutes(6));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Its_owner_reads_why_and_another_version_asks_anew()
    {
        await DeclineAsync("priya", "Signing up is not coming.");

        var ask = await Slack.Dm("ana").ExpectWithAsync("Change it", "*Priya does not sign the definition of Webinar lead, version 1.*", "Signing up is not coming.");
        await Slack.As("ana").HomeAsync("Priya does not sign the definition of Webinar lead");
        await Slack.Dm("priya").ExpectAsync("Nothing waits for your signature.");
        await Slack.As("ana").PressAsync(ask, "Change it");
        await (await Slack.As("ana").ModalAsync("A new version")).Fill(Meaning, "Whoever came to a webinar.").SubmitAsync();

        await Slack.Dm("ana").ExpectAsync("Webinar lead: awaiting Dana and Priya. Nothing for you to do.");
        await world.Time.AdvanceAsync(Duration.FromHours(30));
        await Slack.Dm("priya").ExpectAsync("*Webinar lead waits for your signature.*", "version 2, by Ana");
    }

    [Fact]
    public async Task It_becomes_a_dispute_and_its_decision_the_next_version()
    {
        await DeclineAsync("priya", "Signing up is not coming.");
        var ask = await Slack.Dm("ana").ExpectWithAsync("Have it decided", "does not sign");
        await Slack.As("ana").PressAsync(ask, "Have it decided");
        await (await Slack.As("ana").ModalAsync()).SubmitAsync();
        var raise = await Slack.As("ana").ModalSayingAsync("What Webinar lead means here", "Whoever signed up for a webinar.");
        await raise.SubmitAsync();
        await Slack.Gtm.ExpectAsync("DSP-1", "Priya does not sign it: Signing up is not coming.");
        await world.Record.HappenedAsync("artifact.disputed");

        await Slack.RuleAsync("ana", "Only who came");
        await Slack.RuleAsync("priya", "Agree with Ana: Only who came");

        var decided = await Slack.Dm("ana").ExpectWithAsync("Take it into the text", "*A dispute about the definition of Webinar lead is decided:*", "DSP-1");
        await Slack.As("ana").PressAsync(decided, "Take it into the text");
        await (await Slack.As("ana").ModalAsync("A new version")).Fill(Meaning, "Whoever came to a webinar.").Fill("Why it is different", "DSP-1").SubmitAsync();
        await Slack.Dm("ana").ExpectAsync("Nothing for you to do.");
        Assert.Contains("Whoever came to a webinar.", (await Slack.As("ben").RunAsync("/align", "define webinar lead")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispute_about_a_definition_finds_the_term_that_its_question_names()
    {
        await Slack.As("lena").RunAsync("/dispute", "Are webinar leads worth a call within a day?");
        await (await (await Slack.As("lena").ModalAsync()).Fill("Category", "Definition").BetweenAsync("lena", "ben")).SubmitAsync();
        await (await Slack.As("lena").ModalSayingAsync("*What Webinar lead means here*", "Whoever signed up for a webinar.")).SubmitAsync();

        await world.Record.HappenedAsync("artifact.disputed");
    }

    [Fact]
    public async Task An_owner_who_leaves_leaves_a_vacancy_that_is_named_and_filled()
    {
        await Slack.ChangeAccountAsync("ana", new System.Text.Json.Nodes.JsonObject { ["deleted"] = true });

        var ask = await Slack.Dm("riley").ExpectWithAsync("Name an owner", "*Who answers for the definition of Webinar lead now?*");
        await Slack.As("riley").PressAsync(ask, "Name an owner");
        await (await Slack.As("riley").ModalAsync("Another owner")).Fill("Who answers for it", "tom").SubmitAsync();

        await Slack.Dm("riley").ExpectAsync("Nothing for you to do.");
        await Slack.Dm("tom").ExpectAsync("You answer for the definition of Webinar lead from now on. Riley named you.");
    }

    async Task DeclineAsync(string person, string why)
    {
        await Slack.As(person).PressAsync(await Slack.Dm(person).ExpectWithAsync("Read and sign", "waits for your signature"), "Read and sign");
        await (await Slack.As(person).ModalAsync("Read and sign")).PressAsync("I don't sign it");
        await (await Slack.As(person).ModalAsync("Not signing")).Fill("What should be different", why).SubmitAsync();
    }
}
