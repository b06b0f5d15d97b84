using AlignBot.Engine.Features;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace AlignBot.Keys;

/// <summary>The keys with which this bot encrypts what it hands to browsers: all replicas on a database share them.</summary>
sealed class KeysFeature : Feature
{
    public override string Name => "keys";

    public override void Declare(FeatureDeclaration it) => it.Keeps<DataProtectionKey, KeyTable>();
}
