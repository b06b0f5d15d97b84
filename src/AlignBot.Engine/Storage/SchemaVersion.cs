namespace AlignBot.Engine.Storage;

/// <summary>The newest migration of each provider, so that a start can tell that nothing is pending without building EF's model.</summary>
/// <remarks>A test holds these equal to the migrations in the assembly.</remarks>
public static class SchemaVersion
{
    public const string Sqlite = "20261201045047_SourceRound";
    public const string PostgreSql = "20261201045054_SourceRound";
}
