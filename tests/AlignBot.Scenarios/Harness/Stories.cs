namespace AlignBot.Scenarios.Harness;

/// <summary>The steps that many scenarios share, in people's words.</summary>
static class Stories
{
    /// <summary>Ana raises the question against Tom; its card.</summary>
    /// <param name="shown">What of the question is looked for on the card, where it is long or escaped.</param>
    public static async Task<Message> RaiseAsync(this SlackWorld slack, string question = "Do webinar sign-ups count as MQLs?", string? shown = null)
    {
        var ana = slack.As("ana");
        await ana.RunAsync("/dispute", question);
        var form = await ana.ModalAsync();
        form = await (await form.Fill("Category", "Definition").BetweenAsync("ana", "tom")).MoreAsync();
        form.Fill("Options", "Yes, every sign-up\nOnly after a second touch")
            .Fill("What holds meanwhile", "Sign-ups stay out of the MQL count.");
        var checkedForm = await form.SubmitAsync();
        Assert.Null(checkedForm.Delivery.Error);
        Assert.Empty(checkedForm.Errors);
        var raised = await ana.RaiseItAsync();
        Assert.True(raised.Closed, $"The form stayed open: {raised.Delivery}");
        return await slack.Gtm.ExpectAsync("DSP-", shown ?? question);
    }

    /// <summary>Somebody presses 'Raise it' on step two, also where something like it is there.</summary>
    public static async Task<Submission> RaiseItAsync(this Person person)
    {
        var confirm = await person.ModalSayingAsync("Nobody is told before");
        if (confirm.Has("Raise it anyway, because"))
        {
            confirm.Fill("Raise it anyway, because", "It is another matter.");
        }

        return await confirm.SubmitAsync();
    }

    /// <summary>Ana records DEC-1 with an action: 'Send the list'.</summary>
    public static async Task GiveActionAsync(this SlackWorld slack, string owner, string due)
    {
        await slack.As("ana").RunAsync("/decision", "The list is frozen.");
        await slack.As("ana").PressAsync(await slack.Gtm.ExpectAsync("*DEC-1*"), "Add the rest");
        var sent = await (await slack.As("ana").ModalAsync()).Fill("Action 1", "Send the list").Fill("Owner of action 1", owner).Fill("Action 1 due", due).SubmitAsync();
        Assert.True(sent.Closed, sent.Delivery.ToString());
    }

    /// <summary>Somebody presses an entry of the card as it stands, or a button of the page behind 'More'.</summary>
    public static async Task<Delivery> PressOnCardAsync(this SlackWorld slack, string person, string label, string card = "DSP-1")
    {
        var message = await slack.Gtm.ExpectAsync(card, "raised by");
        return await slack.As(person).PressAsync(message, label);
    }

    /// <summary>Somebody looks behind 'More' and presses a button there.</summary>
    public static async Task PressBehindMoreAsync(this SlackWorld slack, string person, string label)
    {
        await slack.PressOnCardAsync(person, "More...");
        await (await slack.As(person).ModalAsync("DSP-1")).PressAsync(label);
    }

    /// <summary>A decider opens the form from their direct message and rules.</summary>
    public static async Task<Submission> RuleAsync(this SlackWorld slack, string person, string choice, string why = "It is the clearer rule.")
    {
        var (ask, deed) = await slack.AskedToDecideAsync(person);
        await slack.As(person).PressAsync(ask, deed);
        var form = await slack.As(person).ModalAsync();
        form.Fill(ChoiceOf(form), choice).Fill("Why", why);
        return await form.SubmitAsync();
    }

    /// <summary>The direct message that asks them to decide or, at the parties' own level, to settle; and what its button reads.</summary>
    public static async Task<(Message Ask, string Deed)> AskedToDecideAsync(this SlackWorld slack, string person, params string[] texts)
    {
        var ask = await slack.Dm(person).ExpectWithAsync("I should not decide this", texts);
        return (ask, new[] { "Propose an answer", "Counter", "Decide" }.FirstOrDefault(ask.HasButton) ?? "Something else");
    }

    /// <summary>Somebody chooses words of their own, which get their field then, and types them.</summary>
    public static async Task<Modal> InOwnWordsAsync(this SlackWorld slack, string person, Modal form, string words)
    {
        if (form.Has("Your answer") || form.Has("How you would settle it") || form.Has("Your offer"))
        {
            var choice = form.Has("Your offer") ? "Your offer" : ChoiceOf(form);
            await form.ChangeAsync(choice, "Something else");
            form = await slack.As(person).ModalSayingAsync("In other words");
            return form.Fill(choice, "Something else").Fill("In other words", words);
        }

        return form.Fill("How you would settle it", words);
    }

    /// <summary>What the form calls its choice.</summary>
    public static string ChoiceOf(Modal form) => form.Has("Your answer") ? "Your answer" : "How you would settle it";
}
