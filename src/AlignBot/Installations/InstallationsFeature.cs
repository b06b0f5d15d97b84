using AlignBot.Engine.Features;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Installations;

/// <summary>The workspaces that have installed the bot, and what becomes of that.</summary>
sealed class InstallationsFeature : Feature
{
    public override string Name => "installation";

    public override void Declare(FeatureDeclaration it) => it
        .Hears<AppUninstalledEvent, AppEvents>()
        .Hears<TokensRevokedEvent, AppEvents>();
}
