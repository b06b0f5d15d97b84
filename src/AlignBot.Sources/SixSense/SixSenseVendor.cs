using System.Text.Json;
using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.SixSense;

/// <summary>How 6sense says no. It names no quota in headers, and of a company that it does not know it says 404.</summary>
/// <param name="settings">Where the source stands in the configuration.</param>
sealed class SixSenseVendor(string settings) : HttpVendor
{
    static readonly Duration CreditsRest = Duration.FromDays(1);

    static readonly Duration RateRest = Duration.FromMinutes(1);

    public override string Name => "6sense";

    public override HttpVerdict Judge(HttpAnswer answer) => answer.Status switch
    {
        404 when answer.Json is { ValueKind: JsonValueKind.Object } => new HttpVerdict.Good(),
        400 or 422 => new HttpVerdict.Final(FaultOf(
            answer, SourceFaultKind.Config, $"6sense does not take how it is asked ({answer.Status}). Look at {settings}:Country and "
                + $"{settings}:Mailbox.")),
        401 => new HttpVerdict.Renew(FaultOf(
            answer, SourceFaultKind.Auth, $"6sense does not take the token of {settings}:Token. Make a new one in its settings under "
                + "Integrations, and put it where that points.")),
        402 => new HttpVerdict.Final(
            FaultOf(answer, SourceFaultKind.QuotaSpent, "The credits that 6sense allows are used up (402). Ask who runs it to buy more, or "
                + "wait until they begin anew."), CreditsRest),
        403 => new HttpVerdict.Final(FaultOf(
            answer, SourceFaultKind.Permission, $"The token of {settings}:Token may not ask for scores. Have 6sense give it the API group "
                + "Lead Scoring.")),
        429 => new HttpVerdict.Again(
            FaultOf(answer, SourceFaultKind.Throttled, $"6sense gets too many requests at once. The bot comes again later; lower "
                + $"{settings}:CallsPerMinute if others use the same token."), RateRest),
        _ => ByStatus(answer),
    };
}
