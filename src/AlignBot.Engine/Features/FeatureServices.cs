using AlignBot.Engine.Interaction;

namespace AlignBot.Engine.Features;

/// <summary>Puts the features into the bot.</summary>
public static class FeatureServices
{
    /// <summary>The engine's own part and every feature of a list, in the list's order.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IEnumerable<Feature> features)
    {
        var (model, rights) = (new RecordModel(), new RightsTable());
        services.AddSingleton(model).AddSingleton(rights).AddSingleton<Moments>();
        foreach (var feature in features.Prepend(new EngineFeature()))
        {
            feature.Declare(new FeatureDeclaration(feature.Name, services, model, rights));
        }

        return services;
    }

    /// <summary>The tables alone, for whoever opens the record without a bot.</summary>
    public static RecordModel ModelOf(IEnumerable<Feature> features)
    {
        var services = new ServiceCollection().AddFeatures(features);
        return (RecordModel)services.Single(service => service.ServiceType == typeof(RecordModel)).ImplementationInstance!;
    }
}
