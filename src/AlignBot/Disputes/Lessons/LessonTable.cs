using AlignBot.Domain.Disputes;
using AlignBot.Engine.Exports;

namespace AlignBot.Disputes.Lessons;

/// <summary>What would have prevented disputes, as it is handed out.</summary>
static class LessonTable
{
    static readonly string[] Aims = ["nothing", "a document", "a new document", "the path", "the meetings", "something else"];

    static readonly string[] Ends = ["taken up", "they differ", "nothing", "nobody answered", "nobody to ask", "reopened"];

    public static RecordTable Of(Func<RecordContext, IAsyncEnumerable<(Dispute Of, (Lesson Lesson, LessonAnswer Answer) It)>> entries) =>
        new RecordTable<(Dispute Of, (Lesson Lesson, LessonAnswer Answer) It)>("lessons", "What a leader said would have prevented a dispute that reached the executive or was reopened.", entries)
            .Key("dispute", "The dispute.", (it, _) => $"DSP-{it.Of.Number}")
            .Number("round", "The round that had ended.", it => it.It.Lesson.Round)
            .Person("person", "Who said it.", it => it.It.Answer.By)
            .Word("aim", "What should be different.", Aims, it => Aims[(int)it.It.Answer.Aim.Kind])
            .Text("document", "Which document, as it was called then.", it => it.It.Answer.Aim.Name)
            .Text("words", "What should change, or why nothing.", it => it.It.Answer.Words)
            .Moment("said", "When.", it => it.It.Answer.At)
            .Word("became", "What came of both answers; empty while somebody is asked.", Ends, it => it.It.Lesson.End is { } end ? Ends[(int)end] : null);
}
