using AlignBot.AccountLists.Pages;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.AccountLists.Comparing;

/// <summary>The form that names a list to be compared with the shared one: a source, or a file.</summary>
static class CompareModal
{
    public const string CallbackId = "list.compare.form";

    const string Name = "name";
    const string File = "file";
    const string Value = "value";

    public static ModalView Form(ProgramInfo program, AccountList? list, SourceOffer offer) => list?.Current is null
        ? Says(Mrkdwn.Of($"There is no account list yet to compare one with. `/align list` begins it."))
        : new ModalView(
            "Compare a list",
            [
                new InputBlock("What it is called", new PlainTextInput(Value) { MaxLength = TextLimits.ShortName })
                {
                    BlockId = Name,
                    Hint = "As people call it: Webinar segment, Field sheet. A name that is there already is compared anew.",
                },
                new InputBlock("Where it comes from", SourceModal.Sources(offer))
                {
                    BlockId = SourceModal.ErrorBlock,
                    DispatchAction = true,
                },
                new InputBlock("File", new FileInput(Value) { Filetypes = ["csv", "tsv", "txt"], MaxFiles = 1 })
                {
                    BlockId = File,
                    Optional = true,
                    Hint = "Where it comes from a file: account_id, name, and if you have them domain and tier.",
                },
                .. SourceModal.Mapping(ListMapping.Usual with { AllAreListed = true }, offer),
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Compare",
            Close = "Cancel",
        };

    public static string NameOf(ViewState state) => state.Text(Name, Value)?.Trim() ?? "";

    public static ReceivedFile? FileOf(ViewState state) => state.Files(File, Value) is [var file, ..] ? file : null;

    public static string NameBlock => Name;

    public static string FileBlock => File;

    public static ModalView Says(Mrkdwn text) => new("Compare a list", [new SectionBlock(text.Shortened(3000))]) { Close = "Close" };
}
