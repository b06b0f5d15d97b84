namespace AlignBot.Scenarios.Anything;

/// <summary>What restless people type after a slash.</summary>
static class Commands
{
    public static readonly IReadOnlyList<(string Command, string Text)> All =
    [
        ("/dispute", ""), ("/dispute", "Do webinar sign-ups count as MQLs?"), ("/dispute", "Who owns Globex?"),
        ("/dispute", "help"), ("/dispute", "list"), ("/dispute", "list mine"), ("/dispute", "list all"), ("/dispute", "list with @tom"), ("/dispute", "list category nothing"),
        ("/dispute", "show DSP-1"), ("/dispute", "show DSP-999"), ("/dispute", "show"), ("/dispute", "show 99999999999"),
        ("/decision", ""), ("/decision", "Webinar sign-ups count only after a second touch"), ("/decision", "list"), ("/decision", "search touch"),
        ("/decision", "show DEC-1"), ("/decision", "search by:@ana from:2026-02-30"), ("/decision", "search \"unbalanced * -x"), ("/decision", "search status:in-force touch"),
        ("/align", "actions"), ("/align", "actions all"), ("/align", "members"), ("/align", "away"), ("/align", "away 2026-11-30 to 2026-12-02 Skiing"), ("/align", "calendar"),
        ("/align", "path"), ("/align", "path check"), ("/align", "path edit"), ("/align", "path rehearse"), ("/align", "export csv"),
        ("/align", ""), ("/align", "status"), ("/align", "help"), ("/align", "frobnicate"), ("/align", "dispute Who pays for the booth?"),
        ("/align", "decision Tier one has sixty accounts"),
        ("/meeting", ""), ("/meeting", "add Acme is stuck"), ("/meeting", "agenda"), ("/meeting", "start"), ("/meeting", "end"), ("/meeting", "series"),
        ("/meeting", "move tomorrow 10:00 the board meets"), ("/meeting", "skip nobody is here"), ("/meeting", "met"), ("/align", "meeting frobnicate"),
        ("/align", "path"), ("/align", "path edit"), ("/align", "path file"), ("/align", "path check"), ("/align", "path rehearse"), ("/align", "path export"),
        ("/align", "members"), ("/align", "away"), ("/align", "away list"), ("/align", "away tomorrow"), ("/align", "calendar"), ("/align", "calendar edit"),
        ("/align", "program export"),
    ];
}
