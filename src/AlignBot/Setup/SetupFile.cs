using System.Globalization;
using System.Text;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Setup;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Wording;
using NodaTime;

namespace AlignBot.Setup;

/// <summary>A set-up as the program file that says the same. It is read as any other: what a step refuses is what the file's reader refuses.</summary>
sealed class SetupFile
{
    readonly StringBuilder text = new();

    /// <summary>By which field each line came about, from the first line on.</summary>
    readonly List<string> owners = [];

    readonly SetupDraft draft;
    readonly SetupProposals proposals;

    public SetupFile(string workspace, SetupDraft draft, UserId viewer)
    {
        (this.draft, proposals) = (draft, new SetupProposals(draft, viewer));
        Line(SetupSteps.Name, $"workspace: {YamlText.Scalar(workspace)}");
        Line(SetupSteps.Name, $"channel: {YamlText.Scalar(draft.Channel)}");
        Line(SetupSteps.Name, $"name: {Scalar(SetupSteps.Name)}");
        Calendar();
        Members();
        Roles();
        Series();
        Path();
        Artifacts();
    }

    public string Text => text.ToString();

    /// <summary>What a field says.</summary>
    public string this[string field] => draft.Value(SetupSteps.Of(field).Fields.First(one => one.Id == field), proposals);

    /// <summary>What is wrong, by the field that it stands under: of those it came from, the first sentence.</summary>
    public Dictionary<string, string> Problems(IReadOnlyList<ProgramFileProblem> problems)
    {
        var sentences = WhoCanNot();
        foreach (var problem in problems)
        {
            sentences.TryAdd(owners[(int)Math.Clamp(problem.Line - 1, 0, owners.Count - 1)], problem.Sentence);
        }

        return sentences;
    }

    /// <summary>The people of a field.</summary>
    public IEnumerable<UserId> People(string field) => SetupPeople.Of(this[field]);

    /// <summary>What the file can't say: somebody who is not among those found has no line in it.</summary>
    Dictionary<string, string> WhoCanNot()
    {
        var sentences = new Dictionary<string, string>();
        foreach (var field in SetupSteps.All.SelectMany(step => step.Fields).Where(field => field.Input is SetupInput.Person or SetupInput.People))
        {
            foreach (var user in People(field.Id))
            {
                if (draft.Find(user) is not { } person)
                {
                    sentences.TryAdd(field.Id, $"Somebody chosen here is not in #{draft.ChannelName}. Invite them there with /invite and press Next again, or choose somebody else.");
                }
                else if (person.Kind is not MemberKind.Human)
                {
                    sentences.TryAdd(field.Id, $"{person.Name} {Names.Why(StandingOf(person.Kind))}; choose a full member of the workspace.");
                }
            }
        }

        if (First is not null && this[SetupSteps.FirstOwner].Length == 0)
        {
            sentences.TryAdd(SetupSteps.FirstOwner, "Choose who answers for it, or 'Nothing yet' above.");
        }

        foreach (var twice in SetupSteps.Teams.SelectMany(team => People(team.Field).Distinct(), (team, user) => (team.Field, User: user)).GroupBy(one => one.User).Where(group => group.Count() > 1))
        {
            sentences.TryAdd(twice.Last().Field, $"{draft.NameOf(twice.Key)} is in two teams: leave them in one.");
        }

        return sentences;
    }

    /// <summary>What comes first; null for nothing yet.</summary>
    public FirstArtifact? First => FirstArtifact.Find(this[SetupSteps.First]);

    static Standing StandingOf(MemberKind kind) => kind switch
    {
        MemberKind.Bot => Standing.Bot,
        MemberKind.Guest => Standing.Guest,
        _ => Standing.External,
    };

    void Calendar()
    {
        Line(SetupSteps.Zone, "calendar:");
        Line(SetupSteps.Zone, $"  zone: {Scalar(SetupSteps.Zone)}");
        Line(SetupSteps.Days, $"  days: {Scalar(SetupSteps.Days)}");
        Line(SetupSteps.Hours, $"  hours: {Scalar(SetupSteps.Hours)}");
        Listed(SetupSteps.Holidays, "  holidays:", day => $"    - {YamlText.Scalar(day)}");
    }

    void Members()
    {
        var functions = SetupSteps.Teams.SelectMany(team => People(team.Field), (team, user) => (user, team.Function)).ToLookup(one => one.user, one => one.Function);
        Line(SetupSteps.Name, "members:");
        foreach (var person in draft.People.Where(person => person.Kind is not MemberKind.Bot))
        {
            var fields = new List<string> { $"user: {YamlText.Scalar(person.User.Value)}", $"name: {YamlText.Scalar(Shown(person))}" };
            fields.AddRange(person.Kind is MemberKind.Human ? functions[person.User].Take(1).Select(function => $"function: {function}") : [$"kind: {YamlValues.Words(person.Kind)}"]);
            if (person.Zone is { Length: > 0 } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
            {
                fields.Add($"zone: {YamlText.Scalar(zone)}");
            }

            Line("in-sales", $"  - {{ {string.Join(", ", fields)} }}");
        }
    }

    static string Shown(PersonFound person) => TextLimits.Cut(person.Name.Trim(), TextLimits.ShortName).Trim() is { Length: > 0 } name ? name : person.User.Value;

    void Roles()
    {
        Line("executive", "roles:");
        foreach (var (role, holder, deputy) in SetupSteps.Roles)
        {
            Line(holder, $"  {Names.Of(role)}:");
            Line(holder, $"    holder: {Scalar(holder)}");
            if (deputy is not null && this[deputy].Length > 0)
            {
                Line(deputy, $"    deputy: {Scalar(deputy)}");
            }
        }
    }

    void Series()
    {
        List<(string Template, string When, string At)> held = [.. SetupSteps.Meetings.Where(meeting => !string.IsNullOrWhiteSpace(this[meeting.When]))];
        if (held.Count > 0)
        {
            Line(held[0].When, "series:");
        }

        foreach (var (template, when, at) in held)
        {
            Line(when, $"  - template: {template}");
            Line(when, $"    when: {Scalar(when)}");
            Line(at, $"    at: {Scalar(at)}");
        }
    }

    void Path()
    {
        Line(SetupSteps.Categories, "path:");
        Listed(SetupSteps.Categories, "  categories:", category =>
        {
            var colon = category.IndexOf(':', StringComparison.Ordinal);
            return colon < 0 || string.IsNullOrWhiteSpace(category[(colon + 1)..])
                ? $"    - {{ name: {YamlText.Scalar(category.TrimEnd(' ', ':'))} }}"
                : $"    - {{ name: {YamlText.Scalar(category[..colon].Trim())}, definition: {YamlText.Scalar(category[(colon + 1)..].Trim())} }}";
        });
        Line(SetupSteps.Windows[0], "  levels:");
        string[] deciders = ["deciders: parties, rule: all", "deciders: [sales leader, marketing leader], rule: all", "deciders: [accountable executive], rule: one"];
        foreach (var (field, who) in SetupSteps.Windows.Zip(deciders))
        {
            Line(field, $"    - {{ {who}, window: {Scalar(field)} }}");
        }

        Line(SetupSteps.Default, $"  default: {Scalar(SetupSteps.Default)}");
    }

    void Artifacts()
    {
        if (First is not { } first || this[SetupSteps.FirstOwner].Length == 0)
        {
            return;
        }

        Line(SetupSteps.First, "artifacts:");
        Line(SetupSteps.FirstOwner, $"  - owner: {Scalar(SetupSteps.FirstOwner)}");
        Line(SetupSteps.FirstDue, $"    due: {Scalar(SetupSteps.FirstDue)}");
        foreach (var field in first.Fields())
        {
            Line(SetupSteps.First, $"    {field}");
        }
    }

    /// <summary>The lines that somebody typed, each its own; without any, not even the heading.</summary>
    void Listed(string field, string heading, Func<string, string> line)
    {
        var lines = this[field].ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > 0)
        {
            Line(field, heading);
        }

        foreach (var one in lines)
        {
            Line(field, line(one));
        }
    }

    string Scalar(string field) => YamlText.Scalar(this[field].Trim());

    void Line(string field, string line)
    {
        text.Append(CultureInfo.InvariantCulture, $"{line}\n");
        owners.Add(field);
    }
}
