using System.Globalization;
using AlignBot.Engine.History;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Hosting;

/// <summary><c>verify</c>: whether the record is what it was when it was written, a line a program.</summary>
static class VerifyVerb
{
    /// <summary>What it ends with when something does not hold: not the code of a mistake in the settings.</summary>
    const int Broken = 2;

    public static async Task<int> RunAsync(string[] args, int? only, string? head = null)
    {
        var anchor = Anchor(head);
        using var host = RecordVerbs.Open(args);
        var (code, isThere) = (0, anchor is null);
        foreach (var key in await RecordVerbs.ProgramsAsync(host, only, andGone: true))
        {
            var (name, reach, found) = await host.Services.GetRequiredService<IDatabase>().ReadAsync(async db => (
                await db.Programs.Where(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId).Select(row => row.Name).SingleOrDefaultAsync(),
                await ReachAsync(db, key),
                await HistoryVerification.RunAsync(db, key, anchor)));
            code = found.BrokenAt is null ? code : Broken;
            isThere |= found.HeadAt is not null;
            Say($"{name ?? "A program that is gone"} (program {key.ProgramId}): ", found, reach);
        }

        if (!isThere)
        {
            Console.WriteLine("The digest given with --head is none of this record's: it was cut or rewritten since, or the digest is another record's.");
            return Broken;
        }

        return code;
    }

    static void Say(string program, HistoryVerification found, string reach)
    {
        var erased = found.Erased == 0 ? "" : $" The text of {found.Erased:N0} was erased on request.";
        var unbound = found.Unbound == 0
            ? ""
            : $" {found.Unbound:N0} things were last changed by a build that bound no states: only their history is checked.";
        var head = found.HeadAt is { } at ? $" The digest given is that of entry {at:N0}." : "";
        Console.WriteLine(found.BrokenAt is { } broken
            ? $"{program}BROKEN at entry {broken:N0}. {found.Why}{erased}"
            : $"{program}{found.Rows:N0} entries, unbroken.{reach}{erased}{unbound}{head}");
        foreach (var other in found.Others)
        {
            Console.WriteLine($"  {other}");
        }
    }

    /// <exception cref="SettingsException">It is no digest.</exception>
    static byte[]? Anchor(string? head)
    {
        if (head is null)
        {
            return null;
        }

        return head.Length == 2 * HistoryChain.DigestLength && head.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(head)
            : throw new SettingsException($"--head is '{head}': a digest is {2 * HistoryChain.DigestLength} hexadecimal digits, as 'verify' and exports say them.");
    }

    /// <summary>Up to what the record goes: a stale copy holds together as well as a new one, and only this tells them apart.</summary>
    static async Task<string> ReachAsync(AlignBotContext db, ProgramKey key)
    {
        var head = await db.Programs.Where(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId).Select(row => row.HistoryHead).SingleOrDefaultAsync();
        return head is not null && await db.History.Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId)
                .OrderByDescending(row => row.Sequence).Select(row => new { row.Sequence, row.At }).FirstOrDefaultAsync() is { } last
            ? $" The last is entry {last.Sequence.ToString(CultureInfo.InvariantCulture)} of {last.At}, digest {Convert.ToHexStringLower(head)}."
            : "";
    }
}
