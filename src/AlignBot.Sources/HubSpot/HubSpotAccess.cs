using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.HubSpot;

/// <summary>Gets the access token: reads a key, or exchanges the refresh token.</summary>
/// <remarks>
/// A key is read anew whenever it was refused, so that a rotated one is taken without a restart. When HubSpot gives a new refresh token,
/// the old one may be dead: the new one is held in memory, and written to the configured file before it is used. Without a file it is lost
/// at the end of the
/// process, and the run says so.
/// </remarks>
sealed class HubSpotAccess : IDisposable
{
    readonly HubSpotOptions options;
    readonly SourceHttp http;
    readonly KnownSecrets secrets;
    string? rotated;

    public HubSpotAccess(HubSpotOptions options, SourceHttp http, KnownSecrets secrets)
    {
        (this.options, this.http, this.secrets) = (options, http, secrets);
        Token = new AccessToken(GrantAsync, secrets);
    }

    public AccessToken Token { get; }

    public void Dispose() => Token.Dispose();

    Task<GrantedToken> GrantAsync(SourceRun run, CancellationToken cancel) => options.Credential switch
    {
        HubSpotCredential.Key key => Task.FromResult(new GrantedToken(key.Token.Read())),
        HubSpotCredential.App app => ExchangeAsync(app, run, cancel),
        _ => throw new InvalidOperationException("There is no such credential."),
    };

    /// <summary>With the newest refresh token that is known; with an older one where that is dead: the app may have been installed anew
    /// since.</summary>
    async Task<GrantedToken> ExchangeAsync(HubSpotCredential.App app, SourceRun run, CancellationToken cancel)
    {
        string[] known = [
            .. new[] { rotated, Kept(app) }.OfType<string>().Append(app.RefreshToken.Read()).Distinct(StringComparer.Ordinal)];
        foreach (var newer in known.SkipLast(1))
        {
            if (await UnlessDeadAsync(app, newer, run, cancel) is { } token)
            {
                return token;
            }
        }
        return await ExchangeAsync(app, known[^1], run, cancel);
    }

    /// <summary>Null when HubSpot does not take the refresh token, and there is another one to try.</summary>
    async Task<GrantedToken?> UnlessDeadAsync(HubSpotCredential.App app, string refresh, SourceRun run, CancellationToken cancel)
    {
        try
        {
            return await ExchangeAsync(app, refresh, run, cancel);
        }
        catch (SourceException dead) when (dead.Fault.Code == HubSpotVendor.DeadRefreshToken)
        {
            return null;
        }
    }

    async Task<GrantedToken> ExchangeAsync(HubSpotCredential.App app, string refresh, SourceRun run, CancellationToken cancel)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = app.ClientId,
            ["client_secret"] = secrets.Keep(app.ClientSecret.Read()),
            ["refresh_token"] = secrets.Keep(refresh),
        };
        var ask = new HttpAsk(HttpMethod.Post, options.Paths.Token, "an access token") { Content = () => new FormUrlEncodedContent(form) };
        using var answer = await http.SendAsync(ask, token: null, run, cancel);
        if (answer.Root.Text("access_token") is not { } token)
        {
            throw new SourceException(
                SourceFaultKind.Auth, "HubSpot's answer to the refresh token holds no access token. Look whether BaseUrl is HubSpot's.");
        }
        if (answer.Root.Text("refresh_token") is { } next && next != refresh)
        {
            await KeepAsync(app, secrets.Keep(next), run);
        }
        var life = answer.Root.Whole("expires_in") is { } seconds and > 0 ? Duration.FromSeconds(seconds) : (Duration?)null;
        return new GrantedToken(token) { EndsAt = life is { } lives ? run.Now + lives : null };
    }

    static string? Kept(HubSpotCredential.App app)
    {
        try
        {
            return app.Kept is { } path && File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } token ? token : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceFaultKind.Auth, "The file that RefreshTokenFile names can't be read. "
                + "Let the bot read and write it.", failure);
        }
    }

    /// <summary>What HubSpot gave is good from now on; it is not lost to a cancelled request.</summary>
    async Task KeepAsync(HubSpotCredential.App app, string next, SourceRun run)
    {
        rotated = next;
        if (app.Kept is not { } path)
        {
            run.Note("HubSpot gave a new refresh token in place of the old one. It is held in memory only: "
                + "set RefreshTokenFile to a file of the bot's own, or it is lost at a restart.");
            return;
        }
        try
        {
            // Beside it and then in its place: a crash leaves the old file or the new one, never half of one.
            var beside = path + ".new";
            var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            await using (var writer = new StreamWriter(beside, file))
            {
                await writer.WriteAsync(next);
            }
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            run.Note("HubSpot gave a new refresh token, and the file that RefreshTokenFile names can't be written. "
                + "Let the bot write it before it is restarted, or the app must be installed again.");
        }
    }
}
