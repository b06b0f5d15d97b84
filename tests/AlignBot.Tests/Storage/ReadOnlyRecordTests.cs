using AlignBot.Engine.Clock;
using AlignBot.Engine.Features;
using AlignBot.Engine.Storage;
using AlignBot.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlignBot.Tests.Storage;

/// <summary>A record where nothing may be written, and what is said of a database that can't be used.</summary>
public sealed class ReadOnlyRecordTests
{
    [Fact]
    public async Task It_is_read_without_a_file_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("alignbot 100% #1 ").FullName;
        var file = Path.Combine(folder, "record.db");
        await using (var record = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await record.OpenAsync();
            await using var make = record.CreateCommand();
            make.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('The list is frozen.')";
            await make.ExecuteNonQueryAsync();
        }

        var options = ReadOnlyRecord.Unchanging(new DatabaseOptions(), file);
        await using (var database = new SqliteDatabase(
            options, FeatureServices.ModelOf(Features.All), new BusinessClock(TimeProvider.System), TimeProvider.System, NullLogger.Instance))
        {
            Assert.Equal(["The list is frozen."], await database.LookUpAsync(connection => connection.Statement("SELECT text FROM notes").QueryAsync(row => row.String(0))));
            Assert.Equal(0, await database.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT count(*) - 1 AS Value FROM notes").SingleAsync()));
        }

        Assert.Equal([file], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(8, "can't be written")]
    [InlineData(11, "is damaged")]
    [InlineData(13, "is full. Make room")]
    [InlineData(26, "is not a SQLite database")]
    public void A_failure_of_the_database_is_a_sentence_wherever_it_is_wrapped(int code, string says)
    {
        var wrapped = new InvalidOperationException("It broke.", new DbUpdateException("EF says so.", new SqliteException("as SQLite says it", code)));

        Assert.Contains(says, StorageTrouble.Say(wrapped, new DatabaseOptions { ConnectionString = "Data Source=/srv/a.db" }), StringComparison.Ordinal);
        Assert.Null(StorageTrouble.Say(new InvalidOperationException("A mistake of ours."), new DatabaseOptions()));
    }
}
