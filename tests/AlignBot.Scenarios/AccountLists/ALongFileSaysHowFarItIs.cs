using System.Globalization;
using System.Text;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Scenarios.Harness;
using AlignBot.Slack.Blocks;
using AlignBot.Sources;

namespace AlignBot.Scenarios.AccountLists;

/// <summary>A hundred thousand lines take their time: the form says how far they are, nothing of them counts yet, and all of them do in the
/// end.</summary>
public sealed class ALongFileSaysHowFarItIs : IAsyncLifetime
{
    const int Lines = 100_000;

    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync(
        services: services => services.AddSingleton<HeldUp>().AddSingleton<IImportKind>(provider => provider.GetRequiredService<HeldUp>()));

    public async Task DisposeAsync()
    {
        world.BotService<HeldUp>().Go();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task A_hundred_thousand_accounts()
    {
        await Slack.HandInAsync("accounts.csv", Accounts());

        await Slack.As("riley").ModalSayingAsync("Reading accounts.csv ... 50 % done. Nothing changes by that yet.");
        await Slack.ReadsAsync("ana", "list", "*No account list yet.*");
        world.BotService<HeldUp>().Go();

        var page = await Slack.As("riley").ModalSayingAsync(
            "accounts.csv", "100,000 accounts on the list (tier 1: 33,333, tier 2: 33,334, tier 3: 33,333).",
                "It becomes the account list.");
        await Slack.ReadsAsync("ana", "list", "*No account list yet.*");
        await page.SubmitAsync();
        await Slack.As("riley").ModalSayingAsync("*Taken over.* The account list has 100,000 accounts.");
        await Slack.ReadsAsync("ana", "list company99999.example", "*1 account* of 100,000", "*Company 99999*  tier 1, Mara Lind");
    }

    static string Accounts()
    {
        var text = new StringBuilder("account_id,name,domain,is_target,tier,owner_id,owner_name\n");
        for (var number = 1; number <= Lines; number++)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"A-{number},Company {number},company{number}.example,true,{1 + (number % 3)},7,Mara Lind\n");
        }

        return text.ToString();
    }

    /// <summary>The bot's own way to take accounts over, which stands still after a tenth until it may go on: however fast the machine is,
    /// somebody sees how far it has come.</summary>
    sealed class HeldUp(IServiceProvider provider) : IImportKind, IDisposable
    {
        readonly ManualResetEventSlim go = new();

        public SourceKinds Kind => SourceKinds.Accounts;

        public string Columns => Own.Columns;

        IImportKind Own => provider.GetServices<IImportKind>().First(kind => kind.Kind == Kind && kind is not HeldUp);

        public void Go() => go.Set();

        public void Dispose() => go.Dispose();

        public Task<Mrkdwn?> WhyNotAsync(AlignBotContext db, ProgramInfo program) => Own.WhyNotAsync(db, program);

        public Task<ImportPreview> PrepareAsync(ImportedFile file, CancellationToken ct) => Own.PrepareAsync(
            file with
            {
                Progress = written =>
                {
                    file.Progress(written);
                    if (written >= Lines / 10)
                    {
                        go.Wait(SlackWorld.Patience, ct);
                    }
                },
            },
            ct);

        public ValueTask<ImportEnd> TakeAsync(Session session, ProgramInfo program, UserId actor, string file, string prepared) =>
            Own.TakeAsync(session, program, actor, file, prepared);

        public Task TakenAsync(ProgramKey program, CancellationToken ct) => Own.TakenAsync(program, ct);
    }
}
