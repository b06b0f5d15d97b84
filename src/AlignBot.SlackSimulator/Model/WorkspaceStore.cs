using System.Threading.Channels;
using Signal = System.Threading.Channels.Channel<bool>;
using Signals = System.Threading.Channels.Channel;

namespace AlignBot.SlackSimulator.Model;

/// <summary>Keeps the workspace in a JSON file, with every change. Open modals and triggers are not kept.</summary>
/// <remarks>Changes that come while the file is written go with the next one. What a caller has been told is in the file, so that a kill loses nothing
/// that the bot takes for posted.</remarks>
sealed class WorkspaceStore(Simulator slack, string? path) : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly CancellationTokenSource stopping = new();
    readonly Signal touched = Signals.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly Lock gate = new();
    TaskCompletionSource next = NewSave();
    Task underWay = Task.CompletedTask;
    bool dirty;
    Task? saving;

    public void Touch()
    {
        lock (gate)
        {
            if (dirty)
            {
                return;
            }

            dirty = true;
        }

        touched.Writer.TryWrite(true);
    }

    /// <summary>Waits until all that has changed so far is in the file. A disk that takes nothing is not waited for.</summary>
    public async Task SettledAsync()
    {
        if (saving is null)
        {
            return;
        }

        Task settled;
        lock (gate)
        {
            settled = dirty ? next.Task : underWay;
        }

        await Task.WhenAny(settled, saving, Task.Delay(Patience));
    }

    public void Start()
    {
        if (path is not null)
        {
            saving = SaveEachAsync(path);
        }
    }

    public bool TryLoad()
    {
        if (path is null || !File.Exists(path))
        {
            return false;
        }

        WorkspaceFile.Read(slack, (JsonObject)JsonNode.Parse(File.ReadAllText(path))!);
        return true;
    }

    async Task SaveEachAsync(string file)
    {
        try
        {
            while (true)
            {
                await touched.Reader.ReadAsync(stopping.Token);
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
        TaskCompletionSource save;
        lock (gate)
        {
            dirty = false;
            (save, next) = (next, NewSave());
            underWay = save.Task;
        }

        var text = JsonText.Write(WorkspaceFile.Write(slack));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        // Written beside and moved over, so that a kill in between leaves the old file whole.
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
        save.SetResult();
    }

    static TaskCompletionSource NewSave() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (saving is not null)
        {
            await saving;
        }

        stopping.Dispose();
    }
}
