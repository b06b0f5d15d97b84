using System.Text.Json.Serialization;

namespace AlignBot.Domain;

/// <summary>Which field of a form a refusal is about, so that the sentence stands beside it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormField>))]
public enum FormField
{
    /// <summary>The question in dispute.</summary>
    Question,

    /// <summary>The category of a dispute or decision.</summary>
    Category,

    /// <summary>The two parties.</summary>
    Parties,

    /// <summary>The options to choose from, or the one chosen.</summary>
    Option,

    /// <summary>The account concerned.</summary>
    Account,

    /// <summary>The name of a list of accounts.</summary>
    ListName,

    /// <summary>What holds until the dispute is decided.</summary>
    Meanwhile,

    /// <summary>What stands if nobody decides.</summary>
    Default,

    /// <summary>A party's own case.</summary>
    OwnCase,

    /// <summary>The other side's case at its best.</summary>
    OtherCase,

    /// <summary>A decision's own words.</summary>
    DecisionText,

    /// <summary>Why it was decided so.</summary>
    Rationale,

    /// <summary>From when a decision holds.</summary>
    EffectiveOn,

    /// <summary>When a decision is looked at again.</summary>
    ReviewOn,

    /// <summary>What is expected of a decision by then.</summary>
    Expected,

    /// <summary>A follow-up action.</summary>
    Action,

    /// <summary>Who owns a follow-up action.</summary>
    ActionOwner,

    /// <summary>When a follow-up action is due.</summary>
    ActionDue,

    /// <summary>A reason given for a step out of the ordinary.</summary>
    Reason,

    /// <summary>How long an extension lasts.</summary>
    Extension,

    /// <summary>What is new since the decision.</summary>
    Evidence,

    /// <summary>A dissent.</summary>
    Dissent,

    /// <summary>A view or an advice.</summary>
    View,

    /// <summary>Who decided.</summary>
    DecidedBy,

    /// <summary>An agenda item's own words.</summary>
    AgendaItem,

    /// <summary>Who brings an agenda item.</summary>
    ItemOwner,

    /// <summary>Whom a parked item waits for.</summary>
    WaitingOn,

    /// <summary>Who was in a meeting.</summary>
    Present,

    /// <summary>Who holds a role.</summary>
    Holder,

    /// <summary>Who stands in for a role's holder.</summary>
    Deputy,

    /// <summary>The deputy's last day.</summary>
    DeputyTo,

    /// <summary>The people of sales.</summary>
    SalesPeople,

    /// <summary>The people of marketing.</summary>
    MarketingPeople,

    /// <summary>The people of revenue operations.</summary>
    RevOpsPeople,

    /// <summary>Who is away.</summary>
    AwayPerson,

    /// <summary>The first day away.</summary>
    AwayFrom,

    /// <summary>The last day away.</summary>
    AwayTo,

    /// <summary>A note to an absence.</summary>
    AwayNote,

    /// <summary>What an artifact is called: of a definition, its term.</summary>
    ArtifactName,

    /// <summary>By what other names an artifact goes.</summary>
    ArtifactAka,

    /// <summary>An artifact's own words.</summary>
    ArtifactText,

    /// <summary>Who answers for an artifact.</summary>
    ArtifactOwner,

    /// <summary>What is said to an answer of an audit.</summary>
    AuditNote,

    /// <summary>What a clause of an SLA promises.</summary>
    ClausePromise,

    /// <summary>What came late.</summary>
    LateText,

    /// <summary>What should change so that it does not come up again.</summary>
    Lesson,
}
