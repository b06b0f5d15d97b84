using System.CommandLine;
using AlignBot.Engine.History;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Exports;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Hosting;

/// <summary>The verbs about the record, which need a database and no Slack: <c>export</c> and <c>verify</c>.</summary>
static class RecordVerbs
{
    public static Command Export(Func<Func<Task<int>>, Task<int>> guard)
    {
        var format = new Option<RecordFormat>("--format") { Description = "csv (tables in a zip, formulas defused), json or markdown.", DefaultValueFactory = _ => RecordFormat.Json };
        var output = new Option<string>("--out") { Description = "The file, or a folder for one file a program.", DefaultValueFactory = _ => "." };
        var program = new Option<int?>("--program") { Description = "The program's id; all of them without it." };
        var command = new Command("export", "Writes the whole record: decisions, actions, disputes, meetings, history.") { format, output, program };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => guard(() => ExportAsync(
            [.. parsed.UnmatchedTokens], parsed.GetValue(format), parsed.GetValue(output) ?? ".", parsed.GetValue(program))));
        return command;
    }

    public static Command Verify(Func<Func<Task<int>>, Task<int>> guard)
    {
        var program = new Option<int?>("--program") { Description = "The program's id; all of them without it." };
        var head = new Option<string?>("--head") { Description = "A digest that was kept elsewhere, from an export or an earlier 'verify': the record must still hold it." };
        var command = new Command("verify", "Walks the chained history, compares what people read with it, says up to what it reaches, and names what does not hold.") { program, head };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => guard(() => VerifyVerb.RunAsync([.. parsed.UnmatchedTokens], parsed.GetValue(program), parsed.GetValue(head))));
        return command;
    }

    static async Task<int> ExportAsync(string[] args, RecordFormat format, string output, int? only)
    {
        using var host = Open(args);
        var keys = await ProgramsAsync(host, only);
        var isFolder = Directory.Exists(output) || output.EndsWith(Path.DirectorySeparatorChar) || keys.Count != 1;
        if (isFolder && File.Exists(output))
        {
            throw new SettingsException($"--out is the file '{output}', and there are {keys.Count} programs: name a folder, or one program with --program.");
        }

        foreach (var key in keys)
        {
            var info = await host.Services.GetRequiredService<ProgramDirectory>().LatestAsync(key);
            var file = isFolder ? Path.Combine(Directory.CreateDirectory(output).FullName, RecordExport.FileName(info, format)) : output;
            await using var stream = File.Create(file);
            var (written, head) = await host.Services.GetRequiredService<RecordExport>().WriteAsync(key, format, stream, async (done, total) =>
            {
                if (done % 10_000 == 0)
                {
                    await Console.Error.WriteLineAsync($"{info.Name}: {done:N0} of {total:N0} entries");
                }
            });
            Console.WriteLine($"{info.Name}: {written:N0} entries in {file}, head {head}");
        }

        return 0;
    }

    /// <summary>Opening what is not there would make it.</summary>
    /// <exception cref="SettingsException">The record's file is not there.</exception>
    internal static void MustExist(DatabaseOptions options)
    {
        if (options.File is { } file && !File.Exists(file))
        {
            throw new SettingsException($"There is no record at '{file}'. Look at ConnectionStrings:AlignBot.");
        }
    }

    /// <summary>The record without a bot around it.</summary>
    /// <exception cref="SettingsException">The database is of another build.</exception>
    internal static IHost Open(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.AddBotLog();
        var options = BotSettings.ReadDatabase(builder.Configuration);
        MustExist(options);
        builder.Services.AddUnstarted(ReadOnlyRecord.Of(options));
        return builder.Build();
    }

    /// <param name="host">The record.</param>
    /// <param name="only">The only program that is wanted; null for all.</param>
    /// <param name="andGone">Also programs of which only the history is left.</param>
    internal static async Task<List<ProgramKey>> ProgramsAsync(IHost host, int? only, bool andGone = false)
    {
        var database = host.Services.GetRequiredService<IDatabase>();
        if (!await host.Services.GetRequiredService<Migrator>().IsMigratedAsync())
        {
            throw new SettingsException("The database's schema is not this build's. Run 'AlignBot migrate' first.");
        }

        var keys = await database.ReadAsync(db => db.Programs.Where(row => only == null || row.Id == only).OrderBy(row => row.Id)
            .Select(row => new ProgramKey(row.InstallationId, row.Id)).ToListAsync());
        if (andGone)
        {
            keys.AddRange((await database.ReadAsync(db => db.History.Where(row => only == null || row.ProgramId == only)
                .Select(row => new { row.InstallationId, row.ProgramId }).Distinct().OrderBy(row => row.ProgramId).ToListAsync()))
                .Select(row => new ProgramKey(row.InstallationId, row.ProgramId)).Except(keys));
        }

        return (keys.Count, only) switch
        {
            (not 0, _) => keys,
            (_, { } id) => throw new SettingsException($"There is no program {id}."),

            // The schema of a running bot's file without the log beside it looks like this; so does a database that nobody has used.
            _ => throw new SettingsException(
                "There is no program in this record: nobody has used it, or it is a copy that lacks the -wal file. 'AlignBot backup --out FILE' makes a whole one."),
        };
    }
}
