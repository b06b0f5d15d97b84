using System.Text;

using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Engine.Storage;

/// <summary>The one model behind both databases: the tables that the engine and the features declare. Names are snake_case; instants are bigint
/// milliseconds UTC.</summary>
public abstract class AlignBotContext(DbContextOptions options, RecordModel record) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Instant>().HaveConversion<InstantColumn>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        record.Describe(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }
        }
    }

    static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}

/// <summary>The model on SQLite, the embedded default.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options, RecordModel record) : AlignBotContext(options, record);

/// <summary>The model on PostgreSQL, for several replicas.</summary>
public sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options, RecordModel record) : AlignBotContext(options, record);
