using AlignBot.Contracts;
using AlignBot.Web.Parts;

namespace AlignBot.Web;

sealed class CalmPages(PageWriter pages) : ICalmPages
{
    public Task WriteAsync(HttpContext context, string title, string text, NextPage? next, int status) =>
        pages.WriteAsync(context, PageFrame.Of<Calm>(title, new CalmModel(text, next)), status);
}
