using AlignBot.Align;
using AlignBot.Outbox;

namespace AlignBot.Exports;

/// <summary>The record, handed out.</summary>
static class ExportsFeature
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<RecordExport>()
        .AddSingleton<ExportSignal>()
        .AddSingleton<ExportDesk>()
        .AddSingleton<ExportRunner>()
        .AddSingleton<IMessageRenderer, ExportMessage>()
        .AddAlignVerb<ExportCommand>();
}
