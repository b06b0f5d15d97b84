namespace AlignBot.Outages;

/// <summary>Signs of life, and what outages took given back.</summary>
static class OutagesFeature
{
    public static IServiceCollection AddOutages(this IServiceCollection services) => services.AddSingleton<Heartbeat>();
}
