using System.CommandLine;
using AlignBot.Sandbox;

// It ends by the signals that it listens to itself, however long that takes.
return await SandboxOptions.Command(RunAsync).Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

static async Task RunAsync(SandboxOptions options)
{
    await using var sandbox = await SandboxHost.StartAsync(options);
    Console.WriteLine($"""

        The sandbox is open: {sandbox.Url}

        A local Slack with a seeded go-to-market team: a dispute is stuck, and the weekly review begins in ten minutes. The strip 'Show me' has more.
        Choose who you are at the bottom left, go to #gtm-enterprise and type /dispute.
        Riley keeps the account list, which comes from a stand-in for {sandbox.Crms.Called}: /align list.
        As Sol Reyes, in #gtm-mid-market, there is no program yet: type /invite @AlignBot to set one up.
        The drawer at the right turns the clock. Everything stays on this machine. Stop with Ctrl+C.

        """);

    var stop = new TaskCompletionSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        stop.TrySetResult();
    };
    using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(
        System.Runtime.InteropServices.PosixSignal.SIGTERM,
        signal =>
        {
            signal.Cancel = true;
            stop.TrySetResult();
        });
    await stop.Task;
}
