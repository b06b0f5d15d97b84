using System.CommandLine;

namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>Starts a local HubSpot with some companies, until the process is told to stop.</summary>
static class HubSpotCommand
{
    const string Key = "pat-eu1-local-key";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Where to listen; 0 for any free port", DefaultValueFactory = _ => 0 };
        var companies = new Option<int>("--companies") { Description = "How many there are, two of them merged", DefaultValueFactory = _ => 12 };
        var page = new Option<int>("--page-size") { Description = "Rows a page at most", DefaultValueFactory = _ => 3 };
        var command = new Command("hubspot", "A local HubSpot") { port, companies, page };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(port), parsed.GetValue(companies), parsed.GetValue(page), cancel));
        return command;
    }

    static async Task RunAsync(int port, int companies, int page, CancellationToken cancel)
    {
        await using var hub = await LocalHubSpot.StartAsync(TimeProvider.System, port, cancel);
        hub.RowsPerPage = page;
        hub.Tokens.AddKey(Key);
        HubSpotSample.Fill(hub.Portal, companies, Math.Max(2, companies * 2 / 3));
        Console.WriteLine($"{hub.Address.GetLeftPart(UriPartial.Authority)} {Key}");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C: that is how it ends.
        }
    }
}
