using AlignBot.Contracts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;
using AlignBot.Sources.Csv;

namespace AlignBot.Imports;

/// <summary>The form that takes a file, and the pages that say what is wrong with it or what it would change.</summary>
static class ImportModal
{
    public const string CallbackId = "import.form";
    public const string AgainCallbackId = "import.again";
    public const string ConfirmCallbackId = "import.confirm";

    public const string FileBlock = "file";
    public const string SureBlock = "sure";

    const string Meant = "meant";
    const string Order = "order";
    const string Figures = "figures";
    const string Value = "value";
    const string Blank = "blank:";
    const string Damaged = "damaged";

    /// <summary>Lines that are named on the page; the rest is counted.</summary>
    const int Named = 25;

    public static ModalView Form(ProgramInfo program, IImportKind kind) => new(
        Title(kind.Kind),
        [
            new InputBlock("File", new FileInput(Value) { Filetypes = ["csv", "tsv", "txt"], MaxFiles = 1 })
            {
                BlockId = FileBlock,
                Hint = new PlainText(
                    $"CSV with a header: {kind.Columns}. Exports of a CRM are known by their usual headers.").Shortened(2000),
            },
        ])
    {
        CallbackId = CallbackId,
        PrivateMetadata = new ProgramRef(program.Key.ProgramId, RecordWords.Of(kind.Kind)).ToString(),
        Submit = "Read it",
        Close = "Cancel",
    };

    public static ReceivedFile? FileOf(ViewState state) => state.Files(FileBlock, Value) is [var file, ..] ? file : null;

    public static bool IsSure(ViewState state) => (state.Options(SureBlock, Value) ?? []).Contains("sure");

    /// <summary>What somebody chose on the page that says what is wrong.</summary>
    public static CsvChoices Choices(ViewState state, ProgramInfo program)
    {
        var meant = state.Options(Meant, Value) ?? [];
        return ImportFiles.Usual(program) with
        {
            DayOrder = state.Option(Order, Value) is { } order && Enum.TryParse<DayOrder>(order, out var chosen) ? chosen : null,
            Decimal = state.Option(Figures, Value) is { } mark && Enum.TryParse<DecimalMark>(mark, out var said) ? said : null,
            BlankIsMeant = [.. meant.Where(one => one.StartsWith(Blank, StringComparison.Ordinal)).Select(one => one[Blank.Length..])],
            LooksDamagedButIsMeant = meant.Contains(Damaged),
        };
    }

    public static ModalView Says(SourceKinds kind, Mrkdwn text) =>
        new(Title(kind), [new SectionBlock(text == Mrkdwn.Empty ? Mrkdwn.Of($"...") : text.Shortened(3000))]) { Close = "Close" };

    /// <summary>What keeps it from being read, and what can be said about that without another file.</summary>
    /// <param name="name">The file's.</param>
    /// <param name="look">What was found.</param>
    /// <param name="reading">Its errors; null where it could not be read at all.</param>
    /// <param name="about">The program, the kind, and the file.</param>
    /// <param name="meant">Of which records it seems to be instead; null where it does not.</param>
    public static ModalView Mistakes(string name, CsvLook look, CsvReading? reading, ProgramRef about, SourceKinds? meant) =>
        Mistakes(name, look, reading, [], about, meant);

    /// <summary>The same for what is no mistake of the file by itself: it can't be read as the settings say.</summary>
    public static ModalView Mistakes(string name, CsvLook look, IReadOnlyList<string> sentences, ProgramRef about) =>
        Mistakes(name, look, null, sentences, about, meant: null);

    static ModalView Mistakes(
        string name, CsvLook look, CsvReading? reading, IReadOnlyList<string> sentences, ProgramRef about, SourceKinds? meant)
    {
        var errors = sentences.Count > 0 ? [.. sentences.Select(sentence => Mrkdwn.Of($"{sentence}"))]
            : reading is null ? look.Troubles.Concat(
                look.Questions.Select(question => question.Sentence)).Select(sentence => Mrkdwn.Of($"{sentence}")).ToList()
            : reading.Errors.Select(error => Mrkdwn.Of($"{error.SentenceWithCell}")).ToList();
        var count = reading is null ? errors.Count : reading.ErrorCount;
        List<Block> blocks = [new SectionBlock(Mrkdwn.Of($"*{name} can't be taken over as it is.* Nothing has changed.").Shortened(400))];
        if (meant is { } other)
        {
            blocks.Add(
                new SectionBlock(Mrkdwn.Of($"By its header these are {RecordWords.Of(other)}: `/align import {RecordWords.Of(other)}` "
                    + $"takes them.")));
        }

        blocks.AddRange(
            Lines.InPieces([.. errors.Take(Named).Select(error => Mrkdwn.Of($"•  ") + error.Shortened(400))])
                .Select(piece => new SectionBlock(piece)));
        if (count > Named)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"and {count - Named:N0} more.")));
        }

        var questions = Questions(look, reading).ToList();
        blocks.AddRange(questions);
        return new ModalView(Title(look.Kind), blocks)
        {
            CallbackId = AgainCallbackId,
            PrivateMetadata = about.ToString(),
            Submit = questions.Count > 0 ? "Read it again" : default(PlainText?),
            Close = "Close",
        };
    }

    /// <summary>What it would change.</summary>
    public static ModalView Confirm(string name, CsvLook look, ImportPreview preview, ProgramRef about)
    {
        List<Block> blocks = [new SectionBlock((Mrkdwn.Of($"*{name}*: ") + preview.Text).Shortened(900))];
        if (preview.Changes.Count > 0)
        {
            blocks.Add(new SectionBlock(Lines.Fit([.. preview.Changes], preview.MoreChanges)));
        }

        if (preview.Odd.Count > 0)
        {
            blocks.Add(
                new SectionBlock(Lines.Fit([Mrkdwn.Of($"*To look at before*"), .. preview.Odd.Select(sentence => Mrkdwn.Of($"•  {sentence}").Shortened(500))])));
        }

        // How figures and days are read is shown before it counts.
        List<Mrkdwn> notes =
        [
            .. look.Columns.Where(
                column => column.Samples.Length > 0 && (column.Decimal is not null || column.DayOrder is not null)).Take(4).Select(Read),
            .. look.Notes.Take(6).Select(note => Mrkdwn.Of($"{note}").Shortened(400)),
        ];
        if (notes.Count > 0)
        {
            blocks.Add(new ContextBlock(Lines.Fit(notes)));
        }

        if (preview.Doubt is { } doubt)
        {
            blocks.Add(new InputBlock("This can hardly be right", new CheckboxGroup(Value,
                new Option("sure", (PlainText)"I have looked, and it is meant")))
            {
                BlockId = SureBlock,
                Hint = new PlainText($"In this file {doubt}.").Shortened(300),
            });
        }

        return new ModalView(Title(look.Kind), blocks)
        {
            CallbackId = ConfirmCallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Take it over",
            Close = "Cancel",
        };
    }

    /// <summary>'amount: 3.000 is 3,000; 12,5 is 12.5'.</summary>
    static Mrkdwn Read(CsvColumnLook column) =>
        Mrkdwn.Of(
            $"{column.Column}: {string.Join("; ", column.Samples.Select(sample => $"{sample.Written} is {sample.Read}"))}").Shortened(400);

    /// <summary>What can be said about a file without another one.</summary>
    static IEnumerable<Block> Questions(CsvLook look, CsvReading? reading)
    {
        if (look.Questions.Any(question => question.Kind is CsvQuestionKind.Decimal))
        {
            yield return new InputBlock("How its figures are written", new RadioButtonGroup(Value,
            [
                new Option(nameof(DecimalMark.Comma), (PlainText)"With a decimal comma: 3.000 is three thousand"),
                new Option(nameof(DecimalMark.Point), (PlainText)"With a decimal point: 3.000 is three"),
            ]))
            { BlockId = Figures };
        }

        if (look.Questions.Any(question => question.Kind is CsvQuestionKind.DayOrder))
        {
            yield return new InputBlock("How its days are written", new RadioButtonGroup(Value,
            [
                new Option(nameof(DayOrder.DayFirst), (PlainText)"Day first: 3/4 is 3 April"),
                new Option(nameof(DayOrder.MonthFirst), (PlainText)"Month first: 3/4 is 4 March"),
            ]))
            { BlockId = Order };
        }

        List<Option> meant =
        [
            .. look.Columns.Where(column => column.Blank > 0 && column.Column is "tier" or "is_target")
                .Select(column => new Option(
                    Blank + column.Column,
                    (PlainText)(column.Column == "tier" ? $"Blank tiers are meant: {column.Blank:N0} without a tier" : $"A blank flag is meant: {column.Blank:N0} not on the list"))),
            .. reading?.Errors.Any(error => error.LooksDamaged) is true
                ? new[] { new Option(Damaged, (PlainText)"The odd ids are right as they stand") }
                : [],
        ];
        if (meant.Count > 0)
        {
            yield return new InputBlock("Read it all the same", new CheckboxGroup(Value, meant)) { BlockId = Meant, Optional = true };
        }
    }

    /// <summary>At most 24 letters.</summary>
    static PlainText Title(SourceKinds kind) =>
        new($"{Capital.Of(RecordWords.Of(kind))} {(kind is SourceKinds.Opportunities ? "" : "from a ")}file");
}
