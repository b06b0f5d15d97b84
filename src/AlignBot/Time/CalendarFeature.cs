using AlignBot.Contracts;
using AlignBot.Engine.Budgets;
using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Blocks;

namespace AlignBot.Time;

/// <summary>The working calendar: shown, edited, and filled from a file.</summary>
sealed class CalendarFeature : Feature
{
    static readonly Right Changing = Right.GovernTo("change that", Mrkdwn.Of($"Ask one of them. `/align calendar` shows it to everybody."));

    public override string Name => "calendar";

    public override void Declare(FeatureDeclaration it) => it
        .Has<CalendarDesk>()
        .Offers<IRulesWords, CalendarChangeNotice>()
        .Offers<IComesByDate, DaysOffForecast>()
        .Has<HolidayFileReading>()
        .Offers<ICalendarFiles, CalendarFiles>()
        .InProgramFile<CalendarSection>()
        .Verb<CalendarVerb>("calendar", Right.Read("see its working calendar"))
        .Points(new Signpost("Working calendar", "calendar") { Said = ["hours", "holidays", "weekdays"] })
        .Word("/align calendar", "edit", Changing)
        .Word("/align calendar", "file", Changing, Cost.File)
        .Deed<CalendarButtons>(CalendarButtons.EditAction, Right.Govern)
        .Deed<CalendarButtons>(CalendarButtons.FileAction, Right.Govern, Cost.File)
        .Form<CalendarForms>(CalendarModal.CallbackId, Right.Govern)
        .Form<CalendarForms>(HolidayFileModal.CallbackId, Right.Govern)
        .Form<CalendarForms>(HolidayFileModal.ConfirmCallbackId, Right.Govern);
}
