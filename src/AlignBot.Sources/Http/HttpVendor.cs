using System.Globalization;
using System.Net.Http.Headers;

namespace AlignBot.Sources.Http;

/// <summary>What is particular to a vendor: how it says no, names a request and counts a quota.</summary>
abstract class HttpVendor
{
    /// <summary>As people know it: <c>Salesforce</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What an answer means; by default, what its status says.</summary>
    /// <remarks>A good status whose body is not of the expected kind has been sorted out before.</remarks>
    public virtual HttpVerdict Judge(HttpAnswer answer) => ByStatus(answer);

    /// <summary>The vendor's id of the request, where it gives one.</summary>
    public virtual string? CorrelationOf(HttpResponseHeaders headers) => null;

    /// <summary>Takes the vendor's word on its quota to the run.</summary>
    public virtual void Observe(HttpResponseHeaders headers, SourceRun run)
    {
    }

    protected HttpVerdict ByStatus(HttpAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => new HttpVerdict.Good(),
        401 => new HttpVerdict.Renew(
            FaultOf(answer, SourceFaultKind.Auth, $"{Name} does not take the bot's credential. Look whether it was taken back or has ended.")),
        403 => new HttpVerdict.Final(
            FaultOf(answer, SourceFaultKind.Permission, $"{Name} does not let the bot read {answer.Ask.What}. Give its user the right to.")),
        404 or 410 => new HttpVerdict.Final(FaultOf(
            answer, SourceFaultKind.Config, $"{Name} does not know where the bot asks for {answer.Ask.What}. Look at the address and "
                + $"the version in its settings.")),
        420 or 429 =>
            new HttpVerdict.Again(
                FaultOf(answer, SourceFaultKind.Throttled, $"{Name} gets too many requests at once. The bot comes again later.")),
        408 or 425 or >= 500 => new HttpVerdict.Again(FaultOf(
            answer, SourceFaultKind.Transient, $"{Name} could not answer about {answer.Ask.What} (status {Text(answer.Status)}). That "
                + $"is mostly over after a while.")),
        _ => new HttpVerdict.Final(FaultOf(
            answer, SourceFaultKind.Config, $"{Name} refused what the bot asks about {answer.Ask.What} (status "
                + $"{Text(answer.Status)}). Look at its settings.")),
    };

    protected static SourceFault FaultOf(HttpAnswer answer, SourceFaultKind kind, string message, string? code = null) =>
        new(kind, message) { Code = code ?? Text(answer.Status), CorrelationId = answer.CorrelationId };

    static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
