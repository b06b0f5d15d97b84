using System.Collections.Immutable;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Setup;

/// <summary>Keeps what somebody entered in a step. Of two who change the same one the later reads what the other chose before theirs takes its place.</summary>
sealed class SetupDesk(SetupPosts posts)
{
    /// <summary>Keeps a step as it was filled in.</summary>
    /// <param name="about">The step, and which version of it was on the page.</param>
    /// <param name="isDone">True where the page was left by 'Next' and nothing is wrong with it, as far as is known before it is kept.</param>
    /// <param name="whatIsWrong">What is wrong with it then, by field.</param>
    public async ValueTask<SetupSaved> SaveAsync(
        Session session, int installationId, SetupRef about, SetupStep step, UserId actor, IEnumerable<KeyValuePair<string, string>> typed, bool isDone,
        Func<SetupDraft, IReadOnlyDictionary<string, string>> whatIsWrong)
    {
        if (await session.Db.Programs.AnyAsync(row => row.InstallationId == installationId && row.ChannelId == about.Channel))
        {
            return new SetupSaved.RunsAlready();
        }

        if (await SetupStore.HoldAsync(session, installationId, about.Channel) is not { } draft)
        {
            return new SetupSaved.Gone();
        }

        if (!draft.Lets(actor))
        {
            return new SetupSaved.NotYours();
        }

        var before = draft.Steps.GetValueOrDefault(step.Key);
        var proposals = new SetupProposals(draft, actor);
        var shown = step.Fields.ToDictionary(field => field.Id, field => draft.Value(field, proposals));
        var values = shown.ToImmutableSortedDictionary(StringComparer.Ordinal).SetItems(typed);
        var differs = step.Fields.Where(field => values[field.Id] != shown[field.Id]).ToList();
        if (before is not null && before.Version != about.Version && before.By != actor && differs.Count > 0)
        {
            return new SetupSaved.ChangedMeanwhile(draft with { Steps = draft.Steps.SetItem(step.Key, before with { Values = values }) }, Theirs(draft, before, differs, shown));
        }

        if (!isDone && differs.Count == 0)
        {
            return new SetupSaved.Kept(draft);
        }

        var saved = draft with
        {
            StartedBy = draft.StartedBy ?? actor,
            Steps = draft.Steps.SetItem(step.Key, new SetupAnswers((before?.Version ?? 0) + 1, actor, session.Now, values) { IsDone = isDone || before is { IsDone: true } }),
        };
        var wrong = isDone ? whatIsWrong(saved).Where(one => step.Fields.Any(field => field.Id == one.Key)).ToDictionary() : [];
        if (wrong.Count > 0)
        {
            saved = saved with { Steps = saved.Steps.SetItem(step.Key, saved.Steps[step.Key] with { IsDone = false }) };
        }

        // Whoever only tried something out has not begun.
        saved = saved.Steps.Values.Any(answers => answers.IsDone) ? saved : saved with { StartedBy = draft.StartedBy };
        saved = await posts.TellAsync(session, installationId, draft, saved);
        await SetupStore.SaveAsync(session, installationId, saved);
        return wrong.Count > 0 ? new SetupSaved.Wrong(wrong) : new SetupSaved.Kept(saved);
    }

    static Mrkdwn Theirs(SetupDraft draft, SetupAnswers before, IReadOnlyList<SetupField> differs, Dictionary<string, string> shown)
    {
        var lines = differs.Select(field => Mrkdwn.Of($"\n•  {field.Label}: {Say(draft, field, shown[field.Id])}").Shortened(300));
        return (Mrkdwn.Of($"*{draft.NameOf(before.By)} changed this step while you had it open.* They chose:") + Mrkdwn.Join("", lines)
            + Mrkdwn.Of($"\nWhat you entered stands below. 'Next' puts it in place of theirs.")).Shortened(3000);
    }

    static string Say(SetupDraft draft, SetupField field, string value) => field.Input is SetupInput.Person or SetupInput.People
        ? Names.Join([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => draft.NameOf(new UserId(id)))])
        : string.IsNullOrWhiteSpace(value) ? "nothing" : value;
}

/// <summary>What became of a step.</summary>
abstract record SetupSaved
{
    SetupSaved()
    {
    }

    /// <summary>It is kept.</summary>
    public sealed record Kept(SetupDraft Draft) : SetupSaved;

    /// <summary>It is kept as it was typed, and these fields can't be read.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, string> Sentences) : SetupSaved;

    /// <summary>Somebody else saved the step meanwhile; nothing is kept yet.</summary>
    /// <param name="Typed">The set-up as it would be, to be shown.</param>
    /// <param name="Note">What they chose.</param>
    public sealed record ChangedMeanwhile(SetupDraft Typed, Mrkdwn Note) : SetupSaved;

    /// <summary>There is no such set-up any more.</summary>
    public sealed record Gone : SetupSaved;

    /// <summary>Whoever filled it in is not among those who may.</summary>
    public sealed record NotYours : SetupSaved;

    /// <summary>Somebody has started the program.</summary>
    public sealed record RunsAlready : SetupSaved;
}
