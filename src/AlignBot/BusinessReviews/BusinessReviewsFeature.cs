using AlignBot.BusinessReviews.Web;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.BusinessReviews;

/// <summary>The one-page business review of a quarter for CRO and CFO: made from the record, signed by the operating lead, posted by
/// whoever leads.</summary>
sealed class BusinessReviewsFeature : Feature
{
    public static readonly Right Reading = Right.Read("read its business reviews");

    public override string Name => ReviewDesk.FeatureName;

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<ReviewRow, ReviewConfiguration>()
        .Keeps<ReviewPageRow, ReviewPageConfiguration>()
        .Has<ReviewMaking>()
        .Has<ReviewDesk>()
        .Has<ReviewReading>()
        .Says<ReviewMessage>()
        .Exports<ReviewRecord>()
        .Shows<ReviewShelf>()
        .Shows<ReviewPage>()
        .Verb<ReviewVerb>("review", Reading)
        .Points(new Signpost("Business review", "review") { Said = ["business", "quarterly", "cost", "return"] })
        .Deed<ReviewButtons>(ReviewButtons.OpenAction, Reading)
        .Deed<ReviewButtons>(ReviewButtons.FileAction, Reading, Cost.Export)
        .Deed<ReviewButtons>(ReviewButtons.SignAction, Right.Ruled)
        .Deed<ReviewButtons>(ReviewButtons.PostAction, Right.Ruled)
        .Deed<ReviewButtons>(ReviewButtons.MakeAction, Right.Ruled)
        .Deed<CostForm>(CostForm.OpenAction, Right.Ruled)
        .Form<CostForm>(CostForm.CallbackId, Right.Ruled);
}
