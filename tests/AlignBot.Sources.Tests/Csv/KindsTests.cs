using System.Text;
using AlignBot.Sources.Csv;
using NodaTime;

namespace AlignBot.Sources.Tests.Csv;

public static class KindsTests
{
    static async Task<CsvReading> ReadAsync(SourceKinds kind, string text)
    {
        var given = new Given(CsvFile.Of("x.csv", Encoding.UTF8.GetBytes(text)), kind);
        return await given.ReadAsync();
    }

    public class WhenActivitiesAreRead
    {
        [Fact]
        public async Task A_day_without_a_time_stays_a_day()
        {
            var reading = await ReadAsync(
                SourceKinds.Activities,
                "activity_id,account_id,side,kind,occurred_at,person_email,completed\nt1,A-1,Sales,call,2026-09-08T10:00:00Z,noor@seller.example,\nt2,,MARKETING,email,2026-09-09,,false\n");

            var activities = await reading.ActivitiesAsync(CancellationToken.None).ToListAsync();

            Assert.Equal(
                [
                    new SourceActivity("t1", "A-1", ActivitySide.Sales, "call")
                    {
                        At = Instant.FromUtc(2026, 9, 8, 10, 0),
                        PersonEmail = "noor@seller.example",
                    },
                    new SourceActivity("t2", null, ActivitySide.Marketing, "email") { On = new LocalDate(2026, 9, 9), Completed = false },
                ],
                activities);
        }

        [Fact]
        public async Task A_side_that_is_none_is_an_error_of_its_line()
        {
            var reading = await ReadAsync(
                SourceKinds.Activities, "activity_id,account_id,side,kind,occurred_at\nt1,A-1,support,call,2026-09-08\n");

            Assert.Equal("Line 2, side of t1: 'support' is none of marketing, "
                + "sales, buyer.", Assert.Single(reading.Errors).SentenceWithCell);
        }
    }

    public class WhenLeadsAreRead
    {
        [Fact]
        public async Task What_is_blank_is_not_known()
        {
            var reading = await ReadAsync(
                SourceKinds.Leads, "lead_id,account_id,domain,created_at,assigned_at,first_touch_at,status,returned_reason\nL-1,,larkfield.example,2026-09-08T10:00:00Z,2026-09-08T11:00:00Z,,Returned,no budget\n");

            var lead = Assert.Single(await reading.LeadsAsync(CancellationToken.None).ToListAsync());

            Assert.Equal(
                new SourceLead("L-1")
                {
                    Domain = "larkfield.example",
                    CreatedAt = Instant.FromUtc(2026, 9, 8, 10, 0),
                    AssignedAt = Instant.FromUtc(2026, 9, 8, 11, 0),
                    Status = "Returned",
                    ReturnedReason = "no budget",
                },
                lead);
        }
    }

    public class WhenSignalsAreRead
    {
        [Fact]
        public async Task Strengths_are_figures_of_the_vendors_own_scale()
        {
            var reading = await ReadAsync(
                SourceKinds.Signals,
                "signal_id,account_id,kind,strength,detected_at\nS-1,A-1,intent,87.5,2026-09-08T10:00:00Z\nS-2,A-1,6qa,,2026-09-08T10:00:00Z\n");

            var signals = await reading.SignalsAsync(CancellationToken.None).ToListAsync();

            Assert.Equal([87.5m, null], signals.Select(signal => signal.Strength));
        }
    }

    public class WhenAccountsAreRead
    {
        [Fact]
        public async Task Those_merged_into_them_and_parents_are_keys()
        {
            var reading = await ReadAsync(
                SourceKinds.Accounts, "account_id,name,is_target,tier,parent_id,merged_from,modified_at\nA-1,L,true,1,00420,\"A-7; "
                    + "A-8\",2026-09-08T10:00:00Z\nA-2,Q,true,1,4.2E+02,,\n");

            Assert.StartsWith("Line 3, parent_id of A-2: "
                + "looks like an id that a spreadsheet took "
                + "for a number", Assert.Single(reading.Errors).Sentence, StringComparison.Ordinal);
        }

        [Fact]
        public async Task Several_keys_may_stand_in_one_cell()
        {
            var reading = await ReadAsync(SourceKinds.Accounts, "account_id,name,is_target,tier,merged_from\nA-1,L,true,1,\"A-7; "
                + "0042 ,A-8;\"\n");

            var account = Assert.Single(await reading.AccountsAsync(CancellationToken.None).ToListAsync());

            Assert.Equal(["A-7", "0042", "A-8"], account.MergedFrom.ToArray());
        }
    }
}
