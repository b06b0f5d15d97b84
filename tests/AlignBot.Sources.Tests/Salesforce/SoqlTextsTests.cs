using AlignBot.SourceSimulators.Salesforce;
using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

/// <summary>Every query that the connector sends, as it is sent, with everything configured that can be.</summary>
public class SoqlTextsTests : OrgTest
{
    /// <summary>A file to write them to, for a grammar that others wrote: see <c>independent/README.md</c>.</summary>
    const string WriteTo = "ALIGNBOT_WRITE_SOQL";

    [Fact]
    public async Task They_are_these()
    {
        Configure();
        // Asked in two parts, so that those are among them.
        Faults.TimesOut = soql =>
            soql.Contains("FROM Lead", StringComparison.Ordinal) && !soql.Contains("SystemModstamp", StringComparison.Ordinal);

        await Source.CheckAsync(Run, CancellationToken.None);
        await AccountsAsync();
        await Source.ReadOwnersAsync(Run, CancellationToken.None).ToListAsync();
        await Source.ReadOpportunitiesAsync(Instant.FromUtc(2026, 11, 27, 0, 0), Run, CancellationToken.None).ToListAsync();
        await Source.ReadLeadsAsync(null, Run, CancellationToken.None).ToListAsync();
        await Source.ReadActivitiesAsync(Instant.FromUtc(2026, 11, 27, 0, 0), Run, CancellationToken.None).ToListAsync();
        await Source.ReadSignalsAsync(Instant.FromUtc(2026, 11, 27, 0, 0), Run, CancellationToken.None).ToListAsync();

        var sent = Salesforce.Requests.Select(request => request.Soql).OfType<string>().Distinct().ToArray();
        if (Environment.GetEnvironmentVariable(WriteTo) is { Length: > 0 } path)
        {
            await File.WriteAllLinesAsync(path, sent);
        }
        Assert.Equal(
        [
            @"SELECT Id, Name, Username, TimeZoneSidKey FROM User WHERE Id = '{user}'",
            @"SELECT COUNT() FROM Account WHERE (Programme__c IN ('ABM core', 'O\'Neil\\s \""light\""')) AND IsPersonAccount = false",
            @"SELECT Id, MasterRecordId FROM Account WHERE IsDeleted = true AND SystemModstamp >= 2026-10-29T09:00:00.000Z",
            @"SELECT Id, Name, ParentId, LastModifiedDate, OwnerId, Owner.Name, Owner.Email, Owner.IsActive, Programme__c, Tier__c, Website, Marketer__r.Email, Industry FROM Account WHERE (Programme__c IN ('ABM core', 'O\'Neil\\s \""light\""')) AND IsPersonAccount = false",
            @"SELECT Id, OwnerId, Owner.Name, Owner.Email, Owner.IsActive FROM Account WHERE (Programme__c IN ('ABM core', 'O\'Neil\\s \""light\""')) AND IsPersonAccount = false",
            @"SELECT Id, AccountId, Name, StageName, Amount, CurrencyIsoCode, CloseDate, CreatedDate, IsClosed, IsWon, SystemModstamp FROM Opportunity WHERE (Type = 'New Business' OR Amount > 1000) AND SystemModstamp >= 2026-11-26T23:50:00.000Z",
            @"SELECT Id, CreatedDate, Status, ConvertedAccountId, Email FROM Lead WHERE (IsConverted = false)",
            @"SELECT Id, CreatedDate, Status, ConvertedAccountId, Email FROM Lead WHERE (IsConverted = false) AND SystemModstamp < 2013-01-16T16:30:00.000Z",
            @"SELECT Id, CreatedDate, Status, ConvertedAccountId, Email FROM Lead WHERE (IsConverted = false) AND SystemModstamp >= 2013-01-16T16:30:00.000Z",
            @"SELECT Id, Contact.AccountId, Campaign.Type, FirstRespondedDate, HasResponded FROM CampaignMember WHERE (Campaign.Status != 'Planned') AND SystemModstamp >= 2026-11-26T23:50:00.000Z",
            @"SELECT Id, AccountId, StartDateTime, ActivityDate, IsAllDayEvent FROM Event WHERE SystemModstamp >= 2026-11-26T23:50:00.000Z",
            @"SELECT Id, AccountId, TaskSubtype, CompletedDateTime, ActivityDate, IsClosed FROM Task WHERE IsDeleted = false AND SystemModstamp >= 2026-11-26T23:50:00.000Z",
            @"SELECT Id, X6QA_Date__c FROM Account WHERE X6QA_Date__c != null AND X6QA_Date__c >= 2026-11-27",
            @"SELECT Id, Intent_At__c FROM Account WHERE Intent_At__c != null AND Intent_At__c >= 2026-11-27T00:00:00.000Z AND (Website LIKE '%.example')",
        ],
        sent.Select(soql => soql.Replace(Salesforce.RunAs, "{user}", StringComparison.Ordinal)));
    }

    void Configure()
    {
        Org.AddField("Account", new("IsPersonAccount", "Is Person Account", "boolean"));
        Org.AddField("Account", new("Programme__c", "Programme", "picklist"));
        Org.AddField("Account", SalesforceField.Lookup("Marketer__c", "Marketer", "User", "Marketer__r"));
        Org.AddField("Account", new("X6QA_Date__c", "6QA Start Date", "date"));
        Org.AddField("Account", new("Intent_At__c", "Intent seen", "datetime"));
        Org.AddField("Opportunity", new("CurrencyIsoCode", "Currency", "picklist"));
        Set("Accounts:FlagField", "Programme__c");
        Set("Accounts:FlagValues", "ABM core,O'Neil\\s \"light\"");
        Set("Accounts:MarketerField", "Marketer__r.Email");
        Set("Accounts:Offered:industry", "Industry");
        Set("Opportunities:Where", "Type = 'New Business' OR Amount > 1000");
        Set("Leads:Where", "IsConverted = false");
        Set("Activities:tasks:Object", "Task");
        Set("Activities:tasks:Archived", "true");
        Set("Activities:meetings:Object", "Event");
        Set("Activities:campaigns:Object", "CampaignMember");
        Set("Activities:campaigns:Where", "Campaign.Status != 'Planned'");
        Set("Signals:6qa:Field", "X6QA_Date__c");
        Set("Signals:intent:Field", "Intent_At__c");
        Set("Signals:intent:Where", "Website LIKE '%.example'");
    }
}
