using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;

namespace AlignBot.Audits;

/// <summary>The quarterly audit: what the record shows to be wrong is given to somebody or accepted, and both leaders sign the result.</summary>
sealed class AuditsFeature : Feature
{
    static readonly Right Reading = Right.Read("read its audits");

    public override string Name => "audit";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<AuditRow, AuditConfiguration>()
        .Has<AuditDesk>()
        .Has<AuditReading>()
        .Has<AuditButtons>()
        .Timers<AuditTimers>()
        .Timers<AuditOpening>()
        .Follows<RosterChanged, AuditOpening>()
        .Follows<CalendarChanged, AuditOpening>()
        .Offers<IAgendaSource, AuditOpening>()
        .Offers<IAuditOfQuarter, AuditOfQuarter>()
        .Says<AuditMessage>()
        .Waits<AuditWaiting>()
        .Attention<AuditAttention>()
        .Exports<AuditRecord>()
        .Verb<AuditVerb>("audit", Reading)
        .Points(new Signpost("Quarterly audit", "audit") { Said = ["audit", "audits", "findings"] })
        .Deed<AuditButtons>(AuditButtons.OpenAction, Reading)
        .Deed<AuditButtons>(AuditButtons.BeginAction, Right.Ruled)
        .Deed<AuditButtons>(AuditButtons.RenewAction, Right.Ruled)
        .Deed<AuditButtons>(AuditButtons.CloseAction, Right.Ruled)
        .Deed<AuditButtons>(AuditButtons.ReopenAction, Right.Ruled)
        .Deed<AuditForms>(AuditForms.SettleAction, Right.Ruled)
        .Deed<AuditForms>(AuditForms.AnswerAction, Right.Ruled)
        .Form<AuditForms>(AuditForms.SettleCallbackId, Right.Ruled)
        .Form<AuditForms>(AuditForms.AnswerCallbackId, Right.Ruled);
}
