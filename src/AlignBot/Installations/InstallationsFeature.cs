using AlignBot.Engine.Features;
using AlignBot.Engine.Installations;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Installations;

/// <summary>The workspaces that have installed the bot, and what becomes of that.</summary>
sealed class InstallationsFeature : Feature
{
    public override string Name => "installation";

    public override void Declare(FeatureDeclaration it) => it
        .Keeps<InstallStateRow, InstallStateConfiguration>()
        .Sweeps<InstallStateSweep>()
        .Has<InstallState>()
        .Has<InstallDesk>()
        .Serves<InstallRoutes>()
        .Offers<IInstallationNotices, InstallationNotices>()
        .Checks<InstallationCheckup>()
        .Says<InstalledMessage>()
        .Says<InstallAgainMessage>()
        .Hears<AppUninstalledEvent, AppEvents>()
        .Hears<TokensRevokedEvent, AppEvents>();
}
