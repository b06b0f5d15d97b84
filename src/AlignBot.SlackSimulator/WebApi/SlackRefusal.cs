namespace AlignBot.SlackSimulator;

/// <summary>
/// Slack says no, by its error's name. An exception, because any depth of a method or of validation may end the call
/// and the answer is the same everywhere: <c>{"ok":false,"error":...}</c> with the extra fields.
/// </summary>
sealed class SlackRefusal(string error, JsonObject? extra = null) : Exception(error)
{
    public string Error { get; } = error;

    public JsonObject Body
    {
        get
        {
            var body = new JsonObject { ["ok"] = false, ["error"] = Error };
            foreach (var (name, value) in extra ?? [])
            {
                body[name] = value.Copy();
            }

            return body;
        }
    }
}
