using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;

namespace AlignBot.Disputes.Lessons;

/// <summary>What would have prevented a dispute becomes a draft of the document that it is about, or actions with a day.</summary>
sealed class LessonsTaken(IDocumentChanges documents, IFollowUps followUps, IDecisionRecord decisions)
{
    /// <returns>The dispute, with the draft that came of it.</returns>
    public async ValueTask<Dispute> TakeAsync(Session session, ProgramInfo program, Dispute dispute)
    {
        var lesson = dispute.Lessons[^1];

        // Everybody reads a document: what is kept to few stays among the actions of its decision.
        if (lesson.Answers[0].Aim.Document is { } document && !DisputeWorkflow.IsKeptToFew(dispute)
            && await documents.DraftAsync(session, program.Key, Suggest(dispute, lesson), document) is { } draft)
        {
            return dispute with { Learned = dispute.Lessons.Replace(lesson, lesson with { Draft = new LessonDraft(draft.Number, draft.Version) }) };
        }

        var decision = dispute.Closing?.Decision ?? throw new InvalidOperationException($"DSP-{dispute.Number} ended without a decision, and there is nothing to learn from it.");
        await session.SaveAsync();
        var entered = (await decisions.FindAsync(session.Db, program.Key, [decision]))[decision];
        var today = session.Now.InZone(program.Calendar.Zone).Date;
        foreach (var same in lesson.Answers.GroupBy(answer => (LessonWords.Task(answer, dispute.Number), Owner: OwnerOf(answer, program.Roster, session.Now))))
        {
            var due = NodaTime.LocalDate.Max(today, same.Min(answer => answer.DueOn));
            await followUps.AssignAsync(session, program, entered, new DecisionEffect.Assign([new FollowUp(same.Key.Item1, same.Key.Owner, due)], same.First().By));
        }

        return dispute;
    }

    static ArtifactCommand.Suggest Suggest(Dispute dispute, Lesson lesson) =>
        new(dispute.Id, dispute.Number, [.. lesson.Answers.DistinctBy(answer => answer.Words).Select(answer => new Suggestion(answer.By, answer.Words))]);

    /// <summary>Whoever was named, unless they are gone by now.</summary>
    static UserId OwnerOf(LessonAnswer answer, Roster roster, NodaTime.Instant now) =>
        ImmutableArray.Create(answer.Owner, answer.By, roster.Acting(Role.OperatingLead, now) ?? answer.By).FirstOrDefault(roster.MayDecide, answer.Owner);
}
