using AlignBot.Align;
using AlignBot.Slack;

namespace AlignBot.Time;

/// <summary>The working calendar: shown, edited, and filled from a file.</summary>
static class CalendarFeature
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services
        .AddSingleton<CalendarDesk>()
        .AddSingleton<HolidayFileReading>()
        .AddAlignVerb<CalendarVerb>()
        .AddSlackHandlers(slack => slack
            .OnButton<CalendarButtons>(CalendarButtons.EditAction)
            .OnButton<CalendarButtons>(CalendarButtons.FileAction)
            .OnSubmit<CalendarForms>(CalendarModal.CallbackId)
            .OnSubmit<CalendarForms>(HolidayFileModal.CallbackId)
            .OnSubmit<CalendarForms>(HolidayFileModal.ConfirmCallbackId));
}
