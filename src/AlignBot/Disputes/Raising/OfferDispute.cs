using AlignBot.Contracts;
using AlignBot.Disputes.Asks;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Engine.Drafts;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Disputes.Raising;

/// <summary>The form that raises a dispute, for features that offer it.</summary>
sealed class OfferDispute(DraftStore drafts) : IRaiseDispute
{
    public Mrkdwn? WhyNot(ProgramInfo program, UserId raiser) => program.Roster.MayTakePart(raiser)
        ? null
        : DisputeRefusals.Say(new DisputeRefusal.NotPermitted(DisputeDeed.Raise, [], program.Roster.StandingOf(raiser)), program);

    public async Task<ModalView> FormAsync(ProgramInfo program, UserId raiser, DisputeDraft draft)
    {
        var (key, id) = (program.Key, Guid.CreateVersion7());
        var form = new RaiseForm
        {
            ProgramId = key.ProgramId,
            Question = TextLimits.Cut(draft.Question, TextLimits.Body),
            Category = draft.Category,
            FirstParty = draft.FirstParty?.Value,
            SecondParty = draft.SecondParty?.Value,
            Account = draft.Account,
            Options = draft.Options.Count == 0 ? null : string.Join('\n', draft.Options),
            From = draft.From,
        };

        // The form has a field for everything but that.
        if (form.From is not null)
        {
            await drafts.SaveAsync(key.InstallationId, id, raiser.Value, form, DisputeFormJson.Default.RaiseForm);
        }

        return RaiseDisputeModal.Form(program, form, id, raiser);
    }
}
