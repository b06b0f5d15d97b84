using AlignBot.Contracts;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Records;
using AlignBot.Domain;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Disputes;

/// <summary>Opens from a meeting what somebody can do about a dispute: their form where they have an open seat, else who has one.</summary>
sealed class DecideElsewhere(DisputeArchive archive, DisputeButtons buttons, ClickReply reply, IClock clock) : IDecideDispute
{
    public async Task OpenAsync(BlockActions payload, SlackRequest request, ProgramKey program, DisputeId dispute, CancellationToken ct)
    {
        if (await archive.FindAsync(program, dispute.Value) is not { } file)
        {
            return;
        }

        var (state, actor) = (file.Dispute, new UserId(payload.User.Id));
        var about = new DisputeRef(program.ProgramId, state.Id.Value, state.Round, state.Level).ToString();
        if (state.IsOpen && state.SeatOf(actor) is not null)
        {
            await buttons.Handle(payload, new BlockAction { ActionId = DisputeButtons.Decide, Value = about }, request, ct);
        }
        else if (!file.MayBeReadBy(actor, clock.GetCurrentInstant()))
        {
            await reply.SayAsync(payload, request, file.Confidential(), ct);
        }
        else
        {
            await reply.OpenAsync(payload, request, WhoDecides(file, actor, about), ct);
        }
    }

    static ModalView WhoDecides(DisputeFile file, UserId reader, string about)
    {
        var (dispute, program) = (file.Dispute, file.Program);
        return new ModalView(
            $"DSP-{dispute.Number}",
            [
                new SectionBlock(Mrkdwn.Of($"*{dispute.Question}*\n").Shortened(1200) + DisputeCard.Standing(dispute, program, program.Roster.ZoneOf(reader)).Shortened(1500)),
                .. dispute.IsOpen ? new Block[]
                {
                    new ContextBlock(Mrkdwn.Of($"The meeting can speak of it, and can't decide it over them. Once they have decided, the agenda says so by itself.")),
                } : [],
                new ActionsBlock(new Button(DisputeButtons.Deeds, "What I can do") { Value = about }),
            ])
        { Close = "Close" };
    }
}
