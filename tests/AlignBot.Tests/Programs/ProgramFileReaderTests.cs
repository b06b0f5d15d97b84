using AlignBot.Contracts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Policy;
using AlignBot.Programs;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Programs;

/// <summary>A program file is read whole, or every mistake in it is named with its place.</summary>
public sealed class ProgramFileReaderTests
{
    public sealed class WhenTheFileIsInOrder
    {
        [Fact]
        public void It_reads_as_the_program_it_declares()
        {
            var file = GtmProgram.File;

            Assert.Equal(("T0ACME", "CGTM", "GTM Enterprise"), (file.Workspace, file.Channel, file.Name));
            Assert.Equal(9, file.Members.Count);
            Assert.Equal((GtmProgram.Dana, GtmProgram.Ben), Holding(file, Role.SalesLeader));
            Assert.Equal(8, file.Path.Categories.Length);
            Assert.Equal(3, file.Path.Levels.Length);
            Assert.True(file.Path.Levels[0].IsTheParties);
            Assert.Equal(new Window(2, WindowUnit.WorkingDays), file.Path.Levels[1].Window);
            Assert.Equal(DecisionRule.One, file.Path.Levels[2].Rule);
            Assert.Equal(5, file.Calendar.Holidays.Length);
            Assert.Equal("Europe/London", file.Calendar.ZoneId);
        }

        [Fact]
        public void Without_a_path_the_default_path_holds()
        {
            var file = ProgramFileReader.Parse("program.yaml", GtmProgram.Text[..GtmProgram.Text.IndexOf("path:", StringComparison.Ordinal)]);

            Assert.Same(EscalationPath.Default, file.Path);
        }

        [Theory]
        [InlineData("Sun-Thu", 5)]
        [InlineData("Mon, Wed, Fri", 3)]
        [InlineData("sat", 1)]
        public void Days_read_as_spans_and_lists(string days, int count) =>
            Assert.Equal(count, Parse(("days: Mon-Fri", $"days: {days}")).Calendar.Week.Select(hours => hours.Day).Distinct().Count());

        [Fact]
        public void Half_a_day_off_is_half_a_day()
        {
            var holidays = Parse(("2026-12-25 Christmas Day", "2026-12-24 afternoon Christmas Eve")).Calendar.Holidays;

            Assert.Equal(new Holiday(new LocalDate(2026, 12, 24), "Christmas Eve", DayPart.Afternoon), holidays[0]);
        }

        static (Domain.UserId, Domain.UserId?) Holding(ProgramFile file, Role role)
        {
            var holding = file.Roles.Single(held => held.Role == role);
            return (holding.Holder, holding.Deputy);
        }
    }

    public sealed class WhenItHasAMistake
    {
        [Theory]
        [InlineData("accountable executive: Morgan", "chief executive: Morgan", "chief executive", "'chief executive' is not known here; it can be accountable executive, operating lead, sales leader, marketing leader.")]
        [InlineData("zone: Europe/London\n  days", "zone: Europe/Lond\n  days", "Europe/Lond\n", "'Europe/Lond' is not an IANA time zone such as Europe/London or America/New_York.")]
        [InlineData("name: Ben, function: Sales, zone: Europe/London", "name: Ben, function: Sales, zone: Mars", "Mars", "'Mars' is not an IANA time zone such as Europe/London.")]
        [InlineData("rule: all, window: 2wd", "rule: all, window: -2wd", "-2wd", "'-2wd' has a sign.")]
        [InlineData("rule: all, window: 2wd", "rule: all, window: 2 fortnights", "2 fortnights", "'2 fortnights' is not a length of time.")]
        [InlineData("rule: all, window: 2wd", "rule: all, window: 0wd", "0wd", "'0wd' is no time at all: at least 1.")]
        [InlineData("rule: all, window: 2wd", "rule: some, window: 2wd", "some", "'some' is not known here; it can be one, all, majority.")]
        [InlineData("operating lead: Riley", "operating lead: Gus", "Gus\n", "Gus is a guest; only full members of the workspace can hold a role or decide.")]
        [InlineData("operating lead: Riley", "operating lead: Zoe", "Zoe", "'Zoe' is not among the members; write a user id or a name listed there.")]
        [InlineData("holder: Dana, deputy: Ben", "holder: Dana, deputy: Dana", "{ holder: Dana", "The deputy is the holder; name somebody else, or nobody.")]
        [InlineData("holder: Dana, deputy: Ben", "holder: Dana, deputy: Ben, until: 2026-12-01", "until", "'until' is not known here; the fields are holder, deputy, from, to.")]
        [InlineData("holder: Dana, deputy: Ben", "holder: Dana, deputy: Ben, from: soon", "soon", "'soon' is not a date; write it as 2026-12-31.")]
        [InlineData("holder: Dana, deputy: Ben", "holder: Dana, deputy: Ben, to: 9999-12-31", "9999-12-31", "9999-12-31 is too far off: a date here is between 1900-01-01 and 2199-12-31. Where there is no such date, leave the field out.")]
        [InlineData("2026-12-25 Christmas Day", "9999-12-25 Christmas Day", "9999-12-25", "9999-12-25 is too far off")]
        [InlineData("holder: Dana, deputy: Ben", "holder: Dana, deputy: Ben, from: 2026-12-31, to: 2026-12-01", "{ holder: Dana", "The deputy's last day, 2026-12-01, is before the first, 2026-12-31.")]
        [InlineData("user: UBEN", "user: UANA", "- { user: UMORGAN", "The user UANA is listed 2 times.")]
        [InlineData("  hours: 09:00-17:30", "  hours: nine to five", "nine to five", "'nine to five' are not hours; write them as 09:00-17:30.")]
        [InlineData("  hours: 09:00-17:30", "  hours: 17:30-09:00", "17:30-09:00", "'17:30-09:00' runs over midnight, where a day ends. Write 17:30-24:00, and on the days after 00:00-09:00: Mon 17:30-24:00, then Tue 00:00-09:00, and so on.")]
        [InlineData("  days: Mon-Fri", "  days: Mon-Noneday", "Mon-Noneday", "'Mon-Noneday' are not days; write them as Mon-Fri, or Mon, Wed, Fri.")]
        [InlineData("2026-12-25 Christmas Day", "25 December", "25 December", "'25 December' is not a day off; write it as 2026-12-25 Christmas Day.")]
        [InlineData("2026-12-25 Christmas Day", "2026-02-30 No such day", "2026-02-30", "There is no 2026-02-30 in any calendar: '2026-02-30 No such day'.")]
        [InlineData("name: GTM Enterprise\n", "", "workspace", "'name' is missing.")]
        [InlineData("name: GTM Enterprise\n", "name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n", "aaaa", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...' is 81 characters long; at most 80.")]
        [InlineData("name: Ben,", "name: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbc,", "bbbb", "'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...' is 81 characters long; at most 80.")]
        [InlineData("name: GTM Enterprise\n", "name: GTM Enterprise\nchanel: C1\n", "chanel", "'chanel' is not known here; the fields are ")]
        [InlineData("  accountable executive: Morgan\n", "", "operating lead", "Nobody holds the role 'accountable executive'.")]
        [InlineData("  default: Nothing changes.", "  extensions: many", "many", "'many' must be a whole number from 0 to 5.")]
        [InlineData("channel: CGTM", "channel: \"#team\"", "\"#team\"", "'#team' is not the id of a channel; write an id such as C0123ABCD")]
        [InlineData("workspace: T0ACME", "workspace: acme", "acme", "'acme' is not the id of a workspace; write an id such as T0123ABCD")]
        [InlineData("user: UDANA", "user: \"@di\"", "\"@di\"", "'@di' is not the id of a person; write an id such as U0123ABCD")]
        [InlineData("rule: all, window: 2wd", "rule: all, window: 2wd, reminders: [10, 20, 30, 40, 50, 60]", "{ deciders: [sales leader", "There are 6 reminders; at most 5.")]
        [InlineData("function: RevOps", "function: Finance", "Finance", "'Finance' is not known here; it can be sales, marketing, rev ops.")]
        [InlineData("- { user: UMORGAN, name: Morgan, zone: Europe/London }", "- UMORGAN", "UMORGAN", "Here should be fields such as 'user: ...'.")]
        public void It_is_named_with_its_place(string right, string wrong, string at, string sentence)
        {
            var (line, column) = PlaceOf(at, GtmProgram.Text.Replace(right, wrong, StringComparison.Ordinal));

            var refused = Assert.Throws<ProgramFileException>(() => Parse((right, wrong)));

            Assert.Contains(refused.Problems, problem =>
                (problem.Line, problem.Column) == (line, column) && problem.Sentence.StartsWith(sentence, StringComparison.Ordinal));
            Assert.Contains($"line {line}, column {column}: {sentence}", refused.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void A_categorys_channel_by_name_and_a_day_off_with_a_page_for_a_name_are_refused()
        {
            const string channel = "path:\n  levels:\n    - { deciders: [accountable executive], rule: one, window: 1wd }\n  categories:\n    - { name: Budget, channel: \"#legal\" }\n";
            var file = GtmProgram.Text[..GtmProgram.Text.IndexOf("path:", StringComparison.Ordinal)] + channel;
            Assert.StartsWith(
                "'#legal' is not the id of a channel", Assert.Single(Assert.Throws<ProgramFileException>(() => ProgramFileReader.Parse("p", file)).Problems).Sentence, StringComparison.Ordinal);

            var named = Assert.Throws<ProgramFileException>(() => Parse(("2026-12-25 Christmas Day", "2026-12-25 " + new string('x', 4000))));
            Assert.Equal("The name of the day off on 2026-12-25 is 4000 characters long; at most 200.", Assert.Single(named.Problems).Sentence);
        }

        [Fact]
        public void A_role_given_to_somebody_who_cannot_hold_it_is_one_mistake()
        {
            var refused = Assert.Throws<ProgramFileException>(() => Parse(("operating lead: Riley", "operating lead: Gus")));

            Assert.Single(refused.Problems);
        }

        [Fact]
        public void All_of_them_are_named_together_in_the_order_of_the_file()
        {
            var refused = Assert.Throws<ProgramFileException>(() => Parse(
                ("zone: Europe/London\n  days", "zone: Europe/Lond\n  days"),
                ("2026-12-25 Christmas Day", "25 December"),
                ("user: UBEN", "user: UANA"),
                ("operating lead: Riley", "operating lead: Gus"),
                ("rule: all, window: 2wd", "rule: all, window: 2 fortnights"),
                ("name: GTM Enterprise\n", "name: GTM Enterprise\ntypo: yes\n")));

            Assert.True(refused.Problems.Count >= 6, refused.Message);
            Assert.Equal(refused.Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column), refused.Problems);
            Assert.StartsWith($"program.yaml has {refused.Problems.Count} mistakes; nothing was applied.", refused.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void Every_missing_section_is_named()
        {
            var refused = Assert.Throws<ProgramFileException>(() => ProgramFileReader.Parse("program.yaml", "name: Lonely\n"));

            Assert.Equal(
                ["'calendar' is missing.", "'channel' is missing.", "'members' is missing.", "'roles' is missing.", "'workspace' is missing."],
                refused.Problems.Select(problem => problem.Sentence).Order(StringComparer.Ordinal));
        }
    }

    public sealed class WhenItIsNoProgramFileAtAll
    {
        [Theory]
        [InlineData("")]
        [InlineData("# only a comment\n")]
        public void An_empty_file_is_said_to_be_empty(string text) =>
            Assert.Equal("The file is empty.", Refused(text).Sentence);

        [Theory]
        [InlineData("name: [unclosed\n", 2)]
        [InlineData("name: a\nname: b\n", 2)]
        public void What_is_not_YAML_is_said_to_be_none_at_its_place(string text, int line)
        {
            var problem = Refused(text);

            Assert.StartsWith("This is not YAML: ", problem.Sentence, StringComparison.Ordinal);
            Assert.Equal(line, problem.Line);
        }

        [Fact]
        public void A_tab_is_named_where_it_stands() =>
            Assert.Equal(
                new ProgramFileProblem(3, 1, "This line is indented with a tab; YAML takes spaces only."),
                Refused("name: x\ncalendar:\n\tzone: Europe/London\n"));

        [Theory]
        [InlineData("just words")]
        [InlineData("- a\n- list\n")]
        [InlineData("members: nobody\nroles: [a]\ncalendar: 5\npath: yes\nworkspace: {a: b}\nchannel: [c]\nname: x\n")]
        [InlineData("? [complex, key]\n: value\n")]
        [InlineData("&a [*a, *a]\n")]
        public void What_has_another_shape_is_refused_in_words(string text) => Assert.NotEmpty(Refused(text).Sentence);

        [Fact]
        public void A_file_that_is_not_there_is_named()
        {
            Assert.Contains("is a folder; name the file in it.", Assert.Throws<ProgramFileException>(() => ProgramFileReader.Read(Path.GetTempPath())).Message, StringComparison.Ordinal);
            var refused = Assert.Throws<ProgramFileException>(() => ProgramFileReader.Read("/nowhere/program.yaml"));

            Assert.StartsWith("/nowhere/program.yaml has a mistake", refused.Message, StringComparison.Ordinal);
        }

        static ProgramFileProblem Refused(string text) =>
            Assert.Throws<ProgramFileException>(() => ProgramFileReader.Parse("program.yaml", text)).Problems[0];
    }

    public sealed class WhenItCouldNotBeHeld
    {
        [Theory]
        [InlineData("? &a [*a]\n: b", 1, "'&a' gives this part a name")]
        [InlineData("a: 1\nb: &x two\n", 2, "'&x' gives this part a name")]
        [InlineData("a: 1\nb: *x\n", 2, "'*x' stands for another part of the file")]
        [InlineData("a: !!binary AAAA\n", 1, "'tag:yaml.org,2002:binary' gives this part a type")]
        [InlineData("a: 1\n? [b, c]\n: d\n", 2, "The name of a field is a text")]
        [InlineData("? {b: c}\n: d\n", 1, "The name of a field is a text")]
        [InlineData("a: 1\n---\nb: 2\n", 2, "A second document begins here")]
        [InlineData("a: 1\n---\n", 2, "A second document begins here")]
        [InlineData("members:\n  - &one { user: UMORGAN, name: Mo }\n  - { <<: *one, user: URILEY, name: Ri }\n", 2, "'&one' gives this part a name")]
        [InlineData("members:\n  - &one { user: UMORGAN, name: Mo }\n  - { <<: *one, user: URILEY, name: Ri }\n", 3, "'*one' stands for another part of the file")]
        [InlineData("a:\n  - b:\n      - c:\n          - d\n", 4, "This is nested deeper than anything in the file can be.")]
        public void What_no_program_file_holds_is_named_with_its_line(string text, int line, string sentence)
        {
            var problems = Refused(text);

            Assert.Contains(problems, problem => problem.Line == line && problem.Sentence.StartsWith(sentence, StringComparison.Ordinal));
        }

        [Theory]
        [InlineData("[")]
        [InlineData("{")]
        [InlineData("- ")]
        [InlineData("? ")]
        [InlineData("{a: ")]
        [InlineData("[a, ")]
        public Task Depth_ends_nothing(string open) => InTimeAsync(string.Concat(Enumerable.Repeat(open, 250_000 / open.Length)));

        [Theory]
        [InlineData("- a\n")]
        [InlineData("&a a: b\n")]
        [InlineData("*a : b\n")]
        [InlineData("? a\n")]
        [InlineData("%TAG ! x\n")]
        [InlineData("--- a\n")]
        [InlineData("\"\n")]
        [InlineData("# a\n")]
        public Task However_much_there_is_of_it_it_is_read_in_time(string line) => InTimeAsync(string.Concat(Enumerable.Repeat(line, 250_000 / line.Length)));

        [Fact]
        public Task Doubling_takes_no_time()
        {
            var text = new System.Text.StringBuilder("a0: &a0 [x, x]\n");
            for (var n = 1; n < 30; n++)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n");
            }

            return InTimeAsync(text.Append("? *a29\n: x\n").ToString());
        }

        [Fact]
        public void A_path_has_no_more_entries_than_a_path_can_have()
        {
            var text = "categories:\n" + string.Concat(Enumerable.Repeat("  - a\n", 6_000));

            var (path, problems) = PathText.Parse(text, new Roster(), []);

            Assert.Null(path);
            Assert.StartsWith("The file goes on after 5,000 entries", Assert.Single(problems).Sentence, StringComparison.Ordinal);
        }

        static async Task InTimeAsync(string text) =>
            Assert.NotEmpty(await Task.Run(() => Refused(text)).WaitAsync(TimeSpan.FromSeconds(20)));

        static IReadOnlyList<ProgramFileProblem> Refused(string text) =>
            Assert.Throws<ProgramFileException>(() => ProgramFileReader.Parse("program.yaml", text)).Problems;
    }

    static (int Line, int Column) PlaceOf(string at, string text)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        Assert.True(index >= 0, $"'{at}' is not in the file.");
        var before = text[..index];
        return (before.Count(letter => letter == '\n') + 1, index - before.LastIndexOf('\n'));
    }

    static ProgramFile Parse(params (string Right, string Wrong)[] changes)
    {
        var text = GtmProgram.Text;
        foreach (var (right, wrong) in changes)
        {
            Assert.Contains(right, text, StringComparison.Ordinal);
            text = text.Replace(right, wrong, StringComparison.Ordinal);
        }

        return ProgramFileReader.Parse("program.yaml", text);
    }
}
