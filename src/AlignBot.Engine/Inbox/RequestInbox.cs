using AlignBot.Engine.Storage;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.Inbound.Acks;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Engine.Inbox;

/// <summary>Carries out each request of Slack's once: a repeat gets the stored answer and does nothing.</summary>
public sealed class RequestInbox(IDatabase database)
{
    const string Insert =
        """
        INSERT INTO inbox (installation_id, key, answer, received_at) VALUES (@installation, @key, @answer, @received)
        ON CONFLICT DO NOTHING
        """;

    const string SelectForm = "SELECT answer FROM inbox WHERE installation_id = @installation AND key IN (@version, @view, @stack)";

    /// <summary>Runs the work, and commits it together with its answer under the request's key.</summary>
    /// <returns>The work's answer, or the answer given before when Slack (or a replayer) sent the request again.</returns>
    public Task<TAck> OnceAsync<TAck>(
        int installationId, SlackRequest request, Func<Session, ValueTask<TAck>> work, CancellationToken cancellation = default)
        where TAck : IAck<TAck> => OnceAsync(installationId, about: null, request, work, cancellation);

    /// <summary>The same for work whose program is known before: it is held from the first.</summary>
    public Task<TAck> OnceAsync<TAck>(ProgramKey about, SlackRequest request, Func<Session, ValueTask<TAck>> work, CancellationToken cancellation = default)
        where TAck : IAck<TAck> => OnceAsync(about.InstallationId, about, request, work, cancellation);

    async Task<TAck> OnceAsync<TAck>(
        int installationId, ProgramKey? about, SlackRequest request, Func<Session, ValueTask<TAck>> work, CancellationToken cancellation)
        where TAck : IAck<TAck>
    {
        try
        {
            return await database.WriteAsync(
                WorkPriority.Person,
                about,
                async session =>
                {
                    var ack = await work(session);
                    var body = ack.ToBody();
                    if (request.Form is { } form)
                    {
                        foreach (var key in FormKeys.After(form, ViewAck.FromBody(body)))
                        {
                            await KeepAsync(session, installationId, key, FormKeys.Kept(form, body));
                        }
                    }
                    else
                    {
                        await KeepAsync(session, installationId, request.Key, body);
                    }

                    return ack;
                },
                cancellation);
        }
        catch (RepeatedRequestException) when (request.Form is not null)
        {
            return TAck.FromBody((await SentBeforeAsync(installationId, request.Form))!.Value.Answer.ToBody());
        }
        catch (RepeatedRequestException)
        {
            var answer = await database.ReadAsync(
                db => db.Inbox
                    .Where(row => row.InstallationId == installationId && row.Key == request.Key)
                    .Select(row => row.Answer)
                    .SingleAsync(cancellation),
                cancellation);
            return TAck.FromBody(answer);
        }
    }

    /// <summary>What a form was answered that did its work already; null for one that is new, or still open.</summary>
    /// <returns>The answer, and whether the form was filled in then as it is now.</returns>
    public Task<(ViewAck Answer, bool SameContent)?> SentBeforeAsync(int installationId, SentForm form) =>
        database.LookUpAsync<(ViewAck, bool)?>(async connection =>
        {
            var (version, view, stack) = FormKeys.All(form);
            var kept = await connection.Statement(SelectForm, "@installation", "@version", "@view", "@stack")
                .Set(0, installationId).Set(1, version).Set(2, view).Set(3, stack).QueryAsync(row => row.Bytes(0));
            return kept is [var answer, ..] ? FormKeys.Read(form, answer) : null;
        });

    /// <summary>The same for an event, which has no answer.</summary>
    public Task OnceAsync(int installationId, SlackRequest request, Func<Session, ValueTask> work, CancellationToken cancellation = default) =>
        FirstTimeAsync(installationId, about: null, request, Done(work), cancellation);

    /// <inheritdoc cref="OnceAsync(int, SlackRequest, Func{Session, ValueTask}, CancellationToken)"/>
    public Task OnceAsync(ProgramKey about, SlackRequest request, Func<Session, ValueTask> work, CancellationToken cancellation = default) =>
        FirstTimeAsync(about.InstallationId, about, request, Done(work), cancellation);

    /// <summary>The same for a click or shortcut, whose answer is said afterwards.</summary>
    /// <returns>What the work came to; null (the type's default) for a repeat, of which nothing is to be said: the work that ran for it is
    /// undone, so nothing that it brought about may be told. It is returned and not put into a variable for that reason.</returns>
    public Task<T?> FirstTimeAsync<T>(int installationId, SlackRequest request, Func<Session, ValueTask<T>> work, CancellationToken cancellation = default) =>
        FirstTimeAsync(installationId, about: null, request, work, cancellation);

    /// <inheritdoc cref="FirstTimeAsync{T}(int, SlackRequest, Func{Session, ValueTask{T}}, CancellationToken)"/>
    /// <remarks>The program that the work is about is held from the first.</remarks>
    public Task<T?> FirstTimeAsync<T>(ProgramKey about, SlackRequest request, Func<Session, ValueTask<T>> work, CancellationToken cancellation = default) =>
        FirstTimeAsync(about.InstallationId, about, request, work, cancellation);

    async Task<T?> FirstTimeAsync<T>(
        int installationId, ProgramKey? about, SlackRequest request, Func<Session, ValueTask<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(
                WorkPriority.Person,
                about,
                async session =>
                {
                    var result = await work(session);
                    await KeepAsync(session, installationId, request.Key, ReadOnlyMemory<byte>.Empty);
                    return result;
                },
                cancellation);
        }
        catch (RepeatedRequestException)
        {
            return default;
        }
    }

    static Func<Session, ValueTask<bool>> Done(Func<Session, ValueTask> work) => async session =>
    {
        await work(session);
        return true;
    };

    // The key is written last and the work undone if it was there already: a first request pays for one statement, not two.
    static async ValueTask KeepAsync(Session session, int installationId, string key, ReadOnlyMemory<byte> answer)
    {
        await session.Statement(Insert, "@installation", "@key", "@answer", "@received")
            .Set(0, installationId).Set(1, key).Set(2, answer.ToArray()).Set(3, session.RealNow.ToUnixTimeMilliseconds())
            .DeferAsync(unlessOne: () => new RepeatedRequestException());
    }

    /// <summary>Undoes the unit of work of a request that has been carried out before.</summary>
    sealed class RepeatedRequestException : Exception;
}
