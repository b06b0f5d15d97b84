using AlignBot.Engine.Features;
using AlignBot.Engine.Interaction;
using AlignBot.Slack.Inbound.Events;

namespace AlignBot.Answers;

/// <summary>Whoever writes to the bot, or mentions it, gets an answer.</summary>
sealed class AnswersFeature : Feature
{
    public override string Name => "answer";

    public override void Declare(FeatureDeclaration it) => it
        .Has<AnswerDesk>()
        .Offers<IHearMessages>(provider => provider.GetRequiredService<AnswerDesk>())
        .Hears<AppMentionEvent, MentionHeard>()
        .Says<AnswerMessage>();
}
