namespace AlignBot.Sandbox;

/// <summary>What the sandbox's account list and measures come from: a stand-in for one of these, which runs beside the bot.</summary>
enum SandboxStack
{
    Salesforce,
    Snowflake,
    BigQuery,
    Databricks,
}
