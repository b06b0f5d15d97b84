using AlignBot.Domain.AccountLists;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using AlignBot.Sources;

namespace AlignBot.Contracts;

/// <summary>The menu in which a form asks where something comes from: files, or one of the server's sources that gives the kind.</summary>
/// <param name="sources">The server's.</param>
/// <param name="kind">What is to come from there.</param>
sealed class SourceMenu(ISourceReadings sources, SourceKinds kind)
{
    const string Value = "value";
    const string From = "from:";

    /// <summary>As many as stand in one menu.</summary>
    const int Most = 50;

    /// <summary>The sources of the configuration that give the kind.</summary>
    public IEnumerable<string> Giving => sources.Names.Where(name => sources.Gives(name).HasFlag(kind));

    /// <summary>The input.</summary>
    /// <param name="label">Above it.</param>
    /// <param name="block">Under which it is read.</param>
    /// <param name="otherwise">What it says, by value and label, where neither files nor a source is chosen.</param>
    /// <param name="files">What files are called.</param>
    /// <param name="chosen">A source's name, or that of files; null for the other.</param>
    public InputBlock Input(string label, string block, (string Value, string Label) otherwise, string files, string? chosen)
    {
        List<Option> options =
        [
            new Option(otherwise.Value, (PlainText)otherwise.Label),
            new Option(From + AccountList.FromFiles, (PlainText)files),
            .. Giving.Take(Most).Select(name => new Option(From + name, new PlainText($"The source {name}").Shortened(75))),
        ];
        return new InputBlock(label, new StaticSelectMenu(Value, options)
        {
            InitialOption = options.Find(option => option.Value == (chosen is null ? otherwise.Value : From + chosen)) ?? options[0],
        })
        {
            BlockId = block,
        };
    }

    /// <summary>What was chosen, as <see cref="Input"/> offers it. Not said: nothing, or a name that the configuration does not have, of which none is ever
    /// read.</summary>
    /// <returns>Whether something was said; a name, or null for neither files nor a source.</returns>
    public (bool IsSaid, string? Source) Read(ViewState state, string block)
    {
        if (state.Option(block, Value) is not { } said)
        {
            return (false, null);
        }

        var source = said.StartsWith(From, StringComparison.Ordinal) ? said[From.Length..] : null;
        return source is null or AccountList.FromFiles || Giving.Contains(source) ? (true, source) : (false, null);
    }
}
