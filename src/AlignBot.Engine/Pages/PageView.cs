using Microsoft.AspNetCore.Components;

namespace AlignBot.Engine.Pages;

/// <summary>What a page shows: a component, and what it is given as its <c>Model</c>.</summary>
/// <param name="Title">Of the browser's tab, and above the page.</param>
/// <param name="Component">Rendered on the server, without scripts.</param>
/// <param name="Model">Its parameter <c>Model</c>.</param>
public sealed record PageView(string Title, Type Component, object Model)
{
    /// <summary>A page with a component of that type.</summary>
    public static PageView Of<TComponent>(string title, object model)
        where TComponent : IComponent => new(title, typeof(TComponent), model);
}
