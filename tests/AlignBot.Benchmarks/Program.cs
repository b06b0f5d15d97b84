using System.CommandLine;
using AlignBot.Benchmarks;
using AlignBot.Benchmarks.AccountLists;
using AlignBot.Benchmarks.Artifacts;
using AlignBot.Benchmarks.Decisions;
using AlignBot.Benchmarks.Disputes;
using AlignBot.Benchmarks.Meetings;
using AlignBot.Benchmarks.Peer;
using AlignBot.Benchmarks.Pictures;
using AlignBot.Benchmarks.Ticks;

var root = new RootCommand("Measures AlignBot against something in the same run and prints the ratio. See docs/benchmarks.md.")
{
    PeerCommand.Create(),
    TickerCommand.Create(),
    DisputesCommand.Create(),
    PromptsCommand.Create(),
    SearchCommand.Create(),
    ArtifactsCommand.Create(),
    ListCommand.Create(),
    PicturesCommand.Create(),
};

try
{
    // Exceptions reach us instead of a stack trace: what is missing on this machine is said in one sentence.
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CannotMeasureException reason)
{
    await Console.Error.WriteLineAsync(reason.Message);
    return 2;
}
