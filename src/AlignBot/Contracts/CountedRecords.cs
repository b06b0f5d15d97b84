using AlignBot.Domain.Records;
using AlignBot.Domain.Scoreboard.Records;
using ActivitySide = AlignBot.Domain.Scoreboard.Records.ActivitySide;

namespace AlignBot.Contracts;

/// <summary>What is kept of records as the rules of the scoreboard count it. Whose account each is, whoever counts says: it is resolved when it is used.</summary>
static class CountedRecords
{
    extension(KeptOpportunity kept)
    {
        public Opportunity CountedFor(string? account) => new(kept.Key, account)
        {
            Name = kept.Name,
            Stage = kept.Stand.Stage,
            State = kept.Stand.Standing switch
            {
                OpportunityStanding.Won => OpportunityState.Won,
                OpportunityStanding.Lost => OpportunityState.Lost,
                _ => OpportunityState.Open,
            },
            Amount = kept.Stand.Amount,
            Currency = kept.Stand.Currency,
            CreatedAt = kept.CreatedAt,
            CloseDate = kept.Stand.CloseDate,
        };
    }

    extension(KeptActivity kept)
    {
        public Activity CountedFor(string? account) => new(kept.Key, account, SideOf(kept.Side), kept.Kind)
        {
            At = kept.At,
            On = kept.On,
            IsCompleted = kept.Completed,
            Person = kept.PersonEmail,
        };
    }

    extension(KeptSignal kept)
    {
        public Signal CountedFor(string? account) => new(kept.Key, account, kept.Kind) { DetectedAt = kept.DetectedAt, FirstSeenAt = kept.SeenAt };
    }

    extension(KeptLead kept)
    {
        public Lead CountedFor(string? account) => LeadStatus.Of(kept.Key, kept.Status, kept.ReturnedReason) with
        {
            AccountKey = account,
            CreatedAt = kept.CreatedAt,
            AssignedAt = kept.AssignedAt,
            FirstTouchAt = kept.FirstTouchAt,
            LastTouchAt = kept.LastTouchAt,
            ReturnedAt = kept.ReturnedAt,
        };
    }

    static ActivitySide SideOf(Sources.ActivitySide side) => side switch
    {
        Sources.ActivitySide.Marketing => ActivitySide.Marketing,
        Sources.ActivitySide.Sales => ActivitySide.Sales,
        _ => ActivitySide.Buyer,
    };
}
