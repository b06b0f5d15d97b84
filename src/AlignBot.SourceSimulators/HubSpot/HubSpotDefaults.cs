namespace AlignBot.SourceSimulators.HubSpot;

/// <summary>What every portal has before anybody configures anything.</summary>
static class HubSpotDefaults
{
    static readonly HubSpotProperty[] OfEveryObject =
    [
        new("hs_createdate", "Object create date/time", "datetime", "date"),
        new("hs_lastmodifieddate", "Last modified date", "datetime", "date"),
        new("hs_merged_object_ids", "Merged record IDs", "enumeration", "checkbox"),
        new("hubspot_owner_id", "Owner", "enumeration", "select"),
    ];

    public static HubSpotPipeline SalesPipeline { get; } = new("default", "Sales Pipeline",
    [
        Stage("appointmentscheduled", "Appointment Scheduled", "false", "0.2"),
        Stage("contractsent", "Contract Sent", "false", "0.9"),
        Stage("closedwon", "Closed Won", "true", "1.0"),
        Stage("closedlost", "Closed Lost", "true", "0.0"),
    ]);

    public static IReadOnlyDictionary<string, HubSpotProperty[]> Properties { get; } = new Dictionary<string, HubSpotProperty[]>
    {
        ["companies"] =
        [
            .. OfEveryObject,
            new("name", "Company name"),
            new("domain", "Company Domain Name"),
            new("website", "Website URL"),
            new("createdate", "Create Date", "datetime", "date"),
            new("hs_is_target_account", "Target Account", "bool", "booleancheckbox") { Options = [("true", "True", false), ("false", "False", false)] },
            new("hs_ideal_customer_profile", "Ideal Customer Profile Tier", "enumeration", "select")
            {
                Options = [("tier_1", "Tier 1", false), ("tier_2", "Tier 2", false), ("tier_3", "Tier 3", false), ("tier_0", "Old tier", true)],
            },
            new("hs_parent_company_id", "Parent Company", "number", "number"),
            new("hs_num_decision_makers", "Number of decision makers", "number", "number") { Calculated = true },
            new("hs_last_sales_activity_timestamp", "Last Engagement Date", "datetime", "date"),
            new("hs_analytics_last_visit_timestamp", "Time Last Seen", "datetime", "date"),
            new("industry", "Industry", "enumeration", "select") { Options = [("MACHINERY", "Machinery", false), ("COMPUTER_SOFTWARE", "Computer Software", false)] },
            new("lifecyclestage", "Lifecycle Stage", "enumeration", "radio") { Options = [("lead", "Lead", false), ("customer", "Customer", false)] },
        ],
        ["deals"] =
        [
            .. OfEveryObject,
            new("dealname", "Deal Name"),
            new("amount", "Amount", "number", "number"),
            new("deal_currency_code", "Currency", "enumeration", "select"),
            new("amount_in_home_currency", "Amount in company currency", "number", "number") { Calculated = true },
            new("pipeline", "Pipeline", "enumeration", "select"),
            new("dealstage", "Deal Stage", "enumeration", "radio"),
            new("createdate", "Create Date", "datetime", "date"),
            new("closedate", "Close Date", "datetime", "date"),
            new("hs_is_closed", "Is Deal Closed?", "bool", "booleancheckbox") { Calculated = true },
            new("hs_is_closed_won", "Is Closed Won", "bool", "booleancheckbox") { Calculated = true },
        ],
        ["contacts"] =
        [
            .. OfEveryObject,
            new("email", "Email"),
            new("firstname", "First Name"),
            new("lastname", "Last Name"),
            new("createdate", "Create Date", "datetime", "date"),
            new("lastmodifieddate", "Last Modified Date", "datetime", "date"),
            new("hs_email_domain", "Email Domain"),
            new("hs_lead_status", "Lead Status", "enumeration", "radio") { Options = [("NEW", "New", false), ("IN_PROGRESS", "In Progress", false), ("UNQUALIFIED", "Unqualified", false)] },
            new("hubspot_owner_assigneddate", "Owner Assigned Date", "datetime", "date"),
            new("hs_sa_first_engagement_date", "Date of first engagement", "datetime", "date"),
            new("lifecyclestage", "Lifecycle Stage", "enumeration", "radio") { Options = [("lead", "Lead", false), ("marketingqualifiedlead", "MQL", false), ("customer", "Customer", false)] },
        ],
        ["calls"] = Engagement(("hs_call_status", "Call status"), ("hs_call_direction", "Call direction"), ("hs_call_title", "Call Title")),
        ["emails"] = Engagement(("hs_email_direction", "Email direction"), ("hs_email_status", "Email send status"), ("hs_email_subject", "Email subject")),
        ["meetings"] = Engagement(("hs_meeting_outcome", "Meeting outcome"), ("hs_meeting_title", "Meeting name")),
        ["notes"] = Engagement(("hs_note_body", "Note body")),
        ["tasks"] = Engagement(("hs_task_status", "Task Status"), ("hs_task_type", "Task Type"), ("hs_task_subject", "Task Title")),
    };

    public static HubSpotStage Stage(string id, string label, string isClosed, string probability) =>
        new(id, label, new Dictionary<string, string> { ["isClosed"] = isClosed, ["probability"] = probability });

    static HubSpotProperty[] Engagement(params (string Name, string Label)[] own) =>
        [.. OfEveryObject, new("hs_timestamp", "Activity date", "datetime", "date"), .. own.Select(one => new HubSpotProperty(one.Name, one.Label))];
}
