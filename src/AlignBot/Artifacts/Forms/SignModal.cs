using AlignBot.Artifacts.Cards;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Artifacts.Forms;

/// <summary>The form in which somebody reads what they sign, and chooses which of it.</summary>
static class SignModal
{
    public const string Which = "which";

    /// <summary>The same after something was changed: Slack keeps what was chosen in a field of the same name, and that was for other words.</summary>
    const string WhichNow = "which.now";

    public const string Why = "why";

    /// <summary>As much of a hash as the form carries: enough that no two texts share it.</summary>
    public const int HashLength = 16;

    /// <summary>What a group of boxes holds; the next ones come after these.</summary>
    const int AtOnce = 10;

    /// <summary>What is read of a text where several are read.</summary>
    const int Shown = 1200;

    const string Value = "value";

    /// <param name="program">The program.</param>
    /// <param name="waits">What they sign, in order.</param>
    /// <param name="all">How many wait in all.</param>
    /// <param name="signed">How many of those before were signed by the sending that these are shown after: they were changed meanwhile. Null before any.</param>
    public static ModalView Form(ProgramInfo program, IReadOnlyList<Artifact> waits, int all, int? signed = null)
    {
        var these = waits.Take(AtOnce).ToList();
        List<Block> blocks = [];
        if (signed is { } done)
        {
            var before = done > 0 ? $"{done} signed. " : "";
            blocks.Add(new SectionBlock(Mrkdwn.Of($"{before}*{(these.Count == 1 ? "This one was" : "These were")} changed while you read, and {(these.Count == 1 ? "is" : "are")} not signed:*")));
        }

        foreach (var artifact in these)
        {
            blocks.AddRange(Text(artifact, program, these.Count == 1));
        }

        Option[] options = [.. these.Select(artifact => new Option(artifact.Id.Value.ToString("N"), new PlainText($"{ArtifactWords.Title(artifact)}, version {artifact.Latest!.Number}").Shortened(75)))];
        blocks.Add(new InputBlock("I sign", new CheckboxGroup(Value, options) { InitialOptions = signed is null ? options : [] }) { BlockId = signed is null ? Which : WhichNow, Hint = "What you leave out still waits for you." });
        if (all > these.Count && signed is null)
        {
            blocks.Add(new ContextBlock(Mrkdwn.Of($"{all - these.Count} more wait after these.")));
        }

        return new ModalView("Read and sign", blocks)
        {
            CallbackId = SignForms.SignCallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId, string.Join(',', these.Select(artifact => $"{artifact.Id.Value:N}:{artifact.Latest!.Hash[..HashLength]}"))).ToString(),
            Submit = "Sign",
            Close = "Close",
        };
    }

    public static ModalView Decline(Artifact artifact, string hash) => new(
        "Not signing",
        [
            new SectionBlock(Mrkdwn.Of($"*{ArtifactWords.Title(artifact)}, version {artifact.Latest!.Number}*").Shortened(400)),
            new InputBlock("What should be different", new PlainTextInput(Value) { Multiline = true, MaxLength = TextLimits.Line }) { BlockId = Why, Hint = "Its owner reads it, and can change the text or have it decided." },
        ])
    {
        CallbackId = SignForms.DeclineCallbackId,
        PrivateMetadata = ArtifactRef.To(artifact, hash).ToString(),
        Submit = "I do not sign",
        Close = "Back",
    };

    /// <summary>The artifacts that the form showed, each with the beginning of its hash.</summary>
    public static IReadOnlyDictionary<Guid, string> Read(string? metadata)
    {
        var read = new Dictionary<Guid, string>();
        foreach (var one in (ProgramRef.Parse(metadata)?.Rest ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (one.Split(':') is [var id, { Length: HashLength } hash] && Guid.TryParseExact(id, "N", out var artifact))
            {
                read[artifact] = hash;
            }
        }

        return read;
    }

    public static IReadOnlyList<Guid> Chosen(ViewState state) =>
        [.. (state.Options(BlockOf(state), Value) ?? []).Select(text => Guid.TryParseExact(text, "N", out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];

    /// <summary>The field in which it is chosen what is signed.</summary>
    public static string BlockOf(ViewState state) => state[WhichNow, Value] is null ? Which : WhichNow;

    public static string Reason(ViewState state) => state.Text(Why, Value) ?? "";

    static IEnumerable<Block> Text(Artifact artifact, ProgramInfo program, bool isAlone)
    {
        var latest = artifact.Latest!;
        var about = ArtifactRef.To(artifact, latest.Hash[..HashLength]).ToString();
        yield return new SectionBlock(Mrkdwn.Of($"*{ArtifactWords.Version(artifact, latest, program.Roster)}*").Shortened(400))
        {
            Accessory = new Button(SignForms.DeclineAction, "I don't sign it") { Value = about },
        };
        yield return new SectionBlock(Mrkdwn.Quoted(latest.Text).Shortened(isAlone ? 2900 : Shown));
        if (artifact.InForce is { } inForce && inForce.Number != latest.Number)
        {
            var why = latest.Why is { } reason ? Mrkdwn.Of($"\n_{reason}_").Shortened(600) : Mrkdwn.Empty;
            yield return new ContextBlock(Mrkdwn.Of($"Since version {inForce.Number}: ") + TextChanges.Between(inForce.Text, latest.Text) + why);
        }

        foreach (var declined in latest.Declined)
        {
            yield return new ContextBlock(Mrkdwn.Of($"{Names.Of(program.Roster, declined.By)} does not sign it: {declined.Reason}").Shortened(700));
        }
    }
}
