using AlignBot.Domain;
using AlignBot.Engine.Programs;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Web.Parts;

namespace AlignBot.Web;

/// <summary><c>/in/{secret}</c>: a link from Slack. To look at it changes nothing, so that previews, scanners and browsers that fetch ahead spend nothing; only the
/// press of its button signs its addressee in.</summary>
sealed class SignInRoutes(SignIns signIns, Visits visits, ProgramDirectory programs, PageWriter pages) : IWebRoutes
{
    static readonly string[] Looks = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/in/{secret}", Looks, (RequestDelegate)LookAsync);
        endpoints.MapPost("/in/{secret}", (RequestDelegate)UseAsync);
        endpoints.MapPost("/in/{secret}/again", (RequestDelegate)AgainAsync);
        endpoints.MapPost("/out", (RequestDelegate)OutAsync);
    }

    async Task LookAsync(HttpContext context)
    {
        var look = await signIns.LookAsync(Secret(context), context.RequestAborted);
        if (look.Row is { } row && await visits.WhoAsync(context) is { } visitor && (visitor.Installation, visitor.User.Value) == (row.InstallationId, row.UserId))
        {
            pages.Lead(context, row.Target);
            return;
        }

        await SayAsync(context, look);
    }

    async Task UseAsync(HttpContext context)
    {
        if (!visits.IsOurs(context.Request))
        {
            await SayAsync(context, await signIns.LookAsync(Secret(context), context.RequestAborted));
            return;
        }

        if (await signIns.UseAsync(Secret(context), context.RequestAborted) is var (secret, ends, target))
        {
            visits.SignIn(context, secret, ends);
            pages.Lead(context, target);
            return;
        }

        await SayAsync(context, await signIns.LookAsync(Secret(context), context.RequestAborted));
    }

    /// <summary>Answered alike whether or not there was such a link: nobody learns more by trying.</summary>
    async Task AgainAsync(HttpContext context)
    {
        if (visits.IsOurs(context.Request))
        {
            _ = await signIns.AskAgainAsync(Secret(context), context.RequestAborted);
        }

        await pages.WriteAsync(context, PageFrame.Of<Notice>("Look in Slack", new NoticeModel("If that link was yours and is not older than a week, AlignBot has sent you a message in Slack with a button for a new one.")));
    }

    async Task OutAsync(HttpContext context)
    {
        if (visits.IsOurs(context.Request))
        {
            await visits.SignOutAsync(context);
        }

        await pages.WriteAsync(context, PageFrame.Of<Notice>("You are signed out", new NoticeModel("To come back, type /align web in Slack.")));
    }

    async Task SayAsync(HttpContext context, LinkLook look)
    {
        var secret = Secret(context);
        switch (look)
        {
            case { Standing: LinkStanding.Good, Row: { } row }:
                var program = await programs.LatestAsync(new(row.InstallationId, row.ProgramId));
                var model = new SignInModel(Names.Of(program.Roster, new UserId(row.UserId)), program.Name, $"in/{secret}");
                await pages.WriteAsync(context, PageFrame.Of<SignIn>("Sign in", model));
                break;
            case { Standing: LinkStanding.Used or LinkStanding.Late }:
                var why = look.Standing is LinkStanding.Used ? "This link was used already: it is good once." : "This link is too old: it is good for ten minutes.";
                await pages.WriteAsync(context, PageFrame.Of<Notice>("This link does not open any more", new NoticeModel(why) { Again = $"in/{secret}/again" }), StatusCodes.Status410Gone);
                break;
            default:
                await pages.WriteAsync(context, PageFrame.Of<Notice>("There is no such link", new NoticeModel("To get one, type /align web in Slack.")), StatusCodes.Status404NotFound);
                break;
        }
    }

    static string? Secret(HttpContext context) => context.Request.RouteValues["secret"] as string;
}
