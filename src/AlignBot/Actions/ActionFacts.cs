using AlignBot.Domain.Actions;

namespace AlignBot.Actions;

/// <summary>The names under which history keeps what happens to follow-ups. Stored for good.</summary>
static class ActionFacts
{
    public static string KindOf(ActionFact fact) => fact switch
    {
        ActionFact.Given => "action.given",
        ActionFact.Done => "action.done",
        ActionFact.NotDoing => "action.not-doing",
        ActionFact.Reopened => "action.reopened",
        ActionFact.Offered => "action.offered",
        ActionFact.Declined => "action.declined",
        ActionFact.HandedOver => "action.handed-over",
        ActionFact.Moved => "action.moved",
        ActionFact.Overdue => "action.overdue",
        ActionFact.OwnerGone => "action.owner-gone",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
