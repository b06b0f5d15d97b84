using System.Runtime.CompilerServices;
using AlignBot.Sources.Http;
using AlignBot.Sources.Signals;
using NodaTime;

namespace AlignBot.Sources.SixSense;

/// <summary>6sense's scores of the accounts of the list, one request an account.</summary>
sealed class SixSenseSource : ISource
{
    /// <summary>A company that is sure to be known there, for the look.</summary>
    const string Known = "6sense.com";

    readonly SixSenseSettings settings;
    readonly SourceHttp http;
    readonly AccessToken token;
    readonly SignalWalk walk;

    public SixSenseSource(SixSenseSettings settings, SourceServices services)
    {
        this.settings = settings;
        var secrets = new KnownSecrets();
        http = new SourceHttp(new SixSenseVendor(settings.Path), settings.Hosts, settings.Limits, secrets, services);

        // Read anew whenever it was refused, so that a rotated one is taken without a restart.
        token = new AccessToken(
            (_, _) => Task.FromResult(new GrantedToken(secrets.Keep(settings.Token.Read())) { Scheme = "Token" }), secrets);
        walk = new SignalWalk("6sense", settings.Path, settings.Calls);
    }

    public SourceKinds Gives => SourceKinds.Signals;

    /// <remarks>Costs one request.</remarks>
    public async Task<SourceCheck> CheckAsync(SourceRun run, CancellationToken cancel)
    {
        try
        {
            await ScoreAsync(new AskedAccount("", Known), run, cancel);
            return new SourceCheck();
        }
        catch (SourceException refused)
        {
            return new SourceCheck { Troubles = [refused.Fault with { Of = SourceKinds.Signals }] };
        }
    }

    public async IAsyncEnumerable<SourceSignal> ReadSignalsAsync(
        Instant? since, SourceRun run, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var signal in walk.ReadAsync((account, others) => AskAsync(account, others, run, cancel), run, cancel))
        {
            yield return signal;
        }
    }

    public IAsyncEnumerable<SourceAccount> ReadAccountsAsync(SourceRun run, CancellationToken cancel) => throw NotGiven("accounts");

    public IAsyncEnumerable<SourceOwner> ReadOwnersAsync(SourceRun run, CancellationToken cancel) => throw NotGiven("owners");

    public IAsyncEnumerable<SourceOpportunity> ReadOpportunitiesAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        throw NotGiven("opportunities");

    public IAsyncEnumerable<SourceLead> ReadLeadsAsync(Instant? since, SourceRun run, CancellationToken cancel) => throw NotGiven("leads");

    public IAsyncEnumerable<SourceActivity> ReadActivitiesAsync(Instant? since, SourceRun run, CancellationToken cancel) =>
        throw NotGiven("activities");

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        token.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task<IReadOnlyList<SourceSignal>> AskAsync(AskedAccount account, bool others, SourceRun run, CancellationToken cancel)
    {
        try
        {
            return await ScoreAsync(account, run, cancel);
        }
        catch (SourceException refused) when (others && refused.Fault.Code is "400" or "422")
        {
            // Others were answered about, so it is this account: it must not keep the rest from being read.
            run.Note("6sense does not take the domains of some accounts; they have no signals.");
            return [];
        }
    }

    async Task<IReadOnlyList<SourceSignal>> ScoreAsync(AskedAccount account, SourceRun run, CancellationToken cancel)
    {
        using var answer = await http.SendAsync(
            new HttpAsk(HttpMethod.Post, "/v2/people/score", "the scores of an account")
            {
                Content = () => new FormUrlEncodedContent(
                [
                    KeyValuePair.Create("email", $"{settings.Mailbox}@{account.Domain}"),
                    KeyValuePair.Create("country", settings.Country),
                    KeyValuePair.Create("website", account.Domain),
                ]),
            },
            token, run, cancel);
        return answer.IsGood ? SixSenseScores.SignalsOf(account, answer.Root, settings) : [];
    }

    SourceException NotGiven(string what) => new(
        SourceFaultKind.NotSupported, $"{settings.Path} gives signals only, and no {what}. Take them from a CRM, a warehouse or a file.");
}
