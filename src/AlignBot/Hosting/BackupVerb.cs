using System.CommandLine;
using AlignBot.Engine.Storage;
using Microsoft.Data.Sqlite;

namespace AlignBot.Hosting;

/// <summary>The verb <c>backup</c>: a whole copy of the SQLite record, taken beside a running bot, and verified.</summary>
/// <remarks>A mere copy of the file lacks what stands in the log beside it. PostgreSQL has programs of its own for this.</remarks>
static class BackupVerb
{
    public static Command Create(Func<Func<Task<int>>, Task<int>> guard)
    {
        var output = new Option<string>("--out") { Description = "The file to make; it must not be there yet.", Required = true };
        var command = new Command("backup", "Makes a whole copy of the SQLite record beside a running bot, and verifies it.") { output };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => guard(() => RunAsync([.. parsed.UnmatchedTokens], Path.GetFullPath(parsed.GetRequiredValue(output)))));
        return command;
    }

    static async Task<int> RunAsync(string[] args, string file)
    {
        var options = BotSettings.ReadDatabase(Host.CreateApplicationBuilder(args).Configuration);
        if (options.File is not { } record)
        {
            throw new SettingsException("The record is in PostgreSQL: back it up with pg_dump, as the README says.");
        }

        RecordVerbs.MustExist(options);
        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new SettingsException($"'{file}' is there already; name a file that is not.");
        }

        // Nobody takes half a copy for a backup: it gets its name when it is whole.
        var partial = file + ".partial";
        try
        {
            File.Delete(partial);
            await CopyAsync(options, partial);
            File.Move(partial, file);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"No backup was made of '{record}' at '{file}': {failure.Message.TrimEnd('.')}. Look whether the folder is there, may be written, and has room.");
        }

        Console.WriteLine($"{file}:");
        return await VerifyVerb.RunAsync([.. args, $"--ConnectionStrings:AlignBot={new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }}"], only: null);
    }

    /// <summary>All of one moment, whoever writes meanwhile.</summary>
    static async Task CopyAsync(DatabaseOptions options, string file)
    {
        await using var record = new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString());
        await record.OpenAsync();
        await using var copy = record.CreateCommand();
        copy.CommandText = "VACUUM INTO $file";
        copy.CommandTimeout = 0;
        copy.Parameters.AddWithValue("$file", file);
        await copy.ExecuteNonQueryAsync();
    }
}
