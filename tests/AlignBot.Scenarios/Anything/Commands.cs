namespace AlignBot.Scenarios.Anything;

/// <summary>What restless people type after a slash.</summary>
static class Commands
{
    public static readonly IReadOnlyList<(string Command, string Text)> All =
    [
        ("/dispute", ""), ("/dispute", "Do webinar sign-ups count as MQLs?"), ("/dispute", "Who owns Globex?"),
        ("/dispute", "help"), ("/dispute", "list"), ("/dispute", "list mine"), ("/dispute", "list all"), ("/dispute", "list with @tom"), ("/dispute", "list category nothing"),
        ("/dispute", "show DSP-1"), ("/dispute", "show DSP-999"), ("/dispute", "show"),
        ("/decision", ""), ("/decision", "Webinar sign-ups count only after a second touch"), ("/decision", "list"), ("/decision", "search touch"),
        ("/align", ""), ("/align", "status"), ("/align", "help"), ("/align", "frobnicate"), ("/align", "dispute Who pays for the booth?"),
        ("/align", "decision Tier one has sixty accounts"),
    ];
}
