using System.Globalization;
using System.Text;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Programs;
using AlignBot.Sandbox;
using AlignBot.Scenarios.Harness;
using AlignBot.Sources;
using AlignBot.Sources.Csv;
using AlignBot.Time;
using NodaTime;
using Xunit.Abstractions;

namespace AlignBot.Scenarios.Fuzz;

/// <summary>Files as people have them, changed at random: each is read or refused with what is wrong in it, and none breaks its reader or keeps it for long.</summary>
/// <remarks>ALIGNBOT_FUZZ reads another number of them, ALIGNBOT_FUZZ_SEED the same ones again: docs/trials.md.</remarks>
public sealed class MutatedFiles(ITestOutputHelper output)
{
    const int Few = 400;

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    static readonly string[] AsTables =
    [
        "id,name,domain,owner_email,is_target,tier\r\n001,Acme,acme.com,ana@acme.com,true,1\r\n002,\"Globex, \"\"Ltd\"\"\",globex.com,,false,\r\n003,\"Two\nlines\",x.org,,yes,2\r\n",
        "id;account_id;name;amount;currency;stage;close_date;created_at\r\n1;001;Deal;1.234,50;EUR;Won;31.12.2026;2026-01-05T10:00:00Z\r\n2;002;Other;900;;Open;3/4/2026;2026-02-01\r\n",
        "account_id\tkind\tat\tperson\n001\tcall\t2026-11-02 10:00\tben@acme.com\n001\temail\t46000.5\t\n",
    ];

    static readonly string[] AsCalendars =
    [
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//A//B//EN
        BEGIN:VEVENT
        UID:1@example.com
        DTSTAMP:20260101T000000Z
        DTSTART;VALUE=DATE:20261225
        DTEND;VALUE=DATE:20261227
        SUMMARY:Christmas\\, both days
        END:VEVENT
        BEGIN:VEVENT
        UID:2@example.com
        DTSTAMP:20260101T000000Z
        DTSTART;VALUE=DATE:20260101
        RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;COUNT=20
        EXDATE;VALUE=DATE:20280101
        SUMMARY:New Year
        END:VEVENT
        END:VCALENDAR
        """,
    ];

    [Fact]
    public Task Tables() => ReadAsync(async (mutation, cancel) =>
    {
        var name = mutation.Of((string[])["list.csv", "list.txt", "list.xlsx", "list"]);
        var kind = mutation.Of((SourceKinds[])[SourceKinds.Accounts, SourceKinds.Opportunities, SourceKinds.Leads, SourceKinds.Activities, SourceKinds.Signals]);
        var file = CsvFile.Of(name, mutation.Bytes(Encoding.UTF8.GetBytes(mutation.Of(AsTables))));
        var look = await CsvLook.TakeAsync(file, kind, CsvChoices.None, CsvBounds.Default, progress: null, cancel);
        if (look.CanBeRead)
        {
            var reading = await CsvReading.TakeAsync(file, look, CsvChoices.None, CsvBounds.Default, progress: null, cancel);
            Assert.Equal(reading.ErrorCount == 0, reading.IsWhole);
            return true;
        }

        return false;
    });

    [Fact]
    public Task Program_files() => ReadAsync((mutation, _) =>
    {
        try
        {
            ProgramFileReader.Parse("program.yaml", mutation.Text(SandboxHost.Resource("program.yaml")));
            return Task.FromResult(true);
        }
        catch (ProgramFileException mistakes)
        {
            Assert.NotEmpty(mistakes.Problems);
            return Task.FromResult(false);
        }
    });

    [Fact]
    public Task Calendar_files() => ReadAsync((mutation, _) =>
    {
        var reader = new HolidayFile(WorkingCalendar.Default("Europe/London"), new LocalDate(2026, 11, 24), TimeProvider.System);
        var (days, problems) = reader.Read(mutation.Text(mutation.Of(AsCalendars)));
        Assert.True(!days.IsEmpty || problems.Any(), "Nothing was read, and nothing is said.");
        return Task.FromResult(!days.IsEmpty);
    });

    /// <param name="read">Reads one; whether it was taken.</param>
    async Task ReadAsync(Func<Mutation, CancellationToken, Task<bool>> read)
    {
        var (count, seed) = (Numbers.Given("ALIGNBOT_FUZZ") ?? Few, Numbers.Seed("ALIGNBOT_FUZZ_SEED", "ALIGNBOT_FUZZ"));
        var taken = 0;
        for (var number = 0; number < count; number++)
        {
            try
            {
                using var longest = new CancellationTokenSource(Longest);
                taken += await Task.Run(() => read(new Mutation(unchecked(seed + number)), longest.Token), longest.Token).WaitAsync(Longest) ? 1 : 0;
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"With ALIGNBOT_FUZZ_SEED={seed + number}: {failure.Message}"), failure);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {count} files, {taken} read, the others refused with what is wrong."));

        // Not everything was refused: otherwise little was read.
        Assert.True(taken > 0, "None was read.");
    }
}
