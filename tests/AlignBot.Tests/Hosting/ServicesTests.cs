using AlignBot.Engine.Storage;
using AlignBot.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlignBot.Tests.Hosting;

/// <summary>What asks for what: nothing that is made once holds what is made for a request.</summary>
public sealed class ServicesTests() : RecordTests(new SqliteRecord())
{
    [Fact]
    public async Task Hang_together()
    {
        await using var bot = Record.StartBot(builder => builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true));

        Assert.NotNull(bot.Services.GetRequiredService<IDatabase>());
    }
}
