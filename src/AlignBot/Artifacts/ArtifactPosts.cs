using System.Collections.Immutable;
using System.Text.Json;
using AlignBot.Artifacts.Asks;
using AlignBot.Artifacts.Signing;
using AlignBot.Artifacts.Sla;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Waiting;
using NodaTime;

namespace AlignBot.Artifacts;

/// <summary>Turns what the rules ask to be said into messages and into what waits on Home.</summary>
sealed class ArtifactPosts(OutboxQueue outbox, WaitingList waiting, SignatureAsks signatures)
{
    public async ValueTask SendAsync(Session session, ProgramInfo program, Artifact artifact, Effect effect)
    {
        switch (effect)
        {
            case ArtifactEffect.AskToSign ask:
                await signatures.AskAsync(session, program, artifact, ask.User);
                break;
            case ArtifactEffect.RefreshAsk ask:
                await signatures.RefreshAsync(session, program, ask.User);
                break;
            case ArtifactEffect.AskNoMore ask:
                await signatures.EndAsync(session, program, artifact, ask.User);
                break;
            case ArtifactEffect.TellInForce:
                await TellInForceAsync(session, program, [artifact]);
                break;
            case ArtifactEffect.AskOwner { Ask: var ask }:
                await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Nudge, artifact, ask));
                await waiting.AddAsync(session, program.Key, ArtifactWaiting.FeatureName, artifact.Id.Value, OwnerAskMessage.SlotOf(ask), ask.User.Value, dueAt: null);
                break;
            case ArtifactEffect.CloseAsk { Ask: var ask }:
                await outbox.EnqueueAsync(session, program.Key, Message(OutboxKind.Edit, artifact, ask));
                await waiting.RemoveAsync(session, program.Key, artifact.Id.Value, OwnerAskMessage.SlotOf(ask), ask.User.Value);
                break;
            case ArtifactEffect.TellOwner tell:
                await TellOwnerAsync(session, program, tell.To, tell.By, [artifact]);
                break;
            case ArtifactEffect.AskAboutLate ask:
                await waiting.AddAsync(session, program.Key, ArtifactWaiting.FeatureName, artifact.Id.Value, LateMessage.SlotOf(ask.Side), ask.User.Value, dueAt: null);
                break;
            case ArtifactEffect.AskAboutLateNoMore ask:
                await waiting.RemoveAsync(session, program.Key, artifact.Id.Value, LateMessage.SlotOf(ask.Side), ask.User.Value);
                break;
            case ArtifactEffect.TellLate tell:
                await outbox.EnqueueAsync(session, program.Key, Late(OutboxKind.Nudge, artifact, tell.User, tell.Side) with { MayWaitUntil = Instant.MaxValue });
                break;
            case ArtifactEffect.RefreshLate refresh:
                await outbox.EnqueueAsync(session, program.Key, Late(OutboxKind.Edit, artifact, refresh.User, refresh.Side));
                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
        }
    }

    /// <summary>Says what was kept to be said at once.</summary>
    public async ValueTask TellAsync(Session session, ProgramInfo program, ArtifactTold told)
    {
        foreach (var owner in told.Owned)
        {
            await TellOwnerAsync(session, program, owner.Key.To, owner.Key.By, [.. owner]);
        }

        await TellInForceAsync(session, program, told.InForce);
    }

    ValueTask TellOwnerAsync(Session session, ProgramInfo program, UserId to, UserId? by, ImmutableArray<Artifact> artifacts) => outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
    {
        Kind = OutboxKind.Nudge,
        Message = OwnedMessage.Name,
        SubjectId = artifacts[0].Id.Value,
        Destination = to.Value,
        Body = JsonSerializer.Serialize(new OwnedNews(by, [.. artifacts.Select(artifact => artifact.Id.Value)]), ArtifactJson.Default.OwnedNews),
    });

    /// <summary>Tells the channel what holds from now on: one message, however much was signed at once. What is kept to a few it is not told.</summary>
    async ValueTask TellInForceAsync(Session session, ProgramInfo program, IEnumerable<Artifact> artifacts)
    {
        ImmutableArray<Artifact> told = [.. artifacts.Where(artifact => !artifact.Kind.IsKeptToFew() && artifact.Kind is not ArtifactKind.AccountPlan)];
        foreach (var definition in told.Where(artifact => artifact.Kind is ArtifactKind.OperatingDefinition))
        {
            await PostAsync(session, program, [definition], OperatingPin.Slot);
        }

        ImmutableArray<Artifact> others = [.. told.Where(artifact => artifact.Kind is not ArtifactKind.OperatingDefinition)];
        if (!others.IsEmpty)
        {
            await PostAsync(session, program, others, slot: null);
        }
    }

    ValueTask PostAsync(Session session, ProgramInfo program, ImmutableArray<Artifact> artifacts, string? slot) => outbox.EnqueueAsync(session, program.Key, new OutgoingMessage
    {
        Kind = OutboxKind.Ledger,
        Message = InForceMessage.Name,
        SubjectId = artifacts[0].Id.Value,
        Destination = program.ChannelId,
        Slot = slot,
        Body = JsonSerializer.Serialize(new InForceNews([.. artifacts.Select(artifact => artifact.Id.Value)]), ArtifactJson.Default.InForceNews),
    });

    static OutgoingMessage Late(OutboxKind kind, Artifact artifact, UserId to, Function side) => new()
    {
        Kind = kind,
        Message = LateMessage.Name,
        SubjectId = artifact.Id.Value,
        Destination = to.Value,
        Slot = LateMessage.SlotOf(side),
        Body = side.ToString(),
    };

    static OutgoingMessage Message(OutboxKind kind, Artifact artifact, OwnerAsk ask) => new()
    {
        Kind = kind,
        Message = OwnerAskMessage.Name,
        SubjectId = artifact.Id.Value,
        Destination = ask.User.Value,
        Slot = OwnerAskMessage.SlotOf(ask),
        Body = JsonSerializer.Serialize(ask, ArtifactJson.Default.OwnerAsk),
    };
}

/// <summary>The artifacts that hold from now on, of which the channel is told.</summary>
sealed record InForceNews(ImmutableArray<Guid> Artifacts);

/// <summary>What somebody answers for from now on.</summary>
/// <param name="By">Who named them; null for the program's file, or nobody in particular.</param>
/// <param name="Artifacts">At least one.</param>
sealed record OwnedNews(UserId? By, ImmutableArray<Guid> Artifacts);
