using AlignBot.Engine.Interaction;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;

namespace AlignBot.Engine.Features;

/// <summary>Puts the features into the bot.</summary>
public static class FeatureServices
{
    /// <summary>The engine's own part and every feature of a list, in the list's order.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IEnumerable<Feature> features)
    {
        var (model, rights, files) = (new RecordModel(), new RightsTable(), new ProgramFileFormat());
        services.AddSingleton(model).AddSingleton(rights).AddSingleton(files).AddSingleton<Moments>();
        foreach (var feature in features.Prepend(new EngineFeature()))
        {
            feature.Declare(new FeatureDeclaration(feature.Name, services, model, rights, files));
        }

        return services;
    }

    /// <summary>The tables alone, for whoever opens the record without a bot.</summary>
    public static RecordModel ModelOf(IEnumerable<Feature> features) => Declared<RecordModel>(features);

    /// <summary>What a program file may say, for whoever reads one without a bot: the start, a sandbox.</summary>
    public static ProgramFileFormat FilesOf(IEnumerable<Feature> features) => Declared<ProgramFileFormat>(features);

    static T Declared<T>(IEnumerable<Feature> features)
        where T : class =>
        (T)new ServiceCollection().AddFeatures(features).Single(service => service.ServiceType == typeof(T)).ImplementationInstance!;
}
