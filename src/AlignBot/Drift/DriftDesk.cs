using System.Text.Json;
using AlignBot.Domain;
using AlignBot.Domain.Drift;
using AlignBot.Drift.Language;
using AlignBot.Engine.History;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Drift;

/// <summary>Carries commands to the settings of drift, in the transaction of its session.</summary>
sealed class DriftDesk(ProgramDirectory programs, OutboxQueue outbox)
{
    public const string FeatureName = "drift";

    /// <summary>What is about the program itself has no other subject.</summary>
    public static readonly Guid Subject = Guid.Empty;

    public static RuleContext Context(ProgramInfo program, Instant now) => new(now, program.Roster, program.Calendar);

    public async ValueTask<Outcome<DriftSettings>> ApplyAsync(Session session, ProgramKey key, DriftCommand command)
    {
        var program = await programs.CurrentAsync(session, key);
        var outcome = DriftWorkflow.Apply(program.Drift, command, Context(program, session.Now));
        if (outcome is Outcome<DriftSettings>.Changed changed)
        {
            await KeepAsync(session, program, changed.State);
            foreach (var effect in changed.Effects)
            {
                await CarryOutAsync(session, program, effect);
            }
        }

        return outcome;
    }

    static async ValueTask KeepAsync(Session session, ProgramInfo program, DriftSettings state)
    {
        var (key, settings) = (program.Key, program.Settings.With(DriftPart.Part, state).Write());
        var row = await session.Db.Programs.SingleAsync(row => row.Id == key.ProgramId && row.InstallationId == key.InstallationId);
        if (row.Settings != settings)
        {
            row.Settings = settings;
            await session.SaveAsync();
            (await session.ProgramAsync(key)).RosterChanged();
        }
    }

    async ValueTask CarryOutAsync(Session session, ProgramInfo program, Effect effect)
    {
        var key = program.Key;
        switch (effect)
        {
            case DriftEffect.Log log:
                await session.AppendHistoryAsync(
                    key, new HistoryEntry(
                        DriftFacts.KindOf(log.Fact), session.Now, log.Actor?.Value, null, JsonSerializer.Serialize(log.Fact,
                            DriftJson.Default.DriftFact)));
                break;
            case DriftEffect.SetTimer timer:
                await session.SetTimerAsync(key, FeatureName, Subject, timer.Name, timer.At);
                break;
            case DriftEffect.ClearTimer timer:
                await session.ClearTimerAsync(key, Subject, timer.Name);
                break;
            case DriftEffect.TellChannel tell:
                await outbox.EnqueueAsync(session, key, TalkNotice.To(program, tell.IsOn));
                break;
            case DriftEffect.Ask ask:
                await outbox.EnqueueAsync(session, key, TalkAsk.To(ask.Leader));
                break;
            case DriftEffect.FinishWeeks:
                await TalkCounting.FinishAsync(session, program);
                break;
            case DriftEffect.DropWeek:
                await TalkCounting.DropAsync(session, program);
                break;
            case DriftEffect.DropSpeaker drop:
                await TalkCounting.DropAsync(session, program, drop.Speaker);
                break;
            case DriftEffect.TellLeadership tell:
                foreach (var reader in tell.To)
                {
                    await outbox.EnqueueAsync(session, key, LeadershipMessage.To(reader, tell.Evidence));
                }

                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
        }
    }
}

/// <summary>Under which names history keeps what happened. Stored for good.</summary>
static class DriftFacts
{
    public static string KindOf(DriftFact fact) => fact switch
    {
        DriftFact.ThresholdsSet => "drift.thresholds",
        DriftFact.WordsSet => "drift.words",
        DriftFact.LanguageWanted => "drift.language-wanted",
        DriftFact.LanguageOn => "drift.language-on",
        DriftFact.LanguageOff => "drift.language-off",
        _ => throw new InvalidOperationException($"No name for the fact {fact.GetType().Name}."),
    };
}
