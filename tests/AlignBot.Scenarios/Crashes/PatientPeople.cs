using AlignBot.Disputes.Forms;
using AlignBot.Disputes.Raising;
using AlignBot.Scenarios.Harness;

namespace AlignBot.Scenarios.Crashes;

/// <summary>People at a Slack whose bot comes and goes: what was not acknowledged they do again, and look first where twice would count twice.</summary>
sealed class PatientPeople(GtmWorld world)
{
    int done;

    /// <summary>How many of their acts were acknowledged so far.</summary>
    public int Done => Volatile.Read(ref done);

    SlackWorld Slack => world.Slack;

    public async Task RaiseAsync(string question)
    {
        var ana = Slack.As("ana");
        await UntilAsync(async () => await CommandOpensAsync(ana, question), $"open the form for '{question}'");
        await UntilAsync(
            async () =>
            {
                var form = await ana.ModalAsync();
                if (form.CallbackId == RaiseDisputeModal.CallbackId)
                {
                    await (await (await form.Fill("Category", "Definition").BetweenAsync("ana", "tom")).MoreAsync())
                        .Fill("Options", "Yes, every sign-up\nOnly after a second touch")
                        .SubmitAsync();
                }

                return (await ana.ModalAsync()).CallbackId == RaiseConfirmModal.CallbackId;
            },
            $"get '{question}' checked");
        await UntilAsync(async () => await SentAsync(ana), $"raise '{question}'");
    }

    public async Task BriefAsync(string person, string question)
    {
        var card = await CardAsync(question);
        await UntilAsync(async () => await PressOpensAsync(Slack.As(person), card, "Add my case"), $"open {person}'s brief");
        await UntilAsync(
            async () =>
            {
                var form = await Slack.As(person).ModalAsync();
                return (await form.Fill("Your case", $"The case of {person}.").Fill("The other side's best argument", "They have a point.").SubmitAsync()).Closed;
            },
            $"give {person}'s brief");
    }

    public async Task RuleAsync(string person, string question, string choice)
    {
        await world.Record.QuietAsync();
        var (ask, deed) = await Slack.AskedToDecideAsync(person, question);
        await UntilAsync(async () => await PressOpensAsync(Slack.As(person), ask, deed), $"open {person}'s ruling");
        await UntilAsync(
            async () =>
            {
                var form = await Slack.As(person).ModalAsync();
                if (form.CallbackId == RuleModal.CallbackId)
                {
                    await form.Fill(Stories.ChoiceOf(form), choice).Fill("Why", "It is the clearer rule.").SubmitAsync();
                }

                return await ClosedAsync(Slack.As(person));
            },
            $"rule as {person}");
    }

    /// <summary>Records a decision; whoever got no answer looks whether it is in the log before typing it again.</summary>
    public Task DecideAsync(string person, string text) => UntilAsync(
        async () =>
        {
            var recorded = await Slack.As(person).RunAsync("/decision", text);
            return recorded.Text.Contains("Recorded as DEC-", StringComparison.Ordinal) || await FoundAsync(person, text, IsSlow(recorded) ? 6 : 1);
        },
        $"record '{text}'");

    /// <summary>Looks for a decision as often as said: one that was slow may still be on its way into the log.</summary>
    async Task<bool> FoundAsync(string person, string text, int looks)
    {
        while (looks > 0)
        {
            var found = await Slack.As(person).RunAsync("/decision", $"search {text}");
            if (found.Text.Contains("*DEC-", StringComparison.Ordinal))
            {
                return true;
            }

            looks -= found.Text.Contains("No decision holds", StringComparison.Ordinal) ? 1 : 0;
            await Task.Delay(looks > 0 ? 500 : 0);
        }

        return false;
    }

    /// <summary>Unanswered because it took too long, not because the bot was gone: it may be carried out yet.</summary>
    static bool IsSlow(Harness.Delivery answer) =>
        answer.Error == "operation_timeout" || answer.Text.Contains("takes longer than it should", StringComparison.Ordinal);

    /// <summary>The card of a question, once it stands.</summary>
    public async Task<Message> CardAsync(string question)
    {
        await world.Record.QuietAsync();
        return await Slack.Gtm.ExpectAsync("DSP-", question, "raised by Ana");
    }

    /// <summary>Does it again until it is done: the bot is away a second at a time.</summary>
    public async Task UntilAsync(Func<Task<bool>> attempt, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await attempt())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < SlackWorld.Patience, $"Nobody managed to {what} in two minutes.");
            await Task.Delay(50);
        }

        Interlocked.Increment(ref done);
    }

    static async Task<bool> CommandOpensAsync(Person person, string question)
    {
        // Slack says that the command failed although the form is there, when the bot died between the two.
        await person.RunAsync("/dispute", question);
        return !await person.SeesNoModalAsync();
    }

    static async Task<bool> PressOpensAsync(Person person, Message message, string label)
    {
        await person.PressAsync(message, label);
        return !await person.SeesNoModalAsync();
    }

    static async Task<bool> SentAsync(Person person)
    {
        var top = await person.ModalAsync();
        if (top.CallbackId == RaiseConfirmModal.CallbackId)
        {
            await person.RaiseItAsync();
        }

        return await ClosedAsync(person);
    }

    /// <summary>True when the form is done with: closed, or answered by a page that says that it was recorded before.</summary>
    static async Task<bool> ClosedAsync(Person person)
    {
        if (await person.SeesNoModalAsync())
        {
            return true;
        }

        var top = await person.ModalAsync();
        if (top.CallbackId.Length > 0)
        {
            return false;
        }

        await top.CloseAllAsync();
        return true;
    }
}
