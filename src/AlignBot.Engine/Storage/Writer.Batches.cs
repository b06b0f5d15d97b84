using System.Data;

namespace AlignBot.Engine.Storage;

/// <content>One batch: committed together, answered one by one, and run once more where its connection was lost.</content>
abstract partial class Writer
{
    /// <summary>Commits a batch. Every unit of it has its answer then, or runs by itself.</summary>
    /// <returns>The connection, if it can be used again.</returns>
    async Task<Connection?> WriteAsync(List<IWork> batch, Connection? connection)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            try
            {
                connection ??= await OpenAsync();
                var shared = new SharedTransaction(this, lone, connection, batch);
                try
                {
                    var apart = await shared.RunAsync();
                    Answer(batch, apart);
                    Committed(connection);
                    return connection;
                }
                catch (Exception lost) when (!isSecond && !shared.IsCommitting && IsLost(lost))
                {
                    // The connection went before anything was committed, so nothing has happened: a server that was started again closed them all.
                    Log.LogInformation(lost, "A connection to the database was lost; {Count} units of work are run again on another.", batch.Count);
                    await DropAsync(connection);
                    connection = null;
                }
            }
            catch (Exception broken)
            {
                // Not one unit's fault (disk full, file gone): nobody in this batch has been acknowledged, and nothing of it stays.
                foreach (var work in batch)
                {
                    work.Fail(broken);
                }

                if (connection is not null && (IsLost(broken) || connection.Db.State != ConnectionState.Open))
                {
                    await DropAsync(connection);
                    connection = null;
                }

                return connection;
            }
        }
    }

    void Answer(List<IWork> batch, HashSet<IWork>? apart)
    {
        foreach (var work in batch)
        {
            if (apart?.Contains(work) == true)
            {
                lone.Add(work);
            }
            else
            {
                work.Complete(Log);
            }
        }
    }

    static async Task DropAsync(Connection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception)
        {
            // It is gone, as is known.
        }
    }
}
