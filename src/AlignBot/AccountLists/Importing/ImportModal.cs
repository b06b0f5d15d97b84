using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources.Csv;

namespace AlignBot.AccountLists.Importing;

/// <summary>The form that takes a file of accounts, and the pages that say what is wrong with it or what it would change.</summary>
static class ImportModal
{
    public const string CallbackId = "list.import.form";
    public const string AgainCallbackId = "list.import.again";
    public const string ConfirmCallbackId = "list.import.confirm";

    const string File = "file";
    const string Meant = "meant";
    const string Order = "order";
    const string Sure = "sure";
    const string Value = "value";
    const string Blank = "blank:";
    const string Damaged = "damaged";

    /// <summary>Lines that are named on the page; the rest is counted.</summary>
    const int Named = 25;

    public static ModalView Form(ProgramInfo program, AccountList? list)
    {
        var from = list is { Source: { } source, IsFromFiles: false } ? Mrkdwn.Of($"The list comes from {ListWords.Source(source)}: a file can't be taken over for it. Compare one with `/align list compare`.") : Mrkdwn.Empty;
        return from != Mrkdwn.Empty
            ? Says(from)
            : new ModalView(
                "Accounts from a file",
                [
                    new InputBlock("File", new FileInput(Value) { Filetypes = ["csv", "tsv", "txt"], MaxFiles = 1 })
                    {
                        BlockId = File,
                        Hint = "CSV with a header: account_id, name, is_target, tier, and if you have them domain, owner_id, owner_name, owner_email, marketer_email. Exports of a CRM are known by their usual headers.",
                    },
                ])
            {
                CallbackId = CallbackId,
                PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
                Submit = "Read it",
                Close = "Cancel",
            };
    }

    public static ReceivedFile? FileOf(ViewState state) => state.Files(File, Value) is [var file, ..] ? file : null;

    public static string FileBlock => File;

    /// <summary>What somebody chose on the page that says what is wrong.</summary>
    public static CsvChoices Choices(ViewState state, ProgramInfo program)
    {
        var meant = state.Options(Meant, Value) ?? [];
        return Usual(program) with
        {
            DayOrder = state.Option(Order, Value) is { } order && Enum.TryParse<DayOrder>(order, out var chosen) ? chosen : null,
            BlankIsMeant = [.. meant.Where(one => one.StartsWith(Blank, StringComparison.Ordinal)).Select(one => one[Blank.Length..])],
            LooksDamagedButIsMeant = meant.Contains(Damaged),
        };
    }

    /// <summary>How a file is read before anybody said otherwise: times without a zone are the program's.</summary>
    public static CsvChoices Usual(ProgramInfo program) => CsvChoices.None with { Zone = program.Calendar.Zone };

    public static ModalView Says(Mrkdwn text) => new("Accounts from a file", [new SectionBlock(text.Shortened(3000))]) { Close = "Close" };

    /// <summary>What keeps it from being read, and what can be said about that without another file.</summary>
    /// <param name="name">The file's.</param>
    /// <param name="look">What was found.</param>
    /// <param name="reading">Its errors; null where it could not be read at all.</param>
    /// <param name="about">The program, what it is for, and the file.</param>
    public static ModalView Mistakes(string name, CsvLook look, CsvReading? reading, ProgramRef about) => Mistakes(name, look, reading, [], about);

    /// <summary>The same for what is no mistake of the file by itself: it can't be read as the list's settings say.</summary>
    public static ModalView Mistakes(string name, CsvLook look, IReadOnlyList<string> sentences, ProgramRef about) => Mistakes(name, look, null, sentences, about);

    static ModalView Mistakes(string name, CsvLook look, CsvReading? reading, IReadOnlyList<string> sentences, ProgramRef about)
    {
        var errors = sentences.Count > 0 ? [.. sentences.Select(sentence => Mrkdwn.Of($"{sentence}"))]
            : reading is null ? look.Troubles.Concat(look.Questions.Select(question => question.Sentence)).Select(sentence => Mrkdwn.Of($"{sentence}")).ToList()
            : reading.Errors.Select(error => Mrkdwn.Of($"{error.SentenceWithCell}")).ToList();
        var count = reading is null ? errors.Count : reading.ErrorCount;
        List<Block> blocks = [new SectionBlock(Mrkdwn.Of($"*{name} can't be taken over as it is.* Nothing has changed.").Shortened(400))];
        blocks.AddRange(Lines.InPieces([.. errors.Take(Named).Select(error => Mrkdwn.Of($"•  ") + error.Shortened(400))]).Select(piece => new SectionBlock(piece)));
        if (count > Named)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"and {count - Named:N0} more.")));
        }

        if (look.Questions.Any(question => question.Kind is CsvQuestionKind.DayOrder))
        {
            blocks.Add(new InputBlock("How its days are written", new RadioButtonGroup(Value, [new Option(nameof(DayOrder.DayFirst), (PlainText)"Day first: 3/4 is 3 April"), new Option(nameof(DayOrder.MonthFirst), (PlainText)"Month first: 3/4 is 4 March")])) { BlockId = Order });
        }

        List<Option> meant =
        [
            .. look.Columns.Where(column => column.Blank > 0 && column.Column is "tier" or "is_target")
                .Select(column => new Option(Blank + column.Column, (PlainText)(column.Column == "tier" ? $"Blank tiers are meant: {column.Blank:N0} without a tier" : $"A blank flag is meant: {column.Blank:N0} not on the list"))),
            .. reading?.Errors.Any(error => error.LooksDamaged) is true ? new[] { new Option(Damaged, (PlainText)"The odd ids are right as they stand") } : [],
        ];
        if (meant.Count > 0)
        {
            blocks.Add(new InputBlock("Read it all the same", new CheckboxGroup(Value, meant)) { BlockId = Meant, Optional = true });
        }

        var canBeSaid = meant.Count > 0 || look.Questions.Length > 0;
        return new ModalView("Accounts from a file", blocks)
        {
            CallbackId = AgainCallbackId,
            PrivateMetadata = about.ToString(),
            Submit = canBeSaid ? "Read it again" : default(PlainText?),
            Close = "Close",
        };
    }

    /// <summary>What it would change.</summary>
    public static ModalView Confirm(string name, CsvLook look, ImportDraft draft, ListSnapshot? before, bool isDiff, IReadOnlyList<AccountChange> changes, IReadOnlyList<string> odd, ProgramRef about)
    {
        var kinds = changes.CountBy(change => change.Kind).ToDictionary();
        var becomes = before is null ? "It becomes the account list."
            : isDiff ? $"Taken over, it would change: {ListWords.Changes(kinds)}."
            : $"Taken over, it takes the place of the {ListWords.Accounts(before.Counts.Accounts)} that came from {ListWords.Source(before.Source)}.";
        List<Block> blocks =
        [
            new SectionBlock(Mrkdwn.Of($"*{name}*: {ListWords.Accounts(draft.Counts.Accounts)} on the list ({ListWords.Tiers(draft.Counts)}). {becomes}").Shortened(900)),
        ];
        if (changes.Count > 0)
        {
            blocks.Add(new SectionBlock(Lines.Fit([.. changes.Take(12).Select(ListWords.Change)], Math.Max(0, changes.Count - 12))));
        }

        if (odd.Count > 0)
        {
            blocks.Add(new SectionBlock(Lines.Fit([Mrkdwn.Of($"*To look at before*"), .. odd.Select(sentence => Mrkdwn.Of($"•  {sentence}").Shortened(500))])));
        }

        blocks.AddRange(look.Notes.Take(6).Chunk(6).Select(notes => new ContextBlock(Lines.Fit([.. notes.Select(note => Mrkdwn.Of($"{note}").Shortened(400))]))));
        if (draft.Why is { } why)
        {
            blocks.Add(new InputBlock(
                "This can hardly be right",
                new CheckboxGroup(Value, new Option(Sure, (PlainText)"I have looked, and it is meant")))
            {
                BlockId = Sure,
                Hint = new PlainText($"In this file {ListWords.Guard(why, before?.Counts.Accounts ?? 0, draft.Counts.Accounts)}.").Shortened(300),
            });
        }

        return new ModalView("Accounts from a file", blocks)
        {
            CallbackId = ConfirmCallbackId,
            PrivateMetadata = about.ToString(),
            Submit = "Take it over",
            Close = "Cancel",
        };
    }

    public static string SureBlock => Sure;

    public static bool IsSure(ViewState state) => (state.Options(Sure, Value) ?? []).Contains(Sure);

    /// <summary>What the accounts lose by it, which nobody reads out of counts: tiers that go, owners that go, by name.</summary>
    public static ImmutableArray<string> Losses(IReadOnlyList<AccountChange> changes)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        Add("lose its tier", "lose their tier", changes.Where(change => change.Kind is AccountChangeKind.Tier && change.After == "no tier"));
        Add("lose its owner", "lose their owner", changes.Where(change => change.Kind is AccountChangeKind.Owner && change.After == "nobody"));
        return found.ToImmutable();

        void Add(string one, string several, IEnumerable<AccountChange> lost)
        {
            var all = lost.ToList();
            if (all.Count > 0)
            {
                found.Add($"{ListWords.Accounts(all.Count)} would {(all.Count == 1 ? one : several)} ({string.Join(", ", all.Take(10).Select(change => change.Key))}{(all.Count > 10 ? " and more" : "")})");
            }
        }
    }
}
