namespace AlignBot.SlackSimulator.Model;

/// <summary>Keeps the workspace in a JSON file: a second after a change, and at the end. Open modals and triggers are not kept.</summary>
sealed class WorkspaceStore(Simulator slack, string? path) : IAsyncDisposable
{
    readonly CancellationTokenSource stopping = new();
    volatile bool dirty;
    Task? saving;

    public void Touch() => dirty = true;

    public void Start()
    {
        if (path is not null)
            saving = SaveNowAndThenAsync(path);
    }

    public bool TryLoad()
    {
        if (path is null || !File.Exists(path))
            return false;
        WorkspaceFile.Read(slack, (JsonObject)JsonNode.Parse(File.ReadAllText(path))!);
        return true;
    }

    async Task SaveNowAndThenAsync(string file)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                if (dirty)
                    Save(file);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Save(file);
        }
    }

    void Save(string file)
    {
        dirty = false;
        var text = JsonText.Write(WorkspaceFile.Write(slack));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        // Written beside and moved over, so that a kill in between leaves the old file whole.
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (saving is not null)
            await saving;
        stopping.Dispose();
    }
}
