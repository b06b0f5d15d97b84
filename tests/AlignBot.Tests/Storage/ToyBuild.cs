using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using AlignBot.Engine.Outbox;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Timers;
using AlignBot.Slack.Blocks;
using AlignBot.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Tests.Storage;

/// <summary>A thing with a state, a timer and a message, as a build knows it: by schema 1 it counts, by schema 2 it steps.</summary>
sealed class ToyBuild(int schema, string name = "toy") : ITimerHandler, IMessageRenderer
{
    static readonly StateColumn<Counting> One = new("toy", Json<Counting>());
    static readonly StateColumn<Stepping> Two = new("toy", Json<Stepping>(), older => new JsonObject { ["Steps"] = older["Count"]!.GetValue<int>() });

    public string Feature => name;

    public string Message => name;

    public static Guid Id(int number) => new(number + 1, 0, 0, new byte[8]);

    /// <summary>A toy, written by a build of that schema, with a timer that is due.</summary>
    public static async Task MakeAsync(Session session, ProgramKey key, int number, int schema, string feature)
    {
        await session.Statement("INSERT INTO toys (number, id, state, schema) VALUES (@number, @id, @state, @schema)", "@number", "@id", "@state", "@schema")
            .Set(0, number).Set(1, Id(number)).Set(2, schema == 1 ? One.Write(new Counting(0)) : Two.Write(new Stepping(0))).Set(3, schema).ExecuteAsync();
        await session.SetTimerAsync(key, feature, Id(number), "step", session.Now);
    }

    /// <summary>All of them, as the newer build reads them.</summary>
    public static async Task<IEnumerable<(int Number, int Steps, int Schema)>> AllAsync(Bot bot) => (await bot.Database.LookUpAsync(connection => connection
            .Statement("SELECT number, state, schema FROM toys ORDER BY number").QueryAsync(row => (Number: (int)row.Int64(0), State: row.String(1), Schema: (int)row.Int64(2)))))
        .Select(row => (row.Number, Two.Read(row.State, row.Schema, Id(row.Number)).Steps, row.Schema));

    /// <summary>One step, written in this build's shape.</summary>
    public async ValueTask HandleAsync(Session session, DueTimer timer)
    {
        await session.ProgramAsync(timer.Program);
        var (state, written) = (await session.Statement("SELECT state, schema FROM toys WHERE id = @id", "@id").Set(0, timer.SubjectId)
            .QueryAsync(row => (row.String(0), (int)row.Int64(1))))[0];
        var next = schema == 1
            ? One.Write(new Counting(One.Read(state, written, timer.SubjectId).Count + 1))
            : Two.Write(new Stepping(Two.Read(state, written, timer.SubjectId).Steps + 1));
        await session.Statement("UPDATE toys SET state = @state, schema = @schema WHERE id = @id", "@state", "@schema", "@id")
            .Set(0, next).Set(1, schema).Set(2, timer.SubjectId).DeferAsync();
    }

    public async Task<Rendering> RenderAsync(RenderContext context)
    {
        var row = await context.Db.Database
            .SqlQuery<string>($"""SELECT schema || ' ' || number || ' ' || state AS "Value" FROM toys WHERE id = {context.Row.SubjectId}""").SingleAsync();
        if (row.Split(' ', 3) is not [var written, var number, var state])
        {
            throw new InvalidOperationException($"'{row}' is no toy.");
        }

        _ = schema == 1
            ? One.Read(state, int.Parse(written, null), context.Row.SubjectId).Count
            : Two.Read(state, int.Parse(written, null), context.Row.SubjectId).Steps;
        return new Rendering.Send(Mrkdwn.Of($"toy {number}"), []);
    }

    static JsonTypeInfo<T> Json<T>() => (JsonTypeInfo<T>)JsonSerializerOptions.Default.GetTypeInfo(typeof(T));

    sealed record Counting(int Count);

    sealed record Stepping(int Steps);
}
