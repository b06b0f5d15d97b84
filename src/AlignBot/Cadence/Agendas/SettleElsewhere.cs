using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Cadence;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Payloads;

namespace AlignBot.Cadence.Agendas;

/// <summary>An item is settled from elsewhere as from the card of its meeting.</summary>
sealed class SettleElsewhere(MeetingButtons buttons) : ISettleItem
{
    public async Task SettleAsync(
        BlockActions payload, SlackRequest request, ProgramKey program, MeetingId id, AgendaItemId item, ItemEnd end, CancellationToken ct)
    {
        var deed = end switch
        {
            ItemEnd.Escalate => MeetingButtons.Escalate,
            ItemEnd.Park => MeetingButtons.Park,
            _ => MeetingButtons.Decide,
        };
        var about = new MeetingRef(program.ProgramId, id.Value, Section: 0, item.Value);
        await buttons.Handle(
            payload,
            new BlockAction { ActionId = MeetingButtons.ItemAction, SelectedOption = new SelectedOption { Value = $"{deed}:{about}" } },
            request, ct);
    }
}
