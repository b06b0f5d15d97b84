using System.Collections.Immutable;
using AlignBot.Domain.Artifacts.Sla;
using NodaTime;

namespace AlignBot.Domain.Artifacts;

/// <content>Versions: written by people, or made from settings.</content>
public static partial class ArtifactWorkflow
{
    static Outcome<Artifact> Write(Artifact state, ArtifactCommand.Write command, RuleContext context)
    {
        command = WithClauses(state, command);
        if (WhyNotChange(state, command.Actor, context) is { } forbidden)
        {
            return Refused(forbidden);
        }

        if (state.Kind.IsLiving())
        {
            return Refused(new ArtifactRefusal.IsLiving(state.Kind));
        }

        if (Problems(state, command).ToImmutableArray() is [var first, .. var rest])
        {
            return new Outcome<Artifact>.Refused(first) { Also = [.. rest] };
        }

        var (clauses, lastClause) = Numbered(state, command);
        var text = clauses.IsEmpty ? command.Text : ClauseText.Compose(clauses, command.Text);
        var hash = ArtifactText.Hash(state.Kind, state.Name, text);
        ImmutableArray<string> aka = command.Aka.IsDefault ? state.Aka : [.. command.Aka.Select(ArtifactText.Canonical).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        var named = aka.SequenceEqual(state.Aka, StringComparer.Ordinal) ? state : state with { Aka = aka };
        if (state.Latest is { } latest)
        {
            if (latest.Hash == hash && latest.Parts.SequenceEqual(command.Parts))
            {
                // Whoever saves what stands there changes nothing, whatever they had before them; signatures stay.
                return latest.IsProposed || !command.Propose
                    ? ReferenceEquals(named, state) ? new Outcome<Artifact>.Ignored("it says so already") : new Outcome<Artifact>.Changed(named, [])
                    : Propose(named, latest, command.Actor, context);
            }

            if (latest.Number != command.Seen)
            {
                return Refused(new ArtifactRefusal.ChangedMeanwhile(latest));
            }
        }

        var revision = new Revision
        {
            Number = (state.Latest?.Number ?? 0) + 1,
            Text = text.Trim(),
            Clauses = clauses,
            Beside = clauses.IsEmpty || string.IsNullOrWhiteSpace(command.Text) ? null : command.Text.Trim(),
            Hash = hash,
            By = command.Actor,
            At = context.Now,
            Why = string.IsNullOrWhiteSpace(command.Why) ? null : command.Why.Trim(),
            IsProposed = command.Propose,
            Parts = command.Parts,
        };
        ImmutableArray<UserId> authors = [.. state.Authors.Concat(command.Authors).Concat(command.Actor is { } author ? [author] : Array.Empty<UserId>()).Distinct()];
        return Written(named with { Authors = authors, LastClause = lastClause, PartsNow = command.Parts.IsEmpty ? state.PartsNow : command.Parts }, revision, command.Actor, context);
    }

    static Outcome<Artifact> Settle(Artifact state, ArtifactCommand.Settle command, RuleContext context)
    {
        var hash = ArtifactText.Hash(state.Kind, state.Name, command.Text);
        return !state.IsInUse || !state.Kind.IsLiving() || state.Latest?.Hash == hash
            ? new Outcome<Artifact>.Ignored("it says so already")
            : Written(state, new Revision { Number = (state.Latest?.Number ?? 0) + 1, Text = command.Text, Hash = hash, At = context.Now, IsProposed = true }, actor: null, context);
    }

    /// <summary>A new version takes the place of the newest; signatures were under that one's text, and stay with it.</summary>
    static Outcome<Artifact>.Changed Written(Artifact state, Revision revision, UserId? actor, RuleContext context)
    {
        var closed = state.Asks.Where(ask => ask.Kind is OwnerAskKind.Declined or OwnerAskKind.Decided or OwnerAskKind.Suggested).ToImmutableArray();
        var next = state with { Latest = revision, Asks = state.Asks.RemoveRange(closed) };
        ArtifactEffect[] effects =
        [
            new ArtifactEffect.Log(new ArtifactFact.Written(revision.Number, revision.Text, revision.Hash, revision.Why), actor),
            .. closed.Select(ask => new ArtifactEffect.CloseAsk(ask)),
        ];
        if (revision.IsProposed && state.Kind.Signers().IsEmpty)
        {
            return Holding(next, actor, context, effects);
        }

        var (asking, asked) = Asking(next, context, isAnother: true);
        return new Outcome<Artifact>.Changed(asking, [.. effects, .. asked]);
    }

    static Outcome<Artifact>.Changed Propose(Artifact state, Revision draft, UserId? actor, RuleContext context)
    {
        var next = state with { Latest = draft with { IsProposed = true } };
        ArtifactEffect[] effects = [new ArtifactEffect.Log(new ArtifactFact.Proposed(draft.Number), actor)];
        if (state.Kind.Signers().IsEmpty)
        {
            return Holding(next, actor, context, effects);
        }

        var (asking, asked) = Asking(next, context);
        return new Outcome<Artifact>.Changed(asking, [.. effects, .. asked]);
    }

    /// <summary>The newest version holds from now on, and is looked at again when its time has gone.</summary>
    static Outcome<Artifact>.Changed Holding(Artifact state, UserId? actor, RuleContext context, params ReadOnlySpan<ArtifactEffect> before)
    {
        var late = state.Asks.Where(ask => ask.Kind is OwnerAskKind.Due).ToImmutableArray();
        var holds = state with { InForce = state.Latest, PartsNow = state.Latest!.Parts, Clauses = Standing(state, context), DueOn = null, Asks = state.Asks.RemoveRange(late) };
        LocalDate? review = state.Kind.IsDated() ? null : DayAfter(context, state.ReviewEvery);
        var (reviewed, effects) = review is { } on ? Reviewed(holds, on, context) : (holds, []);
        var (done, asked) = Asking(reviewed, context);
        return new Outcome<Artifact>.Changed(
            done,
            [
                .. before, new ArtifactEffect.Log(new ArtifactFact.InForce(state.Latest!.Number, review), actor), .. effects,
                .. late.Select(ask => new ArtifactEffect.CloseAsk(ask)), .. state.DueOn is null ? Array.Empty<ArtifactEffect>() : [new ArtifactEffect.AwaitNoDue()],
                .. asked, new ArtifactEffect.TellInForce(),
            ]);
    }

    static IEnumerable<Refusal> Problems(Artifact state, ArtifactCommand.Write command)
    {
        if (ArtifactText.WhyNot(state.Kind, HasClauses(state, command) ? ClauseText.Compose(Numbered(state, command).Clauses, command.Text) : command.Text) is { } text)
        {
            yield return text;
        }

        foreach (var clause in HasClauses(state, command) ? ClauseProblems(command.Clauses) : [])
        {
            yield return clause;
        }

        if (TextLimits.CheckOptional(FormField.Reason, command.Why, TextLimits.Line) is { } why)
        {
            yield return why;
        }

        foreach (var name in command.Aka.OrEmpty())
        {
            if (TextLimits.CheckOptional(FormField.ArtifactAka, name, TextLimits.ShortName) is { } tooLong)
            {
                yield return tooLong;
            }
        }

        if (command.Aka.OrEmpty().Length > MostNames)
        {
            yield return new ArtifactRefusal.TooManyNames(command.Aka.Length, MostNames);
        }

        if (state.Kind is ArtifactKind.OperatingDefinition
            && ArtifactKinds.Parts.Where(kind => command.Parts.All(part => part.Kind != kind)).ToImmutableArray() is { IsEmpty: false } missing)
        {
            yield return new ArtifactRefusal.PartsLeftOut(missing);
        }
    }

    /// <summary>The day so many working days from today.</summary>
    public static LocalDate DayAfter(RuleContext context, int workingDays) => Time.WorkingTime.WorkingDayFrom(context.Today, workingDays, context.Calendar);

    /// <summary>It was looked at: the next time is on that day.</summary>
    static (Artifact State, ImmutableArray<ArtifactEffect> Effects) Reviewed(Artifact state, LocalDate on, RuleContext context)
    {
        var closed = state.Asks.Where(ask => ask.Kind is OwnerAskKind.Review).ToImmutableArray();
        return (
            state with { ReviewOn = on, ReviewIsDue = false, Asks = state.Asks.RemoveRange(closed) },
            [
                .. closed.Select(ask => new ArtifactEffect.CloseAsk(ask)),
                new ArtifactEffect.AwaitReview(Time.WorkingTime.FirstOpening(on, context.Calendar)),
            ]);
    }
}
