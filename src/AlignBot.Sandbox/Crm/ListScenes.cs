using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.SlackSimulator;
using NodaTime;

namespace AlignBot.Sandbox.Crm;

/// <summary>The scenes of the shared account list: a week's changes, a connection that breaks, two accounts that become one.</summary>
sealed class ListScenes(Func<IServiceProvider> bot, StandIns crms, Func<Simulator, DateTimeOffset, CancellationToken, Task<HostAnswer>> turn) : IDisposable
{
    const string Riley = "URILEY";
    const string Priya = "UPRIYA";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Held by the scene that is being set.</summary>
    readonly SemaphoreSlim stage = new(1);

    public IReadOnlyList<HostButton> Buttons =>
    [
        Scene("Show me the weekly diff", WeeklyDiffAsync),
        Scene("Break the connection", BreakAsync),
        Scene("Merge two accounts", MergeAsync),
    ];

    IDatabase Database => bot().GetRequiredService<IDatabase>();

    public void Dispose() => stage.Dispose();

    HostButton Scene(string label, Func<Simulator, ProgramKey, CancellationToken, Task<HostAnswer>> play) => new(label, (slack, ct) => AloneAsync(slack, play, ct)) { IsScene = true };

    /// <summary>One after the other: a second click while the first is at work does nothing, and says so.</summary>
    async Task<HostAnswer> AloneAsync(Simulator slack, Func<Simulator, ProgramKey, CancellationToken, Task<HostAnswer>> play, CancellationToken ct)
    {
        if (!await stage.WaitAsync(TimeSpan.Zero, ct))
        {
            return new HostAnswer(false, "The scene before is still being set: press again in a moment.");
        }

        try
        {
            var (key, list) = await ListAsync();
            return list?.Source == StandIns.Crm
                ? await play(slack, key, ct)
                : new HostAnswer(false, $"The account list does not come from the stand-in for {crms.Called}. As Riley, choose the source crm under /align list source.");
        }
        finally
        {
            stage.Release();
        }
    }

    async Task<HostAnswer> WeeklyDiffAsync(Simulator slack, ProgramKey key, CancellationToken ct)
    {
        await MendedAsync(key, ct);
        crms.Sales.WorkAWeek();
        return await DiffAsync(slack, key, $"A week of changes in {crms.Called} is posted in the channel.", ct);
    }

    async Task<HostAnswer> MergeAsync(Simulator slack, ProgramKey key, CancellationToken ct)
    {
        await MendedAsync(key, ct);
        return crms.Sales.MergeTwo() is var (survivor, loser)
            ? await DiffAsync(slack, key, $"{loser} was merged into {survivor} in {crms.Called}: the week's diff says so, and not that it left.", ct)
            : new HostAnswer(false, "No two accounts on the list are one company any more: all that were are merged, or left it.");
    }

    /// <summary>Takes the credential away; pressed again, gives it back. Either way Riley reads how the sources stand.</summary>
    async Task<HostAnswer> BreakAsync(Simulator slack, ProgramKey key, CancellationToken ct)
    {
        var breaks = !crms.IsBroken;
        if (breaks)
        {
            crms.Break();
            await ReadAsync(key, ct);
        }
        else
        {
            await MendedAsync(key, ct);
        }

        await slack.RunCommandAsync(Riley, GtmTeam.Channel, "/align sources");
        return new HostAnswer(true, breaks
            ? $"{crms.Called} takes the bot's credential no longer. You are Riley, who reads what to mend; the list stands as it was. Press again to mend it."
            : "The credential is taken again, and the list was read. You are Riley, who sees that it is.")
        {
            As = Riley,
            In = GtmTeam.Channel,
        };
    }

    /// <summary>Reads the list as it is before something is changed, so that the next diff has only that.</summary>
    Task MendedAsync(ProgramKey key, CancellationToken ct)
    {
        crms.Mend();
        return ReadAsync(key, ct);
    }

    Task ReadAsync(ProgramKey key, CancellationToken ct) => bot().GetRequiredService<IReadSources>().ReadAsync(key, StandIns.Crm, since: null, ct);

    /// <summary>Turns to the next diff, and waits until it is posted.</summary>
    async Task<HostAnswer> DiffAsync(Simulator slack, ProgramKey key, string said, CancellationToken ct)
    {
        var program = await bot().GetRequiredService<ProgramDirectory>().LatestAsync(key);
        if ((await ListAsync()).List is not { } list)
        {
            return new HostAnswer(false, "There is no account list.");
        }

        var at = list.Dates.After(Instant.FromDateTimeOffset(slack.Now), program.Calendar);
        if (await turn(slack, at.ToDateTimeOffset(), ct) is { IsDone: false } late)
        {
            return late;
        }

        using var patience = new CancellationTokenSource(Patience);
        while ((await ListAsync()).List?.Diff is not { } diff || diff.PostedAt < at)
        {
            if (patience.IsCancellationRequested)
            {
                return new HostAnswer(false, "The diff is not posted yet; the bot is busy.");
            }

            await Task.Delay(Look, ct);
        }

        return new HostAnswer(true, $"{When.Written(at, program.Calendar.Zone)}: {said} You are Priya, who attests it for marketing.") { As = Priya, In = GtmTeam.Channel };
    }

    Task<(ProgramKey Key, AccountList? List)> ListAsync() => Database.ReadAsync(async db =>
    {
        var key = await Greeting.KeyAsync(db);
        return (key, await ListTables.ListAsync(db, key));
    });
}
