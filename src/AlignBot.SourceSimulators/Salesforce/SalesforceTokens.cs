using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>Who may come in: client credentials and JWT bearer.</summary>
sealed class SalesforceTokens(LocalSalesforce salesforce)
{
    const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    static readonly string[] Audiences = ["https://login.salesforce.com", "https://test.salesforce.com"];

    readonly Dictionary<string, int> uses = [];
    readonly Lock mutex = new();

    public string Grant()
    {
        var token = "00DXX0000000001!AQ" + Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        lock (mutex)
        {
            uses[token] = 0;
        }
        return token;
    }

    public void Revoke()
    {
        lock (mutex)
        {
            uses.Clear();
        }
    }

    public bool Takes(string? authorization)
    {
        lock (mutex)
        {
            if (authorization?.StartsWith("Bearer ", StringComparison.Ordinal) != true || !uses.TryGetValue(authorization[7..], out var used))
            {
                return false;
            }
            if (salesforce.Faults.RequestsPerToken is { } most && used >= most)
            {
                uses.Remove(authorization[7..]);
                return false;
            }
            uses[authorization[7..]] = used + 1;
            return true;
        }
    }

    public async Task AnswerAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var refusal = salesforce.Faults.TokenError ?? form["grant_type"].ToString() switch
        {
            _ when salesforce.Faults.AppIsGone => ("invalid_client_id", "client identifier invalid"),
            _ when salesforce.Faults.UserIsInactive => ("inactive_user", "user is inactive"),
            "client_credentials" => ClientRefusal(http, form),
            JwtBearer => AssertionRefusal(form["assertion"].ToString()),
            _ => ("unsupported_grant_type", "grant type not supported"),
        };
        if (refusal is ({ } error, var description))
        {
            var said = new JsonObject { ["error"] = error };
            if (description is not null)
            {
                said["error_description"] = description;
            }
            await SalesforceReply.WriteAsync(http, error == "invalid_client" ? 401 : 400, said);
            return;
        }
        await SalesforceReply.WriteAsync(http, 200, new JsonObject
        {
            ["access_token"] = Grant(),
            ["signature"] = "bG9jYWw=",
            ["scope"] = "api",
            ["instance_url"] = salesforce.Faults.InstanceUrl ?? salesforce.Url,
            ["id"] = $"{salesforce.Url}/id/00DXX0000000001AAA/{salesforce.RunAs}",
            ["token_type"] = "Bearer",
            ["issued_at"] = salesforce.Options.Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        });
    }

    (string Error, string? Description)? ClientRefusal(HttpContext http, IFormCollection form)
    {
        var (id, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        if (http.Request.Headers.Authorization.ToString() is { } basic && basic.StartsWith("Basic ", StringComparison.Ordinal)
            && Encoding.UTF8.GetString(Convert.FromBase64String(basic[6..])).Split(':', 2) is [var one, var two])
        {
            (id, secret) = (Uri.UnescapeDataString(one), Uri.UnescapeDataString(two));
        }
        return id != salesforce.Options.ClientId ? ("invalid_client_id", "client identifier invalid")
            : secret != salesforce.Options.ClientSecret ? ("invalid_client", "invalid client credentials")
            : null;
    }

    (string Error, string? Description)? AssertionRefusal(string assertion)
    {
        if (salesforce.Options.PublicKey is not { } pem || assertion.Split('.') is not [var head, var claims, var signature])
        {
            return ("invalid_grant", "invalid assertion");
        }
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        using var header = JsonDocument.Parse(Bytes(head));
        if (header.RootElement.GetProperty("alg").GetString() != "RS256"
            || !rsa.VerifyData(Encoding.ASCII.GetBytes($"{head}.{claims}"), Bytes(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            return ("invalid_grant", "invalid assertion");
        }
        using var said = JsonDocument.Parse(Bytes(claims));
        var left = said.RootElement.GetProperty("exp").GetInt64() - salesforce.Options.Time.GetUtcNow().ToUnixTimeSeconds();
        return said.RootElement.GetProperty("iss").GetString() != salesforce.Options.ClientId ? ("invalid_client_id", "client identifier invalid")
            : !Audiences.Contains(said.RootElement.GetProperty("aud").GetString()) ? ("invalid_grant", "audience is invalid")
            : left is <= 0 or > 300 ? ("invalid_grant", "expired authorization code")
            : said.RootElement.GetProperty("sub").GetString() != salesforce.Options.Username ? ("invalid_grant", "user hasn't approved this consumer")
            : null;
    }

    static byte[] Bytes(string base64Url) =>
        Convert.FromBase64String(base64Url.Replace('-', '+').Replace('_', '/').PadRight(base64Url.Length + ((4 - (base64Url.Length % 4)) % 4), '='));
}
