using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.SourceReadings;

/// <summary>How each source stands: what it gives, when it was read whole, when it is read next, what is wrong and how to mend
/// it.</summary>
sealed class SourcesPage(
    SourceCatalog catalog, IEnumerable<ITakeAccounts> takers, IEnumerable<ISourcesPart> parts, IDatabase database, IClock clock)
{
    /// <summary>Percent of a quota from which it is worth a line.</summary>
    const int QuotaSaid = 10;

    public Task<(Mrkdwn Text, IReadOnlyList<Block> Blocks)> ShowAsync(ProgramInfo program, UserId reader) => database.ReadAsync(async db =>
    {
        List<Block> below = [];
        List<SourceLine> said = [];
        foreach (var part in parts)
        {
            var (ofSources, rest) = await part.SayAsync(db, program, reader);
            said.AddRange(ofSources);
            below.AddRange(rest);
        }

        if (catalog.Names.IsEmpty)
        {
            var none = Mrkdwn.Of(
                $"*No source is set up on this server.* The account list comes from files until whoever runs AlignBot names one in "
                    + $"its configuration: a CRM or a warehouse.");
            return (none, (IReadOnlyList<Block>)[new SectionBlock(none), .. below]);
        }

        var rows = await SourceTables.Of(db, program.Key).ToDictionaryAsync(row => row.Source);
        List<(string Source, string For)> wants = [];
        foreach (var taker in takers)
        {
            wants.AddRange(await taker.WantsAsync(db, program.Key));
        }

        var governs = program.Roster.MayGovern(reader, clock.GetCurrentInstant());
        var title = Mrkdwn.Of($"*Sources*");
        List<Block> blocks = [new SectionBlock(title)];
        foreach (var name in catalog.Names.Take(20))
        {
            var row = rows.GetValueOrDefault(name);
            List<SourceLine> lines = [.. said.Where(line => line.Source == name)];
            List<string> accounts = [
                .. wants.Where(want => want.Source == name).Select(want => want.For)], what = [
                    .. accounts, .. lines.Select(line => line.For).OfType<string>()];
            blocks.Add(
                new SectionBlock(Say(program, name, what, row, accounts.Count > 0,
                    [.. lines.Select(line => line.Text)]))
                {
                    Accessory = governs
                        && what.Count > 0 ? SourceButtons.Read(program, name) : null
                });
        }

        blocks.AddRange(below);
        return (title, blocks);
    });

    Mrkdwn Say(ProgramInfo program, string name, List<string> what, SourceReadingRow? row, bool givesAccounts, List<Mrkdwn> more)
    {
        var (zone, look) = (program.Calendar.Zone, SourceLook.Read(row?.Look));
        List<Mrkdwn> lines = [Mrkdwn.Of($"*{name}* ({catalog.TypeOf(name)}): {(what.Count == 0 ? "not used here" : Names.Join(what))}")];
        if (row?.Trouble is { } trouble)
        {
            lines.Add(
                Mrkdwn.Of($":warning: Not readable since {When.Written(row.TroubleSince!.Value, zone)}: "
                    + $"{trouble}{(row.TroubleCode is { } code ? $" ({code})" : "")}"));
        }

        if (row?.ReadAt is { } read)
        {
            lines.Add(
                Mrkdwn.Of($"Read whole on {When.Written(read, zone)}{(givesAccounts ? $": {row.Accounts:N0} accounts" : "")}{(row.Calls is { } calls and > 0 ? $", {calls:N0} {(calls == 1 ? "request" : "requests")}" : "")}.{(row.NextAt is { } next ? $" Next on {When.Written(next, zone)}." : "")}"));
        }
        else if (what.Count > 0)
        {
            lines.Add(
                row is { Wanted: true } ? Mrkdwn.Of($"Being read for the first time.") : Mrkdwn.Of($"Not read whole yet.{(row?.NextAt is { } next ? $" It is tried again on {When.Written(next, zone)}." : "")}"));
        }

        lines.AddRange(more);
        if (row is { QuotaUsed: { } used, QuotaLimit: { } limit and > 0 } && used * 100 / limit is >= QuotaSaid and var share)
        {
            lines.Add(Mrkdwn.Of($"Quota: {used:N0} of {limit:N0} used ({share} %)."));
        }

        if (look is not null)
        {
            lines.AddRange(Credential(look, zone));
            lines.AddRange(look.Warnings.Take(4).Select(warning => Mrkdwn.Of($"{warning}")));
        }

        return Lines.Fit([.. lines.Select(line => line.Shortened(1200))]);
    }

    static IEnumerable<Mrkdwn> Credential(SourceLook look, DateTimeZone zone)
    {
        if (look.CredentialOf is { } of)
        {
            yield return Mrkdwn.Of(
                $"Credential of {of}{(look.IsAPersons switch { true => ", a person: it ends when they leave. A system user's is better", false => ", a system user", null => "" })}.");
        }

        if (look.EndsAt is { } ends)
        {
            yield return Mrkdwn.Of($"It ends on {When.Written(ends, zone)}.");
        }
    }
}
