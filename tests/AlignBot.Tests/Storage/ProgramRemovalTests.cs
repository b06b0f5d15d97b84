using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AlignBot.Tests.Storage;

/// <summary>A program that is deleted leaves no row in any table, whichever feature brought it, and takes none of another's.</summary>
public sealed class ProgramRemovalTests() : RecordTests(new SqliteRecord())
{
    int last = 1000;

    [Fact]
    public async Task It_is_gone_from_every_table_and_the_others_are_as_they_were()
    {
        var programs = new[] { await ProgramAsync(), await ProgramAsync("COTHER"), await ProgramAsync(workspace: "T0OTHER") };
        var tables = await Bot.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(ProgramRemoval.IsOfPrograms).Select(Table.Of).ToList()));
        Assert.True(tables.Count > 30, $"Only {tables.Count} tables are of programs.");
        foreach (var (program, table) in programs.SelectMany(program => tables.Select(table => (program, table))))
        {
            await Bot.WriteAsync(async session => { await session.Statement(table.Insert(program, () => ++last)).ExecuteAsync(); });
        }

        var before = await CountAsync(tables, programs);
        Assert.All(before, count => Assert.True(count.Value > 0, $"{count.Key} has no row to remove."));
        await Bot.WriteAsync(session => ProgramRemoval.RemoveAsync(session, programs[0]));

        Assert.Equal(before.ToDictionary(count => count.Key, count => count.Key.Program == programs[0] ? 0 : count.Value), await CountAsync(tables, programs));
        Assert.Equal([programs[1].ProgramId, programs[2].ProgramId], await Bot.ReadAsync(db => db.Programs.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync()));
        await Assert.ThrowsAsync<ProgramGoneException>(() => Bot.WriteAsync(session => ProgramRemoval.RemoveAsync(session, programs[0])));
    }

    [Fact]
    public async Task Another_process_learns_that_it_is_gone_at_its_first_look()
    {
        var program = await ProgramAsync();
        var other = Record.StartBot(_ => { });
        var directory = other.Get<ProgramDirectory>();
        await directory.LatestAsync(program);
        Assert.Equal(program, await directory.FindAsync(program.InstallationId, "CGTM"));

        await Bot.WriteAsync(session => ProgramRemoval.RemoveAsync(session, program));

        Assert.Equal(program, await directory.FindAsync(program.InstallationId, "CGTM"));
        await Assert.ThrowsAsync<ProgramGoneException>(() => directory.LatestAsync(program));
        Assert.Null(await directory.FindAsync(program.InstallationId, "CGTM"));
    }

    /// <summary>A table that is of programs, and is not said to be, would keep its rows.</summary>
    [Fact]
    public async Task What_is_of_no_program_is_listed() => Assert.Equal(
        ["calendar_feeds", "data_protection_keys", "digests", "drafts", "heartbeats", "home_viewers", "inbox", "install_states", "installation_tokens", "installations", "outages", "programs", "web_sessions"],
        await Bot.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(type => !ProgramRemoval.IsOfPrograms(type))
            .Select(type => type.GetTableName()!).Order(StringComparer.Ordinal).ToList())));

    async Task<Dictionary<(string Table, ProgramKey Program), int>> CountAsync(List<Table> tables, ProgramKey[] programs)
    {
        var counts = new Dictionary<(string, ProgramKey), int>();
        foreach (var (program, table) in programs.SelectMany(program => tables.Select(table => (program, table))))
        {
            counts[(table.Name, program)] = (await Bot.Database.LookUpAsync(connection => connection.Statement(table.Count(program)).QueryAsync(row => row.Int32(0)))).Single();
        }

        return counts;
    }

    sealed record Table(string Name, IReadOnlyList<(string Name, Type Type, bool IsNullable)> Columns)
    {
        public static Table Of(IEntityType type)
        {
            var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            return new Table(table.Name, [.. type.GetProperties().Select(property => (
                property.GetColumnName(table)!, property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType, property.IsColumnNullable(table)))]);
        }

        public string Count(ProgramKey key) => $"SELECT COUNT(*) FROM {Name} WHERE installation_id = {key.InstallationId} AND program_id = {key.ProgramId}";

        /// <summary>A row that says nothing, of that program.</summary>
        public string Insert(ProgramKey key, Func<int> next) =>
            $"INSERT INTO {Name} ({string.Join(", ", Columns.Select(column => column.Name))}) VALUES ({string.Join(", ", Columns.Select(column => ValueOf(column, key, next)))})";

        static string ValueOf((string Name, Type Type, bool IsNullable) column, ProgramKey key, Func<int> next) => column switch
        {
            { Name: "installation_id" } => $"{key.InstallationId}",
            { Name: "program_id" } => $"{key.ProgramId}",
            { IsNullable: true } => "NULL",
            { Type: var type } when type == typeof(string) => $"'{next()}'",
            { Type: var type } when type == typeof(byte[]) => "X'00'",
            { Type: var type } when type == typeof(Guid) => $"'00000000-0000-0000-0000-{next():D12}'",
            _ => $"{next()}",
        };
    }
}
