namespace AlignBot.Domain.Artifacts;

/// <content>What is written about an account: dated entries by author, each a version of its own, none ever changed.</content>
public static partial class ArtifactWorkflow
{
    /// <summary>The most characters of an entry.</summary>
    public const int MostOfEntry = 1000;

    static Outcome<Artifact> AddEntry(Artifact state, ArtifactCommand.AddEntry command, RuleContext context)
    {
        if (WhyNotAdd(command.Actor, context) is { } stranger)
        {
            return Refused(stranger);
        }

        if (state.Retired is { } retired)
        {
            return Refused(new ArtifactRefusal.OutOfUse(retired));
        }

        if ((TextLimits.Check(FormField.ArtifactText, command.Text, MostOfEntry) ?? ArtifactText.WhyNot(state.Kind, command.Text)) is { } text)
        {
            return Refused(text);
        }

        var last = state.Latest?.Number ?? 0;
        if (command.Corrects is { } corrected && (corrected < 1 || corrected > last))
        {
            return Refused(new ArtifactRefusal.NoSuchEntry(corrected, last));
        }

        var entry = new Revision
        {
            Number = last + 1,
            Text = command.Text.Trim(),
            Hash = ArtifactText.Hash(state.Kind, state.Name, command.Text),
            By = command.Actor,
            At = context.Now,
            IsProposed = true,
            Entry = command.Kind,
            Corrects = command.Corrects,
        };

        // What was one plan with a day of review is a list of entries from here on, which needs none.
        var reviews = state.Asks.RemoveAll(ask => ask.Kind is not OwnerAskKind.Review);
        return Changed(
            state with
            {
                Latest = entry,
                InForce = entry,
                Authors = state.Authors.Contains(command.Actor) ? state.Authors : state.Authors.Add(command.Actor),
                ReviewOn = null,
                ReviewIsDue = false,
                Asks = state.Asks.RemoveRange(reviews),
            },
            new ArtifactFact.EntryAdded(entry.Number, command.Kind, entry.Text, entry.Corrects),
            command.Actor,
            [.. reviews.Select(ask => new ArtifactEffect.CloseAsk(ask)), .. state.ReviewOn is null ? [] : new ArtifactEffect[] { new ArtifactEffect.AwaitNoReview() }]);
    }

    /// <summary>Why somebody may not write about an account; null when they may: any full member in the channel.</summary>
    public static Refusal? WhyNotAdd(UserId actor, RuleContext context) =>
        context.Roster.MayTakePart(actor) ? null : new ArtifactRefusal.NotAMember(context.Roster.StandingOf(actor));
}
