using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

public class ActivitiesTests
{
    public class WhenTasksEventsAndResponsesAreRead : OrgTest
    {
        [Fact]
        public async Task A_task_is_what_sales_did_at_its_time_or_on_its_day()
        {
            var account = Account("Alpine Tools");
            var call = Org.Add(
                "Task", ("AccountId", account), ("TaskSubtype", "Call"), ("IsClosed", true),
                    ("CompletedDateTime", new DateTimeOffset(2026, 9, 21, 11, 30, 0, TimeSpan.Zero)));
            var due = Org.Add("Task", ("AccountId", account), ("TaskSubtype", "Email"), ("ActivityDate", new DateOnly(2026, 12, 1)));
            Set("Activities:tasks:Object", "Task");

            var read = await ReadAsync();

            Assert.Equal(
                new SourceActivity($"Task:{call}", account, ActivitySide.Sales, "call") { At = Instant.FromUtc(2026, 9, 21, 11, 30) },
                    read[0]);
            Assert.Equal(
                new SourceActivity($"Task:{due}", account, ActivitySide.Sales, "email")
                {
                    On = new LocalDate(2026, 12, 1),
                    Completed = false
                }, read[1]);
        }

        [Fact]
        public async Task A_meeting_took_place_once_its_time_has_come()
        {
            Org.Add("Event", ("StartDateTime", new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero)));
            Org.Add("Event", ("StartDateTime", new DateTimeOffset(2026, 11, 28, 9, 0, 1, TimeSpan.Zero)));
            Set("Activities:meetings:Object", "Event");

            var read = await ReadAsync();

            Assert.Equal([true, false], read.Select(meeting => meeting.Completed));
            Assert.All(read, meeting => Assert.Equal("meeting", meeting.Kind));
        }

        [Fact]
        public async Task A_meeting_of_the_whole_day_has_its_day_and_no_time()
        {
            Org.Add(
                "Event", ("StartDateTime", new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero)),
                    ("ActivityDate", new DateOnly(2026, 11, 28)), ("IsAllDayEvent", true));
            Set("Activities:meetings:Object", "Event");

            var meeting = Assert.Single(await ReadAsync());

            Assert.Equal((null, new LocalDate(2026, 11, 28), true), (meeting.At, meeting.On, meeting.Completed));
        }

        [Fact]
        public async Task A_campaign_response_is_the_buyers_and_a_lead_has_no_account()
        {
            var account = Account("Alpine Tools");
            var contact = Org.Add("Contact", ("Name", "Ann"), ("AccountId", account));
            var campaign = Org.Add("Campaign", ("Name", "Autumn webinar"), ("Type", "Webinar"));
            Org.Add(
                "CampaignMember", ("CampaignId", campaign), ("ContactId", contact), ("HasResponded", true),
                ("FirstRespondedDate", new DateOnly(2026, 9, 12)));
            Org.Add("CampaignMember", ("CampaignId", campaign), ("LeadId", Org.Add("Lead", ("Name", "Bea"))));
            Set("Activities:campaigns:Object", "CampaignMember");

            var read = await ReadAsync();

            Assert.Equal(
                (account, ActivitySide.Buyer, "webinar", true, new LocalDate(2026, 9, 12)),
                (read[0].AccountKey, read[0].Side, read[0].Kind, read[0].Completed, read[0].On));
            Assert.Equal((null, false), (read[1].AccountKey, read[1].Completed));
        }

        [Fact]
        public async Task Kinds_can_be_another_sides_or_nobodys()
        {
            Org.Add("Task", ("TaskSubtype", "Email"), ("IsClosed", true));
            Org.Add("Task", ("TaskSubtype", "Call"), ("IsClosed", true));
            Org.Add("Task", ("TaskSubtype", "ListEmail"), ("IsClosed", true));
            Set("Activities:tasks:Object", "Task");
            Set("Activities:tasks:Sides:ListEmail", "Marketing");
            Set("Activities:tasks:Sides:email", "Ignore");

            Assert.Equal([ActivitySide.Sales, ActivitySide.Marketing], (await ReadAsync()).Select(one => one.Side));
        }

        [Fact]
        public async Task Archived_ones_come_when_wanted_and_deleted_ones_never()
        {
            Org.Add("Task", ("Subject", "old"), ("IsArchived", true), ("IsClosed", true));
            Org.Delete(Org.Add("Task", ("Subject", "gone")));
            Set("Activities:tasks:Object", "Task");

            var usual = await ReadAsync();
            Set("Activities:tasks:Archived", "true");
            await using var other = Open();
            var all = await other.ReadActivitiesAsync(null, Run, CancellationToken.None).ToListAsync();

            Assert.Empty(usual);
            Assert.Single(all);
        }

        [Fact]
        public async Task An_object_of_the_orgs_own_is_read_by_its_fields()
        {
            Org.AddObject(
                "Touch__c", "Touch", "a00", AlignBot.SourceSimulators.Salesforce.SalesforceField.Lookup(
                    "Account__c", "Account", "Account", "Account__r"),
                new("Channel__c", "Channel", "picklist"), new("On__c", "On", "date"), new("Who__c", "Who", "email"));
            var account = Account("Alpine Tools");
            Org.Add(
                "Touch__c", ("Account__c", account), ("Channel__c", "Direct mail"), ("On__c", new DateOnly(2026, 11, 1)),
                ("Who__c", "ann@alpine.example"));
            Set("Activities:touches:Object", "Touch__c");
            Set("Activities:touches:KindField", "Channel__c");
            Set("Activities:touches:AtField", "On__c");
            Set("Activities:touches:PersonField", "Who__c");

            var touch = Assert.Single(await ReadAsync());

            Assert.Equal(
                (account, "direct mail", ActivitySide.Marketing, true), (touch.AccountKey, touch.Kind, touch.Side, touch.Completed));
            Assert.Equal((new LocalDate(2026, 11, 1), "ann@alpine.example"), (touch.On, touch.PersonEmail));
        }

        Task<List<SourceActivity>> ReadAsync() => Source.ReadActivitiesAsync(null, Run, CancellationToken.None).ToListAsync().AsTask();
    }

    public class WhenLeadsAreRead : OrgTest
    {
        [Fact]
        public async Task Their_domain_comes_and_their_address_does_not()
        {
            Org.AddField("Lead", new("Assigned_At__c", "Assigned at", "datetime"));
            Org.AddField("Lead", new("First_Touch__c", "First touch", "date"));
            Org.AddField("Lead", new("Returned__c", "Returned because", "picklist"));
            Org.Add(
                "Lead", ("Name", "Ann"), ("Email", "ann@alpine.example"), ("Status", "Returned"), ("Returned__c", "No budget"),
                ("Assigned_At__c", new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero)),
                    ("First_Touch__c", new DateOnly(2026, 11, 28)));
            Set("Leads:AssignedField", "Assigned_At__c");
            Set("Leads:FirstTouchField", "First_Touch__c");
            Set("Leads:ReturnedField", "Returned__c");
            Set("Zone", "Europe/Berlin");

            var lead = Assert.Single(await Source.ReadLeadsAsync(null, Run, CancellationToken.None).ToListAsync());

            Assert.Equal(
                ("alpine.example", "Returned", "No budget", null), (lead.Domain, lead.Status, lead.ReturnedReason, lead.AccountKey));
            Assert.Equal((Instant.FromUtc(2026, 11, 27, 8, 0), Instant.FromUtc(2026, 11, 27, 23, 0)), (lead.AssignedAt, lead.FirstTouchAt));
        }
    }

    public class WhenSignalsAreRead : OrgTest
    {
        [Fact]
        public async Task A_date_of_an_account_is_one_and_blank_dates_are_none()
        {
            Org.AddField("Account", new("X6QA_Date__c", "6QA Start Date", "date"));
            Org.AddField("Account", new("Intent__c", "Intent score", "double"));
            var hot = Account(
                "Alpine Tools", ("X6QA_Date__c", new DateOnly(2026, 11, 20)), ("Intent__c", 87.5m), ("Website", "alpine.example"));
            Account("Cold");
            Account("Long ago", ("X6QA_Date__c", new DateOnly(2026, 1, 20)));
            Set("Signals:6qa:Field", "X6QA_Date__c");
            Set("Signals:6qa:StrengthField", "Intent__c");
            Set("Signals:6qa:DomainField", "Website");

            var signal = Assert.Single(
                await Source.ReadSignalsAsync(Instant.FromUtc(2026, 11, 1, 0, 0), Run, CancellationToken.None).ToListAsync());

            Assert.Equal(($"6qa:{hot}:2026-11-20", hot, "6qa"), (signal.Key, signal.AccountKey, signal.Kind));
            Assert.Equal(
                (87.5m, "alpine.example", Instant.FromUtc(2026, 11, 20, 0, 0)), (signal.Strength, signal.Domain, signal.DetectedAt));
        }

        [Fact]
        public async Task A_field_that_holds_no_date_is_named_and_not_its_content()
        {
            Org.AddField("Account", new("Note__c", "Note", "string"));
            Account("Alpine Tools", ("Note__c", "call Ann"));
            Set("Signals:note:Field", "Note__c");

            var fault = await FaultAsync(() => Source.ReadSignalsAsync(null, Run, CancellationToken.None).ToListAsync().AsTask());

            Assert.Equal((SourceFaultKind.Config, "Note__c"), (fault.Kind, fault.Subject));
            Assert.DoesNotContain("Ann", fault.Message, StringComparison.Ordinal);
        }
    }
}
