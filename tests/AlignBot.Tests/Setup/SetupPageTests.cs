using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Setup;
using AlignBot.Slack.Blocks;
using AlignBot.Tests.Disputes;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Setup;

/// <summary>The pages of a set-up, and the file that it comes to.</summary>
public sealed class SetupPageTests() : RecordTests(new SqliteRecord())
{
    static readonly UserId Starter = SetupExamples.User(3);

    SetupPreview Preview => Bot.Get<SetupPreview>();

    [Theory]
    [InlineData("&")]
    [InlineData("🙂")]
    [InlineData("<!channel>*_~` ")]
    [InlineData("\"\\: - {}[]#|\n\r")]
    public void Every_page_is_one_that_Slack_takes_whatever_people_type(string of)
    {
        var name = string.Concat(Enumerable.Repeat(of, 300));
        var draft = SetupExamples.Draft("CMID", name).With(
            field => field.Input switch
            {
                SetupInput.Person => "UC1",
                SetupInput.People => string.Join(',', Enumerable.Range(0, 200).Select(SetupExamples.User)),
                SetupInput.Time => "09:30",
                SetupInput.Window => "2wd",
                _ => TextLimits.Cut(name, field.Longest),
            },
            SetupExamples.User(0));

        foreach (var step in SetupSteps.All)
        {
            Written.Json(SetupPages.Step(draft, step, Starter).Blocks);
            Written.Json(SetupPages.Step(draft, step, Starter, Mrkdwn.Of($"{name}").Shortened(3000)).Blocks);
        }

        Written.Json(Preview.Page("T0ACME", draft, Starter, Mrkdwn.Of($"{name}").Shortened(3000)).Blocks);
    }

    [Fact]
    public void What_is_proposed_can_start_as_it_is()
    {
        var draft = SetupExamples.Draft("CMID", "Ann");

        var (file, _, problems) = Preview.Read("T0ACME", draft, Starter);

        Assert.Empty(problems);
        Assert.Equal(("CMID", "GTM Mid Market", 3, 4), (file!.Channel, file.Name, file.Path.Levels.Length, Preview.Dates(file).Select(date => date.What).Distinct().Count(what => !what.StartsWith("off", StringComparison.Ordinal)) + 1));
    }

    [Fact]
    public async Task Written_out_again_the_program_is_the_file_it_came_from()
    {
        var draft = SetupExamples.Draft("CMID", "Ann");
        var (file, text, _) = Preview.Read("T0ACME", draft, Starter);
        var installation = await Bot.Get<AlignBot.Engine.Installations.InstallationDirectory>().KeepAsync("", "T0ACME");

        var key = await Bot.WriteAsync(async session => await Bot.Get<IProgramFiles>().CreateAsync(session, installation, file!));
        var again = await Bot.WriteAsync(async session => await Bot.Get<IProgramFiles>().CreateAsync(session, installation, file!));

        Assert.Null(again);
        var program = await Bot.Get<AlignBot.Engine.Programs.ProgramDirectory>().LatestAsync(key!.Value);
        var exported = Bot.Get<ProgramFileFormat>().Write("T0ACME", await Bot.ReadAsync(db => Bot.Get<ProgramFileFormat>().LookAsync(db, program)));
        var (read, mistakes) = Bot.Get<IProgramFiles>().Read(exported);
        Assert.Empty(mistakes);
        Assert.Equal(exported, await ExportOfAsync(Bot.Get<IProgramFiles>().Read(text.Text).File!));
        Assert.Equal(file!.Path, read!.Path, (one, other) => one!.Levels.Length == other!.Levels.Length && one.DefaultOutcome == other.DefaultOutcome);

        // The same program by the file at a start says nothing new.
        Assert.Equal(key, await Bot.Get<AlignBot.Programs.ProgramImport>().ApplyAsync(file!));

        async Task<string> ExportOfAsync(ProgramFile one)
        {
            var other = await Bot.Get<AlignBot.Programs.ProgramImport>().ApplyAsync(one with { Channel = "COTHER" });
            var made = await Bot.Get<AlignBot.Engine.Programs.ProgramDirectory>().LatestAsync(other);
            return Bot.Get<ProgramFileFormat>().Write("T0ACME", await Bot.ReadAsync(db => Bot.Get<ProgramFileFormat>().LookAsync(db, made))).Replace("COTHER", "CMID", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_read_stands_under_the_field_that_it_came_from()
    {
        var draft = SetupExamples.Draft("CMID", "Ann").With(
            field => field.Id switch
            {
                SetupSteps.Zone => "Nowhere/Else",
                SetupSteps.Days => "someday",
                SetupSteps.Holidays => "2026-12-25 Christmas Day\n2026-13-01 Never",
                "monthly" => "when it rains",
                "sales" => "UNOBODY",
                "in-revops" => "UC1",
                SetupSteps.Categories => string.Join('\n', Enumerable.Range(0, 51)),
                _ => null,
            },
            Starter);

        var (file, _, problems) = Preview.Read("T0ACME", draft, Starter);

        Assert.Null(file);
        Assert.Equal([SetupSteps.Categories, SetupSteps.Days, SetupSteps.Holidays, "in-revops", "monthly", "sales", SetupSteps.Zone], problems.Keys.Order(StringComparer.Ordinal));
        Assert.All(problems.Values, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }
}
