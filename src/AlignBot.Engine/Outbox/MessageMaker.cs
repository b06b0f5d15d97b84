using System.Collections.Frozen;
using System.Data.Common;
using AlignBot.Engine.Clock;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Slack.Blocks;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AlignBot.Engine.Outbox;

/// <summary>Makes a message when its turn comes, from the state as it is then.</summary>
public sealed class MessageMaker(
    ProgramDirectory programs, IDatabase database, IEnumerable<IMessageRenderer> renderers, ForwardClock clock, IOptions<DeliveryOptions> options,
    ILogger<MessageMaker> log)
{
    /// <summary>What a plain text leaves of the message's own: room for the sentence that follows it.</summary>
    const int Said = 3500;

    readonly FrozenDictionary<string, IMessageRenderer> renderers = renderers.ToFrozenDictionary(renderer => renderer.Message);

    /// <summary>Who renders a kind of message; null where it is another build's.</summary>
    public IMessageRenderer? RendererOf(string message) => renderers.GetValueOrDefault(message);

    /// <summary>What the message is now, where it stands, and where its thread does. What can't be rendered is given up: it must not hold up what is behind it.</summary>
    public async Task<(Rendering Rendering, PostRow? Own, PostRow? Thread)> RenderAsync(OutboxRow row)
    {
        try
        {
            return await database.ReadAsync(async db =>
            {
                var key = new ProgramKey(row.InstallationId, row.ProgramId);
                var program = key.IsNone ? ProgramInfo.NotYet(key, row.Destination) : await programs.LatestAsync(key);
                var context = new RenderContext(db, row, program) { Turn = ahead => clock.Now + Duration.FromTimeSpan(TimeSpan.FromSeconds(ahead) * options.Value.Pace) };
                var renderer = renderers[row.Message];
                var rendering = await (ReplacedMessages.Has(row.Slot) ? renderer.RenderReplacedAsync(context) : renderer.RenderAsync(context));
                var (own, comes) = row is { Kind: OutboxKind.Edit, Slot: { } slot } ? await context.PostOrComingAsync(row.SubjectId, slot) : default;
                if (rendering is Rendering.Send && comes is { } until)
                {
                    rendering = new Rendering.Wait(until);
                }

                return (rendering, own, ThreadPlace.For(row) is var (subject, parent) ? await context.PostAsync(subject, parent) : null);
            });
        }
        catch (Exception newer) when (IsNewer(newer, row))
        {
            log.LogWarning("Message {Message} {Id} is left to a newer build: {Why}", row.Message, row.Id, newer.Message);
            return (new Rendering.Newer(), null, null);
        }
        catch (Exception wrong) when (IsMistake(wrong))
        {
            log.LogError(wrong, "Message {Message} {Id} can't be rendered.", row.Message, row.Id);
            return (new Rendering.Unable(), null, null);
        }
    }

    /// <summary>The message without its blocks, and where the whole of it stands.</summary>
    public static Rendering.Send Plain(Rendering.Send message) => new(
        message.Text.Shortened(Said) + Mrkdwn.Of(
            $"\n_Slack did not take this message as AlignBot made it. What it is about, and what there is to do, stands on AlignBot's Home tab; `/dispute list` and `/decision search` find the whole of it._"),
        []);

    /// <summary>Whether another replica may be of a build that can. A database with one process has none.</summary>
    bool IsNewer(Exception wrong, OutboxRow row) => database is not SqliteDatabase && (wrong is NewerStateException || RendererOf(row.Message) is null);

    /// <summary>Another try would end the same way: neither the database nor the end of the process is behind it.</summary>
    public static bool IsMistake(Exception wrong) => wrong is not (DbException or OperationCanceledException or TimeoutException);
}
