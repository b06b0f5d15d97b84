namespace AlignBot.Engine.Storage;

/// <summary>A batch of units in one transaction: first all of them as one, and if that fails, each in a savepoint of its own.</summary>
/// <remarks>Nearly every batch passes. A savepoint would have SQLite set aside each page that each unit is the first to touch, and would cost a
/// way to PostgreSQL and back.</remarks>
sealed class SharedTransaction(Writer writer, LoneUnits lone, Connection connection, List<IWork> batch)
{
    HashSet<IWork>? apart;
    HashSet<ProgramKey>? busy;

    /// <summary>The database has been told to commit: nobody knows, should the connection go now, whether it did.</summary>
    public bool IsCommitting { get; private set; }

    /// <summary>Commits the batch, or as much of it as can be.</summary>
    /// <returns>The units that somebody was in the way of: nothing of them has happened. Null for none.</returns>
    public async Task<HashSet<IWork>?> RunAsync()
    {
        connection.Asking = ThrowIfBusy;
        if (!await TryTogetherAsync())
        {
            await OneByOneAsync();
        }

        return apart;
    }

    /// <summary>The whole batch as one. False when one of its units fails: then nothing of any of them has happened.</summary>
    async Task<bool> TryTogetherAsync()
    {
        IWork? running = null;
        try
        {
            await BeginAsync();
            foreach (var work in batch)
            {
                work.Forget();
                if (Takes(work))
                {
                    running = work;
                    await work.RunAsync(writer.NewSession(connection));
                }
            }

            running = null;
            await connection.WriteHeadsAsync();
        }
        catch (Exception refused) when (!writer.IsLost(refused))
        {
            await RollBackAsync();
            if (batch is not [var only])
            {
                AvoidIfHeld(running, refused);
                return false; // which of them it was, and why, shows when they run apart
            }

            Refuse(only, refused);
            return true;
        }

        await CommitAsync();
        return true;
    }

    /// <summary>The same batch again, each unit in a savepoint of its own: the one that fails is undone, and the others are kept.</summary>
    async Task OneByOneAsync()
    {
        connection.IsOneByOne = true;
        try
        {
            await BeginAsync();
            foreach (var work in batch)
            {
                work.Forget();
                if (Takes(work))
                {
                    await RunApartAsync(work);
                }
            }

            await connection.WriteHeadsAsync();
        }
        catch (Exception failure) when (!writer.IsLost(failure))
        {
            await RollBackAsync();
            throw;
        }
        finally
        {
            connection.IsOneByOne = false;
        }

        await CommitAsync();
    }

    /// <summary>Begins, and holds the programs that the batch is about. One that somebody else holds for long is left to those who wait for it.</summary>
    async Task BeginAsync()
    {
        await connection.Statement(writer.Begin).DeferAsync();
        if (!writer.HoldsAhead || Programs() is not { Count: > 0 } programs)
        {
            return;
        }

        try
        {
            await connection.HoldAsync(programs, waits: true);
        }
        catch (Exception conflict) when (writer.IsConflict(conflict))
        {
            await RollBackAsync();
            await connection.Statement(writer.Begin).DeferAsync();
            (busy ??= []).UnionWith(programs.Except(await connection.HoldAsync(programs, waits: false)));
        }
    }

    HashSet<ProgramKey> Programs()
    {
        HashSet<ProgramKey> programs = [];
        foreach (var work in batch)
        {
            if (work.About is { } program && Takes(work))
            {
                programs.Add(program);
            }
        }

        return programs;
    }

    /// <summary>Whether a unit runs here: nobody has given up on it, and its program is not waited for by others.</summary>
    bool Takes(IWork work)
    {
        if (work.IsCancelled || apart?.Contains(work) == true)
        {
            return false;
        }

        if (work.About is { } program && IsBusy(program))
        {
            (apart ??= []).Add(work);
            return false;
        }

        return true;
    }

    async Task RunApartAsync(IWork work)
    {
        await connection.Statement("SAVEPOINT unit").ExecuteAsync();
        try
        {
            await work.RunAsync(writer.NewSession(connection));
        }
        catch (Exception refused) when (!writer.IsLost(refused))
        {
            Refuse(work, refused);
            connection.ForgetUnit();
            await connection.Statement("ROLLBACK TO unit").ExecuteAsync();
        }

        await connection.Statement("RELEASE unit").DeferAsync();
    }

    void Refuse(IWork work, Exception refused)
    {
        if (writer.IsConflict(refused))
        {
            (apart ??= []).Add(work);
            AvoidIfHeld(work, refused);
        }
        else
        {
            work.Undone(refused);
        }
    }

    /// <summary>Whoever holds a program is waited for once; the batch's other units of that program run by themselves.</summary>
    void AvoidIfHeld(IWork? work, Exception refused)
    {
        if (work?.Program is { } program && writer.IsConflict(refused))
        {
            (busy ??= []).Add(program);
        }
    }

    void ThrowIfBusy(ProgramKey program)
    {
        if (IsBusy(program))
        {
            throw new ProgramBusyException(program);
        }
    }

    bool IsBusy(ProgramKey program) => busy?.Contains(program) == true || lone.IsBusy(program);

    async Task CommitAsync()
    {
        IsCommitting = true;
        try
        {
            await connection.Statement("COMMIT").ExecuteAsync();
            connection.Committed();
        }
        catch (Exception failure) when (!writer.IsLost(failure))
        {
            await RollBackAsync();
            throw;
        }
    }

    async Task RollBackAsync()
    {
        connection.Forget();
        try
        {
            await connection.Statement("ROLLBACK").ExecuteAsync();
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full.
        }
    }
}
