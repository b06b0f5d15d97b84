using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using NodaTime;

namespace AlignBot.Setup;

/// <summary>The last page: what was chosen, what would come in the next thirty days, what a careful colleague would say; and 'Start'.</summary>
sealed class SetupPreview(IProgramFiles files, IEnumerable<IComesByDate> comes, IEnumerable<IFileFindings> findings, IClock clock)
{
    /// <summary>How far it looks ahead.</summary>
    public static readonly Duration Ahead = Duration.FromDays(30);

    const int MostDates = 25;
    const int MostFindings = 10;

    /// <summary>The file that the set-up comes to; null while something in it can't be read, which then stands under its field.</summary>
    public (ProgramFile? File, SetupFile Text, IReadOnlyDictionary<string, string> Problems) Read(string workspace, SetupDraft draft, UserId viewer)
    {
        var text = new SetupFile(workspace, draft, viewer);
        var (file, problems) = files.Read(text.Text);
        var sentences = text.Problems(problems);
        return (sentences.Count == 0 ? file : null, text, sentences);
    }

    public ModalView Page(string workspace, SetupDraft draft, UserId viewer, Mrkdwn note = default)
    {
        var (file, text, problems) = Read(workspace, draft, viewer);
        var blocks = new List<Block>();
        if (note.Length > 0)
        {
            blocks.Add(new SectionBlock(note));
        }

        blocks.Add(new SectionBlock(Mrkdwn.Of($"*{SetupSteps.All.Count + 1} of {SetupSteps.All.Count + 1}: Look it over*\nNothing is in force until 'Start'. Each part can still be changed, and later, too.")));
        foreach (var step in SetupSteps.All)
        {
            var by = draft.Steps.GetValueOrDefault(step.Key) is { } answers && answers.By != viewer ? Mrkdwn.Of($"  _{draft.NameOf(answers.By)}_") : Mrkdwn.Empty;
            var wrong = Mrkdwn.Join("", step.Fields.Where(field => problems.ContainsKey(field.Id)).Select(field => Mrkdwn.Of($"\n:warning: {field.Label}: {problems[field.Id]}")));
            blocks.Add(new SectionBlock((Mrkdwn.Of($"*{step.Title}*{by}\n") + Mrkdwn.Join("\n", Said(step, text, draft).Select(line => Mrkdwn.Of($"{line}"))).Shortened(1500) + wrong).Shortened(3000))
            {
                Accessory = new Button(SetupPages.GoAction.Replace("*", step.Key, StringComparison.Ordinal), "Change") { Value = step.Key, AccessibilityLabel = $"Change {step.Title}" },
            });
        }

        blocks.Add(new DividerBlock());
        if (file is null)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Of($"*Not ready yet.* Change what is marked above; then it can start.")));
            return new ModalView(SetupPages.Title, blocks) { PrivateMetadata = new SetupRef(draft.Channel, SetupSteps.Preview).ToString(), Close = "Close" };
        }

        blocks.Add(new SectionBlock(Coming(file)));
        blocks.Add(new SectionBlock(Advice(file)));
        blocks.Add(new ContextBlock(Mrkdwn.Of($"With 'Start' the channel is told, and {Asked(text, draft)} asked by direct message to accept their role. The account list and the scoreboard come with sources; until then they are named as missing.").Shortened(1000)));
        return new ModalView(SetupPages.Title, blocks)
        {
            CallbackId = SetupPages.StartCallbackId,
            PrivateMetadata = new SetupRef(draft.Channel, SetupSteps.Preview).ToString(),
            Submit = "Start",
            Close = "Close",
        };
    }

    /// <summary>What comes in the next thirty days, in its order.</summary>
    public IReadOnlyList<ComingDate> Dates(ProgramFile file)
    {
        var now = clock.GetCurrentInstant();
        return [.. comes.SelectMany(one => one.Of(file, now, now + Ahead)).OrderBy(one => one.At).ThenBy(one => one.What, StringComparer.Ordinal)];
    }

    Mrkdwn Coming(ProgramFile file)
    {
        var (dates, zone) = (Dates(file), file.Calendar.Zone);
        var lines = dates.Take(MostDates).Select(one => Mrkdwn.Of($"•  {(one.IsDay ? When.Date(one.At.InZone(zone).Date) : When.Written(one.At, zone))}  {one.What}"));
        return (Mrkdwn.Of($"*The next 30 days* ({zone.Id})\n") + (dates.Count == 0 ? Mrkdwn.Of($"Nothing comes by a date.") : Mrkdwn.Join("\n", lines))
            + (dates.Count > MostDates ? Mrkdwn.Of($"\nand {dates.Count - MostDates} more") : Mrkdwn.Empty)).Shortened(3000);
    }

    Mrkdwn Advice(ProgramFile file)
    {
        var roster = new Roster { Members = [.. file.Members], Roles = [.. file.Roles] };
        List<string> found = [.. findings.SelectMany(one => one.Of(file, roster, clock.GetCurrentInstant()))];
        return found.Count == 0
            ? Mrkdwn.Of($"*Checked:* nothing to mend.")
            : (Mrkdwn.Of($"*Checked:* {(found.Count == 1 ? "one thing" : $"{found.Count} things")} to know. It can start all the same.\n")
                + Mrkdwn.Join("\n", found.Take(MostFindings).Select(one => Mrkdwn.Of($"•  {one}")))).Shortened(3000);
    }

    static string Asked(SetupFile text, SetupDraft draft)
    {
        List<string> names = [.. SetupSteps.Roles.Where(role => role.Role is not Role.OperatingLead).SelectMany(role => text.People(role.Holder)).Distinct().Select(draft.NameOf)];
        return $"{Names.Join(names)} {(names.Count == 1 ? "is" : "are")}";
    }

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    static IEnumerable<string> Said(SetupStep step, SetupFile text, SetupDraft draft)
    {
        string Who(string field) => Names.Join([.. text.People(field).Select(draft.NameOf)]);
        switch (step.Key)
        {
            case "roles":
                yield return text[SetupSteps.Name];
                foreach (var (role, holder, deputy) in SetupSteps.Roles)
                {
                    yield return $"{Capital(Names.Of(role))}: {Who(holder)}{(deputy is not null && text[deputy].Length > 0 ? $"; deputy: {Who(deputy)}" : "")}";
                }

                break;
            case "teams":
                foreach (var (function, field) in SetupSteps.Teams)
                {
                    yield return $"{Capital(Names.Of(function))}: {Who(field)}";
                }

                break;
            case "calendar":
                var off = text[SetupSteps.Holidays].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Length;
                yield return $"{text[SetupSteps.Days]} {text[SetupSteps.Hours]}, {text[SetupSteps.Zone]}; {(off == 0 ? "no days off" : off == 1 ? "one day off" : $"{off} days off")}";
                break;
            case "meetings":
                foreach (var (field, at) in step.Fields.Chunk(2).Select(pair => (pair[0], pair[1])))
                {
                    yield return string.IsNullOrWhiteSpace(text[field.Id]) ? $"{field.Label}: none" : $"{field.Label}: {text[field.Id]} at {text[at.Id]}";
                }

                break;
            case SetupSteps.First:
                yield return text.First is { } first
                    ? $"{first.Title}: {Who(SetupSteps.FirstOwner)} answers for it, signed within {step.Fields[2].Choices.FirstOrDefault(choice => choice.Value == text[SetupSteps.FirstDue]).Label ?? text[SetupSteps.FirstDue]}"
                    : "Nothing yet";
                break;
            default:
                string[] deciders = ["the two who disagree", $"{Who("sales")} and {Who("marketing")} together", Who("executive")];
                foreach (var (who, level) in deciders.Select((who, level) => (who, level)))
                {
                    var length = text[SetupSteps.Windows[level]];
                    yield return $"Level {level + 1}: {who}, {(Window.TryParse(length, out var window, out _) ? window.ToWords() : length)}";
                }

                yield return $"If nobody decides: {text[SetupSteps.Default]}";
                var categories = text[SetupSteps.Categories].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0].Trim());
                yield return $"Categories: {string.Join(", ", categories)}";
                break;
        }
    }
}
