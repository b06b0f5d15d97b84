using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Storage;
using AlignBot.Engine.Wording;
using AlignBot.Slack.Blocks;

namespace AlignBot.Engine.Home;

/// <summary>App Home of one person: what waits for them, then their programs at a glance.</summary>
public sealed class HomePage(IDatabase database, ProgramDirectory programs, IEnumerable<IHomeSection> sections)
{
    /// <summary>What Slack takes for a Home.</summary>
    const int MostBlocks = 100;

    public async Task<HomeView> RenderAsync(int installationId, UserId viewer)
    {
        var (theirs, closed) = await OfAsync(installationId, viewer);
        if (theirs.Count == 0 && closed is not null)
        {
            return new HomeView([new SectionBlock(Mrkdwn.Of(
                $"Only full members of this workspace see an alignment program here, and your account {Names.Why(closed.Roster.StandingOf(viewer))}."))]);
        }

        if (theirs.Count == 0)
        {
            return new HomeView([new SectionBlock(Mrkdwn.Of(
                $"You are in no alignment program of this workspace yet. Join a go-to-market channel that has one, or type `/align setup` in yours to begin one."))]);
        }

        var blocks = await database.ReadAsync(async db =>
        {
            var context = new HomeContext(db, installationId, viewer, theirs);
            var all = new List<Block>();
            foreach (var section in sections.OrderBy(section => section.Order))
            {
                all.AddRange(await section.RenderAsync(context));
            }

            return all;
        });
        return new HomeView(blocks.Count <= MostBlocks ? blocks : blocks[..MostBlocks]);
    }

    /// <summary>What somebody's Home would say of one thing, for an answer in a channel.</summary>
    public async Task<T> SayAsync<T>(int installationId, UserId viewer, Func<HomeContext, Task<T>> say)
    {
        var (theirs, _) = await OfAsync(installationId, viewer);
        return await database.ReadAsync(db => say(new HomeContext(db, installationId, viewer, theirs)));
    }

    /// <summary>The programs that somebody sees, and one that is closed to them.</summary>
    async Task<(List<ProgramInfo> Theirs, ProgramInfo? Closed)> OfAsync(int installationId, UserId viewer)
    {
        var theirs = new List<ProgramInfo>();
        ProgramInfo? closed = null;
        foreach (var key in await programs.OfMemberAsync(installationId, viewer.Value))
        {
            var program = await programs.LatestAsync(key);
            if (program.Roster.MayDecide(viewer))
            {
                theirs.Add(program);
            }
            else
            {
                closed = program;
            }
        }

        return (theirs, closed);
    }
}
