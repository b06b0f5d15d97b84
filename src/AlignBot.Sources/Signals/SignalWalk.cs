using System.Runtime.CompilerServices;
using NodaTime;

namespace AlignBot.Sources.Signals;

/// <summary>Asks a vendor about each account of the list, within its quota and over as many readings as that takes. Signals come out once
/// all were asked about.</summary>
/// <param name="vendor">As people know it.</param>
/// <param name="settings">Where the source stands in the configuration.</param>
/// <param name="limits">Its quota.</param>
sealed class SignalWalk(string vendor, string settings, SignalLimits limits)
{
    /// <summary>So many answers are lost at most when the process is killed.</summary>
    const int KeptEvery = 50;

    /// <summary>What is left of a reading's time when it stops asking: enough to keep what came.</summary>
    static readonly Duration Margin = Duration.FromSeconds(15);

    /// <param name="ask">What the vendor has about one account; whether another was answered about before tells a wrong setting from a
    /// wrong account.</param>
    /// <param name="run">The reading; its rounds say whom to ask about.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="SourceException">The round is not done. What was answered is kept, and asked for no second time.</exception>
    public async IAsyncEnumerable<SourceSignal> ReadAsync(
        Func<AskedAccount, bool, Task<IReadOnlyList<SourceSignal>>> ask, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rounds = run.Rounds ?? throw new InvalidOperationException($"A reading of {settings} was begun without accounts to ask about.");
        var accounts = await rounds.AccountsAsync(cancel);
        if (accounts.IsEmpty)
        {
            throw new SourceException(
                SourceFaultKind.Config, $"No account of the list has a domain of its own, by which {vendor} could be asked about it. Map "
                    + "the domain in the source of the list.");
        }

        var round = SignalRound.Of(await rounds.ReadAsync(cancel));
        var asked = accounts.Count(round.Has);
        try
        {
            foreach (var account in accounts.Where(one => !round.Has(one)))
            {
                await TurnAsync(round, run, cancel);
                var before = run.Calls;
                try
                {
                    round.Take(account, await ask(account, asked > 0));
                }
                finally
                {
                    round.Usage = round.Usage.Plus(run.Calls - before, run.Now);
                    run.Quota = round.Usage.Quota(limits, run.Now) ?? run.Quota;
                }

                if (++asked % KeptEvery == 0)
                {
                    await rounds.KeepAsync(round.ToString(), cancel);
                }
            }
        }
        catch (SourceException refused)
        {
            await rounds.KeepAsync(round.ToString(), cancel);
            throw asked == 0 ? refused : new SourceException(
                refused.Fault with
                {
                    Message = $"{refused.Fault.Message} {asked:N0} of {accounts.Length:N0} accounts are asked about; the next reading goes "
                        + "on behind them, and the last complete one counts until then.",
                },
                refused);
        }

        await rounds.KeepAsync(round.ToString(), cancel);
        foreach (var signal in round.SignalsOf(accounts))
        {
            yield return signal;
        }

        round.End();
        await rounds.KeepAsync(round.ToString(), cancel);
    }

    async Task TurnAsync(SignalRound round, SourceRun run, CancellationToken cancel)
    {
        while (true)
        {
            if (run.Now >= run.Deadline - Margin)
            {
                throw Pause();
            }

            switch (round.Usage.Turn(limits, run.Now))
            {
                case SignalTurn.Spent spent:
                    throw new SourceException(new SourceFault(
                        SourceFaultKind.QuotaSpent, $"The {spent.Most:N0} requests that {settings} allows {vendor} for a {spent.Of} are "
                            + $"used. The bot goes on when the next {spent.Of} begins.")
                    { Until = spent.Until, Code = "quota" });
                case SignalTurn.Wait { For: var wait }:
                    await run.WaitAsync(wait, Pause().Fault, cancel);
                    break;
                default:
                    return;
            }
        }

        // Going on at once is what is meant; who reads says when that is.
        SourceException Pause() => new(new SourceFault(
            SourceFaultKind.Throttled, $"{vendor} is asked {limits.PerMinute:N0} times a minute at most, and the time of this reading is "
                + $"over. Raise {settings}:LongestMinutes if that is too often.")
        { Until = run.Now, Code = "pause" });
    }
}
