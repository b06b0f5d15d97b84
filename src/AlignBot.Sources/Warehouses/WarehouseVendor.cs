using AlignBot.Sources.Http;
using NodaTime;

namespace AlignBot.Sources.Warehouses;

/// <summary>How a warehouse says no: by its own code, else by its status.</summary>
/// <param name="settings">Where the source stands in the configuration, for what is to be mended there.</param>
abstract class WarehouseVendor(string settings) : HttpVendor
{
    /// <summary>How long a warehouse's own words may be in a sentence.</summary>
    const int MostWords = 200;

    static readonly Duration PaymentRest = Duration.FromHours(1);

    protected string Settings { get; } = settings;

    public override HttpVerdict Judge(HttpAnswer answer) => answer switch
    {
        { IsGood: true } => new HttpVerdict.Good(),
        _ => ByCode(answer) ?? answer.Status switch
        {
            402 => new HttpVerdict.Final(
                FaultOf(answer, SourceFaultKind.QuotaSpent, $"{Name} answers nothing until it is paid for (402): its trial or its "
                    + "credits are used up. Ask who pays for it."), PaymentRest),
            408 => new HttpVerdict.Final(TookTooLong(answer)),
            _ => ByStatus(answer),
        },
    };

    /// <summary>The verdict of the warehouse's own code. Null where it has none that says more than the status.</summary>
    protected abstract HttpVerdict? ByCode(HttpAnswer answer);

    /// <summary>The setting whose statement is asked; else what is asked for.</summary>
    protected static string About(HttpAnswer answer) => answer.Ask.Setting ?? answer.Ask.What;

    protected SourceFault TookTooLong(HttpAnswer answer, string? code = null) => FaultOf(
        answer, SourceFaultKind.Transient,
        $"{About(answer)} took longer than it may, and was stopped. Make it quicker, or raise {Settings}:StatementTimeoutSeconds.", code)
        with
    { Subject = answer.Ask.Setting };

    protected static HttpVerdict.Final Final(HttpAnswer answer, SourceFaultKind kind, string message, string? code = null,
        Duration? rest = null) =>
        new(FaultOf(answer, kind, message, code) with { Subject = answer.Ask.Setting }, rest);

    /// <summary>The warehouse's words in one line, and not too many of them.</summary>
    protected static string Short(string? words)
    {
        var line = string.Join(' ', (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return line.Length > MostWords ? line[..MostWords] + "…" : line;
    }
}
