using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Audits;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Audits;

/// <summary>The audit as it stands: what is still to be settled, each with its button, and what closes it.</summary>
static class AuditCard
{
    /// <summary>More findings than these come once some are settled.</summary>
    const int Shown = 15;

    /// <param name="audit">With what the record shows now.</param>
    /// <param name="program">The program.</param>
    /// <param name="mayRun">Whether the reader goes through it; everybody else reads it.</param>
    /// <param name="unchanged">What can be renewed in one click.</param>
    /// <param name="document">Its result; null while there is none.</param>
    public static (Mrkdwn Text, IReadOnlyList<Block> Blocks) Of(Audit audit, ProgramInfo program, bool mayRun, IReadOnlyList<RenewedArtifact> unchanged, WrittenDocument? document)
    {
        var title = Mrkdwn.Of($"*Audit of {audit.Name}*\n{Summary(audit, document)}").Shortened(900);
        List<Block> blocks = [new SectionBlock(title)];
        blocks.AddRange(audit.Unsettled.Take(Shown).Select(entry => Finding(entry, audit, program, mayRun)));
        if (audit.Unsettled.Length > Shown)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{audit.Unsettled.Length - Shown} more after these.")));
        }

        if (Done(audit, program) is { Count: > 0 } done)
        {
            blocks.Add(new SectionBlock(Lines.Fit(done)));
        }

        if (document?.Declined is { } declined)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"{declined}").Shortened(700)));
        }

        if (Buttons(audit, program, mayRun, unchanged, document) is { Count: > 0 } buttons)
        {
            blocks.Add(new ActionsBlock([.. buttons]));
        }

        return (title, blocks);
    }

    static string Summary(Audit audit, WrittenDocument? document)
    {
        var found = audit.Entries.Length == 0 ? "Nothing was found" : $"{audit.Entries.Length} found";
        return audit.End switch
        {
            null => $"{found}: {AuditWords.Left(audit)}.",
            { By: null } => $"{found}; nobody closed it, and {audit.Unsettled.Length} were left.",
            _ => $"{found}, all settled. {(document is null ? "" : $"Its result is {document.Standing} (ART-{document.Number}).")}",
        };
    }

    static SectionBlock Finding(AuditEntry entry, Audit audit, ProgramInfo program, bool mayRun) =>
        new(Mrkdwn.Of($"{AuditWords.Of(entry.Finding)}").Shortened(600))
        {
            Accessory = mayRun && audit.IsOpen ? new Button(AuditForms.SettleAction, "Settle") { Value = AuditRef.To(audit, entry.Finding.Key).ToString() } : null,
        };

    static List<Mrkdwn> Done(Audit audit, ProgramInfo program) =>
    [
        .. audit.Entries.Where(entry => entry.Settled is not null)
            .Select(entry => Mrkdwn.Of($"~{TextLimits.Cut(AuditWords.Of(entry.Finding), 120)}~ {AuditWords.How(entry.Settled!, program)}").Shortened(400)),
        .. audit.Answers.Where(answer => answer.IsSo).Select(answer => Mrkdwn.Of($"{AuditWords.Ask(answer.Question)} Yes{(answer.Note is { } note ? $": {note}" : ".")}").Shortened(400)),
    ];

    static List<Button> Buttons(Audit audit, ProgramInfo program, bool mayRun, IReadOnlyList<RenewedArtifact> unchanged, WrittenDocument? document)
    {
        var about = AuditRef.To(audit).ToString();
        List<Button> buttons = [];
        if (mayRun && audit.IsOpen)
        {
            var isReady = audit.Unsettled.IsEmpty && audit.Unanswered.IsEmpty;
            if (isReady)
            {
                buttons.Add(new Button(AuditButtons.CloseAction, "Close it, for signatures") { Value = about, Style = ButtonStyle.Primary });
            }

            buttons.Add(new Button(AuditForms.AnswerAction, audit.Unanswered.IsEmpty ? "Change the answers" : $"Answer {audit.Unanswered.Length} questions")
            {
                Value = about,
                Style = !isReady && audit.Unsettled.IsEmpty ? ButtonStyle.Primary : ButtonStyle.Default,
            });
            if (unchanged.Count > 0)
            {
                buttons.Add(new Button(AuditButtons.RenewAction, $"{unchanged.Count} unchanged: still right")
                {
                    Value = about,
                    Confirm = new ConfirmationDialog("Still right?", new PlainText($"{string.Join(", ", unchanged.Select(one => one.Title))} did not change. Each is looked at again in its own time.").Shortened(300), "Still right", "Cancel"),
                });
            }
        }

        if (document is not null)
        {
            buttons.Add(document.Open);
        }

        if (mayRun && document is { Declined: not null, IsInForce: false } && audit.End is { By: not null })
        {
            buttons.Add(new Button(AuditButtons.ReopenAction, "Go through it again") { Value = about });
        }

        return buttons;
    }
}
