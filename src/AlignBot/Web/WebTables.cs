using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace AlignBot.Web;

/// <summary>The tables of this folder, by name.</summary>
static class WebTables
{
    extension(AlignBotContext db)
    {
        public DbSet<SignInLinkRow> SignInLinks => db.Set<SignInLinkRow>();

        public DbSet<WebSessionRow> WebSessions => db.Set<WebSessionRow>();
    }
}
