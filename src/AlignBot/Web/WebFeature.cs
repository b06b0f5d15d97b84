using AlignBot.Contracts;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Engine.Pages;

namespace AlignBot.Web;

/// <summary>What stands in Slack as pages in a browser, read only, for whoever has signed in with Slack or by a link from it.</summary>
sealed class WebFeature : Feature
{
    static readonly Right Reading = Right.Read("read its pages");

    public override string Name => "web";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<SignInLinkRow, SignInLinkConfiguration>()
        .Keeps<WebSessionRow, WebSessionConfiguration>()
        .Sweeps<WebSweep>()
        .Has<SignIns>()
        .Has<Visits>()
        .Has<PageWriter>()
        .Has<SlackSignIn>()
        .Offers<ICalmPages, CalmPages>()
        .Serves<SignInRoutes>()
        .Serves<SlackSignInRoutes>()
        .Serves<PageRoutes>()
        .Says<NewLinkMessage>()
        .Verb<WebVerb>("web", Reading)
        .Points(new Signpost("Pages in the browser", "web") { OnHome = 60, Said = ["web", "browser", "page", "pages", "print", "website"] })
        .Deed<WebButtons>(OpenPage.Action, Reading)
        .Deed<WebButtons>(WebButtons.LinkAction, Right.Open);
}
