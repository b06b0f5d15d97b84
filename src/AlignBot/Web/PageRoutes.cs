using System.Collections.Immutable;
using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Engine.Pages;
using AlignBot.Engine.Web;
using AlignBot.Engine.Wording;
using AlignBot.Web.Parts;
using NodaTime;

namespace AlignBot.Web;

/// <summary>The pages of programs: <c>/</c>, <c>/p/{program}</c> and what features show below it. Who somebody is, and what they may see, is asked anew for each.</summary>
sealed class PageRoutes(IEnumerable<IWebPage> shown, Visits visits, SlackSignInOptions slack, PageWriter pages, IClock clock) : IWebRoutes
{
    static readonly string[] Looks = [HttpMethods.Get, HttpMethods.Head];

    readonly ImmutableArray<IWebPage> shelves = [.. shown.Where(page => page.Shelf is not null).OrderBy(page => page.Shelf!.Order)];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(PageWriter.StyleRoute, Looks, PageWriter.WriteStyleAsync);
        endpoints.MapMethods("/", Looks, BeginAsync);
        endpoints.MapMethods("/p/{program:int}", Looks, context => ShowAsync(context, page: null));
        foreach (var page in shown)
        {
            endpoints.MapMethods("/p/{program:int}/" + page.Path, Looks, context => ShowAsync(context, page));
        }
    }

    /// <summary>Where there is one program its pages, else a choice.</summary>
    async Task BeginAsync(HttpContext context)
    {
        if (await visits.WhoAsync(context) is not { } visitor)
        {
            await AskToSignInAsync(context);
            return;
        }

        var theirs = await visits.ProgramsAsync(visitor.Installation, visitor.User);
        if (theirs is [var only])
        {
            pages.Lead(context, OpenPage.Address(only.Key.ProgramId, ""));
            return;
        }

        var entries = theirs.Select(program => new ShelfEntry(program.Name, OpenPage.Address(program.Key.ProgramId, ""), IsHere: false)).ToImmutableArray();
        await pages.WriteAsync(context, PageFrame.Of<Entries>("Your programs", new EntriesModel(entries, "You are a member of no program here any more.")) with { IsSignedIn = true });
    }

    async Task ShowAsync(HttpContext context, IWebPage? page)
    {
        if (await visits.WhoAsync(context) is not { } visitor)
        {
            await AskToSignInAsync(context);
            return;
        }

        var theirs = await visits.ProgramsAsync(visitor.Installation, visitor.User);
        var now = clock.GetCurrentInstant();
        if (int.TryParse(context.Request.RouteValues["program"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && theirs.FirstOrDefault(program => program.Key.ProgramId == number) is { } program)
        {
            await ShowAsync(context, page, new PageRequest(program, visitor.User, now, context.Request.RouteValues, context.Request.Query) { IsWithSlack = visitor.IsWithSlack }, theirs.Count);
            return;
        }

        await NothingAsync(context, visitor.IsWithSlack);
    }

    async Task ShowAsync(HttpContext context, IWebPage? page, PageRequest request, int programs)
    {
        var (program, here) = (request.Program, page?.Path.Split('/')[0]);
        var entries = shelves.Where(shelf => shelf.Right.WhyNot(program, request.Reader, request.Now) is null)
            .Select(shelf => new ShelfEntry(shelf.Shelf!.Title, OpenPage.Address(program.Key.ProgramId, shelf.Path), shelf.Path == here)).ToImmutableArray();
        var view = page is null ? PageView.Of<Entries>(program.Name, new EntriesModel(entries, "There is nothing here that you may read."))
            : page.Right.WhyNot(program, request.Reader, request.Now) is null ? await page.ReadAsync(request, context.RequestAborted)
            : null;
        if (view is null)
        {
            await NothingAsync(context, request.IsWithSlack);
            return;
        }

        await pages.WriteAsync(context, new PageFrame(view.Title, view.Component, view.Model)
        {
            Program = program.Name,
            ProgramAddress = OpenPage.Address(program.Key.ProgramId, ""),
            HasOthers = programs > 1,
            Reader = Names.Of(program.Roster, request.Reader),
            Shelves = entries,
            IsSignedIn = true,
            AsOf = When.Written(request.Now, program.Calendar.Zone),
        });
    }

    Task AskToSignInAsync(HttpContext context)
    {
        var (title, notice) = slack.IsOffered
            ? ("Sign in", new NoticeModel("These pages are for members of a program. Sign in with Slack, or type /align web in Slack for a link.") { Next = SignIn(context) })
            : ("Sign in from Slack", new NoticeModel("Type /align web in Slack: you get a link that opens these pages."));
        return pages.WriteAsync(context, PageFrame.Of<Notice>(title, notice), StatusCodes.Status401Unauthorized);
    }

    /// <summary>What there is not and what somebody may not see look alike.</summary>
    Task NothingAsync(HttpContext context, bool isWithSlack)
    {
        var notice = slack.IsOffered && !isWithSlack
            ? new NoticeModel("There is no such page, or it is not for you. What is kept among few opens only to whom Slack itself has named.") { Next = SignIn(context) }
            : new NoticeModel("There is no such page, or it is not for you.");
        return pages.WriteAsync(context, PageFrame.Of<Notice>("Nothing to see at this address", notice) with { IsSignedIn = true }, StatusCodes.Status404NotFound);
    }

    static NextPage SignIn(HttpContext context) => SlackSignIn.To(OurPages.Only(context.Request.Path.Value?.TrimStart('/') + context.Request.QueryString.Value));
}
