using Microsoft.AspNetCore.Routing;

namespace AlignBot.Engine.Web;

/// <summary>Addresses that a feature serves to people's browsers and calendars, where the bot has a public address. What Slack sends comes another way.</summary>
public interface IWebRoutes
{
    /// <summary>Maps them. As request delegates: a handler with parameters is compiled when the first request comes, whichever endpoint that is for.</summary>
    void Map(IEndpointRouteBuilder endpoints);
}
