using AlignBot.Contracts;
using AlignBot.Web.Parts;

namespace AlignBot.Web;

sealed class CalmPages(PageWriter pages) : ICalmPages
{
    public Task WriteAsync(HttpContext context, string title, string text, NextPage? next = null, int status = StatusCodes.Status200OK) =>
        pages.WriteAsync(context, PageFrame.Of<Notice>(title, new NoticeModel(text) { Next = next }), status);
}
