namespace AlignBot.SlackSimulator.Model;

/// <summary>The bot tokens that installing the app gave, with their ends. The one that the app was registered with is not among them.</summary>
sealed class TokenBook(TimeProvider real)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Given> given = [];
    readonly Dictionary<string, string?> refreshing = [];
    readonly Dictionary<string, CodeState> codes = [];
    int last;

    sealed record Given(DateTimeOffset? EndsAt, string? Error);

    sealed record CodeState(string RedirectUri, bool IsUsed);

    /// <summary>Another code of a consent, good once.</summary>
    public string NewCode(string redirectUri)
    {
        lock (gate)
        {
            var code = Guid.NewGuid().ToString("N");
            codes[code] = new CodeState(redirectUri, IsUsed: false);
            return code;
        }
    }

    public bool Knows(string? codeOrRefreshToken)
    {
        lock (gate)
        {
            return codeOrRefreshToken is not null && (codes.ContainsKey(codeOrRefreshToken) || refreshing.ContainsKey(codeOrRefreshToken));
        }
    }

    /// <summary>Uses a code up; Slack's word for why not, or null.</summary>
    public string? Use(string code, string? redirectUri)
    {
        lock (gate)
        {
            if (!codes.TryGetValue(code, out var state))
            {
                return "invalid_code";
            }

            if (state.IsUsed)
            {
                return "code_already_used";
            }

            if (state.RedirectUri != redirectUri)
            {
                return "bad_redirect_uri";
            }

            codes[code] = state with { IsUsed = true };
            return null;
        }
    }

    /// <summary>Gives a token, with one to renew it where it ends.</summary>
    /// <param name="life">How long it is good; null without an end.</param>
    public (string Token, string? Refresh) Give(TimeSpan? life)
    {
        lock (gate)
        {
            if (life is null && given.FirstOrDefault(one => one.Value is { Error: null, EndsAt: null }).Key is { } standing)
            {
                // Who installs once more gets the token that stands.
                return (standing, null);
            }

            var number = (++last).ToString(CultureInfo.InvariantCulture);
            var token = life is null ? $"xoxb-given-{number}-{Guid.NewGuid():N}" : $"xoxe.xoxb-1-{number}-{Guid.NewGuid():N}";
            given[token] = new Given(real.GetUtcNow() + life, Error: null);
            if (life is null)
            {
                return (token, null);
            }

            var refresh = $"xoxe-1-{number}-{Guid.NewGuid():N}";
            refreshing[refresh] = token;
            return (token, refresh);
        }
    }

    /// <summary>The next pair for a refresh token, which is spent by it; null where it was spent before. The old token is good until its own end.</summary>
    public (string Token, string? Refresh)? Renew(string refresh, TimeSpan life)
    {
        lock (gate)
        {
            if (refreshing.GetValueOrDefault(refresh) is null)
            {
                return null;
            }

            refreshing[refresh] = null;
        }

        return Give(life);
    }

    /// <summary>Why Slack refuses the token, or "" where it takes it; null where it is none of these.</summary>
    public string? Look(string token)
    {
        lock (gate)
        {
            return !given.TryGetValue(token, out var one) ? null : one.Error ?? (one.EndsAt <= real.GetUtcNow() ? "token_expired" : "");
        }
    }

    /// <summary>The app is removed, or its tokens revoked: none of them is good any more, nor can be renewed.</summary>
    public void End(string error)
    {
        lock (gate)
        {
            foreach (var token in given.Keys.ToList())
            {
                given[token] = given[token] with { Error = error };
            }

            foreach (var refresh in refreshing.Keys.ToList())
            {
                refreshing[refresh] = null;
            }
        }
    }

    /// <summary>Lets every token that is good now end after so long.</summary>
    public void EndIn(TimeSpan left)
    {
        lock (gate)
        {
            foreach (var token in given.Where(one => one.Value is { Error: null, EndsAt: not null }).Select(one => one.Key).ToList())
            {
                given[token] = given[token] with { EndsAt = real.GetUtcNow() + left };
            }
        }
    }
}
