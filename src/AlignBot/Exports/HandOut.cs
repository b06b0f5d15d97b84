using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlignBot.Exports;

sealed class HandOut(ExportDesk desk) : IHandOut
{
    public void Ask(Session session, ProgramKey key, UserId to) => desk.Ask(session, key, to.Value, RecordFormat.Json);

    public Task<bool> IsDeliveredAsync(AlignBotContext db, ProgramKey key, UserId to, Instant since) => db.Exports.AnyAsync(row =>
        row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId && row.UserId == to.Value && row.Format == RecordFormat.Json && row.State == ExportState.Delivered && row.AskedAt >= since);
}
