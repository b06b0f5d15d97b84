namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>The standard objects of an org, as far as account lists and what happens on them need them.</summary>
static class SalesforceSchema
{
    static readonly SalesforceField Owner = SalesforceField.Lookup("OwnerId", "Owner ID", "User", "Owner");
    static readonly SalesforceField OfAccount = SalesforceField.Lookup("AccountId", "Account ID", "Account", "Account");

    public static IEnumerable<SalesforceTable> Standard() =>
    [
        Of("Account", "Account", "001", Owner, Text("Name"), Text("Website"), Text("Type"), Text("Industry"), new("AnnualRevenue", "Annual Revenue", "currency"),
            new("NumberOfEmployees", "Employees", "int"), new("Description", "Account Description", "textarea") { Filterable = false },
            SalesforceField.Lookup("ParentId", "Parent Account ID", "Account", "Parent"),
            SalesforceField.Lookup("MasterRecordId", "Master Record ID", "Account", "MasterRecord")),
        Of("User", "User", "005", Text("Name"), Text("Username"), Text("Email"), Truth("IsActive"), Text("UserType"), Text("TimeZoneSidKey"), Text("LocaleSidKey")),
        Of("Opportunity", "Opportunity", "006", Owner, OfAccount, Text("Name"), Text("StageName", "picklist"), new("Amount", "Amount", "currency"),
            Day("CloseDate"), Truth("IsClosed"), Truth("IsWon"), Text("Type"), SalesforceField.Lookup("CampaignId", "Campaign ID", "Campaign", "Campaign")),
        Of("OpportunityStage", "Opportunity Stage", "01J", Text("ApiName"), Text("MasterLabel"), Truth("IsActive"), Truth("IsClosed"), Truth("IsWon"),
            new("SortOrder", "Order", "int")),
        Of("Contact", "Contact", "003", Owner, OfAccount, Text("Name"), Text("Email")),
        Of("Lead", "Lead", "00Q", Owner, Text("Name"), Text("Email"), Text("Company"), Text("Website"), Text("Status", "picklist"), Truth("IsConverted"),
            Day("ConvertedDate"), SalesforceField.Lookup("ConvertedAccountId", "Converted Account ID", "Account", "ConvertedAccount")),
        Of("Task", "Task", "00T", Owner, OfAccount, Text("Subject"), Text("TaskSubtype", "picklist"), Text("Type", "picklist"), Text("Status", "picklist"),
            Truth("IsClosed"), Truth("IsArchived"), Day("ActivityDate"), Moment("CompletedDateTime"),
            SalesforceField.Lookup("WhoId", "Name ID", "Contact", "Who"), SalesforceField.Lookup("WhatId", "Related To ID", "Account", "What")),
        Of("Event", "Event", "00U", Owner, OfAccount, Text("Subject"), Text("Type", "picklist"), Truth("IsArchived"), Truth("IsAllDayEvent"), Moment("StartDateTime"), Moment("EndDateTime"),
            Moment("ActivityDateTime"), Day("ActivityDate"), SalesforceField.Lookup("WhoId", "Name ID", "Contact", "Who")),
        Of("Campaign", "Campaign", "701", Owner, Text("Name"), Text("Type", "picklist"), Text("Status", "picklist")),
        Of("CampaignMember", "Campaign Member", "00v", OfAccount, Text("Status", "picklist"), Truth("HasResponded"), Day("FirstRespondedDate"),
            SalesforceField.Lookup("CampaignId", "Campaign ID", "Campaign", "Campaign"), SalesforceField.Lookup("ContactId", "Contact ID", "Contact", "Contact"),
            SalesforceField.Lookup("LeadId", "Lead ID", "Lead", "Lead")),
        Of("Organization", "Organization", "00D", Text("Name"), Truth("IsSandbox"), Text("TimeZoneSidKey"), Text("OrganizationType")),
    ];

    static SalesforceTable Of(string name, string label, string prefix, params SalesforceField[] fields) => new(
        name, label, prefix, [new("Id", $"{label} ID", "id"), Truth("IsDeleted"), Moment("CreatedDate"), Moment("LastModifiedDate"), Moment("SystemModstamp"), .. fields]);

    static SalesforceField Text(string name, string type = "string") => new(name, LabelOf(name), type);

    static SalesforceField Truth(string name) => new(name, LabelOf(name), "boolean");

    static SalesforceField Day(string name) => new(name, LabelOf(name), "date");

    static SalesforceField Moment(string name) => new(name, LabelOf(name), "datetime");

    /// <summary>'StageName' is 'Stage Name' to people.</summary>
    static string LabelOf(string name) => string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) && !char.IsUpper(name[at - 1]) ? $" {letter}" : $"{letter}"));
}
