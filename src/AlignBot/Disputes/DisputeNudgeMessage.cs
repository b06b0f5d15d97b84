using System.Text.Json;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Disputes;

/// <summary>A reminder to a seat that has not ruled. Dropped when it has, or when the level is over.</summary>
sealed class DisputeNudgeMessage : IMessageRenderer
{
    public const string Name = "dispute.nudge";

    string IMessageRenderer.Message => Name;

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.Db.Disputes.SingleAsync(dispute => dispute.Id == context.Row.SubjectId
            && dispute.InstallationId == context.Row.InstallationId && dispute.ProgramId == context.Row.ProgramId);
        var ask = JsonSerializer.Deserialize(context.Row.Body!, DisputeFormJson.Default.AskKey)
            ?? throw new InvalidOperationException($"Outbox message {context.Row.Id} does not say who is reminded.");
        var dispute = DisputeDesk.StateOf(row);
        if (!dispute.IsOpen || dispute.Round != ask.Round || dispute.Level != ask.Level || dispute.SeatOf(new UserId(ask.User)) is not { IsWaiting: true })
        {
            return new Rendering.Drop("It has been answered, or its level is over.");
        }

        var zone = context.Program.Roster.ZoneOf(new UserId(ask.User));
        var about = new DisputeRef(context.Program.Key.ProgramId, dispute.Id.Value, ask.Round, ask.Level).ToString();
        var text = Mrkdwn.Of($"{(DisputeAskMessage.IsSettling(dispute) ? "Your word" : "Your ruling")} on DSP-{dispute.Number} is due {When.By(dispute.DueAt!.Value, zone)}: {dispute.Question}").Shortened(1500);
        return new Rendering.Send(
            text,
            [
                new SectionBlock(text)
                {
                    Accessory = new Button(DisputeButtons.Decide, DisputeAskMessage.Deed(dispute)) { Value = about, Style = ButtonStyle.Primary },
                },
            ]);
    }
}
