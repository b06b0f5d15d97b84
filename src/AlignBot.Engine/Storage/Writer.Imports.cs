namespace AlignBot.Engine.Storage;

/// <content>Imports wait now and then for something else, and everybody else goes on.</content>
abstract partial class Writer
{
    bool importsWait;

    /// <summary>A batch is on disk, and everybody in it has been answered.</summary>
    /// <param name="connection">On which it was committed.</param>
    protected virtual void Committed(Connection connection)
    {
    }

    /// <summary>From now on imports stay in the queue.</summary>
    protected void HoldImports()
    {
        lock (gate)
        {
            importsWait = true;
        }
    }

    /// <summary>Imports go on; also those that came meanwhile.</summary>
    protected void LetImportsGo()
    {
        bool starts;
        lock (gate)
        {
            importsWait = false;
            starts = waiting > 0 && rounds == 0;
            if (starts)
            {
                rounds++;
            }
        }

        if (starts)
        {
            Start();
        }
    }
}
