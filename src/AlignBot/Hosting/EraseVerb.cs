using System.CommandLine;
using AlignBot.Domain;
using AlignBot.Engine.Erasure;
using AlignBot.Engine.Exports;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using Microsoft.Data.Sqlite;

namespace AlignBot.Hosting;

/// <summary>The verb <c>erase</c>: takes a person who has left, or the words of an entry, out of the record on a lawful request. Beside a running bot.</summary>
static class EraseVerb
{
    public static Command Create(Func<Func<Task<int>>, Task<int>> guard)
    {
        var command = new Command(
            "erase", "Takes a person who has left, or the words of an entry, out of all of the record. The history keeps that it was done. It can't be undone.");
        command.Subcommands.Add(Person(guard));
        command.Subcommands.Add(Entry(guard));
        command.Subcommands.Add(Replay(guard));
        return command;
    }

    static Command Person(Func<Func<Task<int>>, Task<int>> guard)
    {
        var user = new Argument<string>("user") { Description = "Slack's id of the person: U012AB3CD." };
        var names = new Option<string[]>("--name") { Description = "Another name they go by in texts; several are allowed. The one they are known by is always taken." };
        var command = new Command("person", "Their id, their name wherever it stands by itself, and what the history says of them.") { user, names };
        return With(command, guard, (host, key, list, parsed) => PersonAsync(host, key, list, parsed.GetRequiredValue(user), parsed.GetValue(names) ?? []));
    }

    static Command Entry(Func<Func<Task<int>>, Task<int>> guard)
    {
        var entry = new Argument<string>("entry") { Description = "Its number: DEC-31 or DSP-14." };
        var command = new Command("entry", "Its words, wherever they stand, and what the history says of it. Its number, its state and its people stay.") { entry };
        return With(command, guard, (host, key, list, parsed) => EntryAsync(host, key, list, parsed.GetRequiredValue(entry)));
    }

    static Command With(Command command, Func<Func<Task<int>>, Task<int>> guard, Func<IHost, ProgramKey, string?, ParseResult, Task<Erased>> erase)
    {
        var program = new Option<int?>("--program") { Description = "The program's id; needed where there are several." };
        var yes = Yes();
        var list = new Option<string?>("--list") { Description = "A file, kept apart from the backups, that notes what was erased: 'erase replay' does it again on a restored one." };
        command.Options.Add(program);
        command.Options.Add(list);
        command.Options.Add(yes);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => guard(async () =>
        {
            using var host = RecordVerbs.Open([.. parsed.UnmatchedTokens]);
            var keys = await RecordVerbs.ProgramsAsync(host, parsed.GetValue(program));
            if (keys is not [var key])
            {
                throw new SettingsException($"There are {keys.Count} programs in this record: name one with --program.");
            }

            Sure(parsed.GetValue(yes));
            var erased = await erase(host, key, parsed.GetValue(list), parsed);
            Console.WriteLine(Say(erased) + await OfFileAsync(host) + " Backups made before still hold it, and so do exported files."
                + (parsed.GetValue(list) is { } file ? $" After a restore, 'erase replay {file}' does it again." : ""));
            return 0;
        }));
        return command;
    }

    static Command Replay(Func<Func<Task<int>>, Task<int>> guard)
    {
        var (file, yes) = (new Argument<string>("file") { Description = "What 'erase ... --list' wrote." }, Yes());
        var command = new Command("replay", "Erases again, in a restored backup, what was erased since it was made.") { file, yes };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => guard(async () =>
        {
            var things = await ErasureList.ReadAsync(parsed.GetRequiredValue(file));
            using var host = RecordVerbs.Open([.. parsed.UnmatchedTokens]);
            Sure(parsed.GetValue(yes));
            var (programs, erasure) = (host.Services.GetRequiredService<ProgramDirectory>(), host.Services.GetRequiredService<RecordErasure>());
            var keys = await RecordVerbs.ProgramsAsync(host, only: null);
            var (sum, done) = (new Erased(0, 0, 0, 0), 0);
            foreach (var thing in things)
            {
                // What is not in it was erased already, or came after the backup was made.
                if (keys.Where(key => key.ProgramId == thing.Program).Cast<ProgramKey?>().FirstOrDefault() is not { } key
                    || !(thing.Person is { } user ? (await programs.LatestAsync(key)).Roster.Find(new UserId(user)) is not null : await erasure.HasWordsAsync(key, thing.Entry!.Value)))
                {
                    continue;
                }

                var erased = thing.Person is { } person ? await erasure.PersonAsync(key, person, [.. thing.Names]) : await erasure.EntryAsync(key, thing.Entry!.Value);
                (sum, done) = (new Erased(sum.Rows + erased.Rows, sum.Entries + erased.Entries, sum.Edits + erased.Edits, sum.Left + erased.Left), done + 1);
            }

            Console.WriteLine($"{done:N0} of {things.Count:N0} in the list stood in this record. " + Say(sum) + (done == 0 ? "" : await OfFileAsync(host)));
            return 0;
        }));
        return command;
    }

    static Option<bool> Yes() => new("--yes") { Description = "Does it: without it nothing is erased." };

    static void Sure(bool yes)
    {
        if (!yes)
        {
            throw new SettingsException("What is erased can't be brought back. Make a backup if you may keep one, and say it again with --yes.");
        }
    }

    static string Say(Erased erased) =>
        $"Erased in {erased.Rows:N0} rows and {erased.Entries:N0} entries of the history; "
        + $"{erased.Edits:N0} message{(erased.Edits == 1 ? " in Slack is" : "s in Slack are")} being edited."
        + (erased.Left == 0 ? "" : $" {erased.Left:N0} messages that the bot can't edit any more may still say it: delete them in Slack.");

    static async Task<string> OfFileAsync(IHost host) =>
        await WipedAsync(host) ? ""
        : host.Services.GetRequiredService<DatabaseOptions>().File is null ? " PostgreSQL keeps old rows until it vacuums."
        : " The file still has room where it stood: with the bot stopped, run it again, so that the file is written anew.";

    static async Task<Erased> PersonAsync(IHost host, ProgramKey key, string? list, string user, IReadOnlyList<string> names)
    {
        var roster = (await host.Services.GetRequiredService<ProgramDirectory>().LatestAsync(key)).Roster;
        var member = roster.Find(new UserId(user)) ?? throw new SettingsException($"Nobody in this program has the id '{user}'. An export names people by their ids.");
        if (roster.Roles.FirstOrDefault(held => held.Holder == member.User) is { } role)
        {
            throw new SettingsException($"{member.DisplayName} is {Names.Of(role.Role)}: give the role to somebody else first.");
        }

        if (member is { IsActive: true, InChannel: true })
        {
            throw new SettingsException($"{member.DisplayName} is still in the program's channel, and would be learned anew: they leave it, or their account is deactivated, first.");
        }

        IReadOnlyList<string> all = [.. names.Append(member.DisplayName).Where(name => name.Trim().Length > 1)];
        await NoteAsync(list, new ErasedThing(key.ProgramId, user, all, null));
        return await host.Services.GetRequiredService<RecordErasure>().PersonAsync(key, user, [.. all]);
    }

    static Task NoteAsync(string? list, ErasedThing thing) => list is null ? Task.CompletedTask : ErasureList.AddAsync(list, thing);

    static async Task<Erased> EntryAsync(IHost host, ProgramKey key, string? list, string entry)
    {
        var wanted = entry.Trim().ToUpperInvariant();
        foreach (var feature in host.Services.GetServices<IRecordTables>())
        {
            var keys = await host.Services.GetRequiredService<IDatabase>().ReadAsync(db => feature.KeysAsync(db, key));
            if (keys.FirstOrDefault(named => named.Value == wanted) is { Value: not null, Key: var id })
            {
                await NoteAsync(list, new ErasedThing(key.ProgramId, null, [], id));
                return await host.Services.GetRequiredService<RecordErasure>().EntryAsync(key, id);
            }
        }

        throw new SettingsException($"There is no '{entry}' in this program. Write DEC-31 or DSP-14.");
    }

    /// <summary>Writes SQLite's file anew, so that what was erased does not stand on in its free room. False where the bot holds it, and in PostgreSQL.</summary>
    static async Task<bool> WipedAsync(IHost host)
    {
        var options = host.Services.GetRequiredService<DatabaseOptions>();
        if (options.File is null)
        {
            return false;
        }

        try
        {
            await using var record = new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString());
            await record.OpenAsync();
            await using var wipe = record.CreateCommand();
            wipe.CommandTimeout = 0;
            wipe.CommandText = "PRAGMA busy_timeout=5000; VACUUM";
            await wipe.ExecuteNonQueryAsync();

            // The log beside the file is emptied too, unless somebody reads what stands in it.
            wipe.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return await wipe.ExecuteScalarAsync() is 0L;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
