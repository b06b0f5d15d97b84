using AlignBot.Contracts;
using AlignBot.Domain.Decisions;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Precedents;

/// <summary>Precedents: a decision is cited in a dispute, and a new dispute shows what was decided before in its category.</summary>
sealed class PrecedentsFeature : Feature
{
    public override string Name => "precedent";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<CitationRow, CitationConfiguration>()
        .Has<CitationDesk>()
        .Offers<ICitations, CitationsOfDispute>()
        .Offers<ICardPart<Dispute>, CitedDecisions>()
        .Offers<ICardPart<Decision>, CitingDisputes>()
        .Offers<IDisputeDeed, CitationForms>()
        .Offers<IRaiseSection, PrecedentsBeforeRaising>()
        .InSection<ICategoryField>(new PrecedentsOfCategory())
        .Says<CitationNotice>()
        .Home<PrecedentsSection>()
        .Exports<CitationRecord>()
        .Deed<CitationForms>(CitationForms.CiteAction, Right.Ruled)
        .Form<CitationForms>(CiteModal.CallbackId, Right.Ruled);
}
