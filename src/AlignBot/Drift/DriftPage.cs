using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;

namespace AlignBot.Drift;

/// <summary>Every sign with all that it was counted from, and every pitfall with what to do about it.</summary>
static class DriftPage
{
    /// <summary>So many readings, since categories are many; the card and the status have the rest.</summary>
    const int Most = 40;

    public static ModalView Of(DriftView view, ProgramInfo program)
    {
        List<Block> blocks = [];
        foreach (var reading in view.Shown.Concat(view.Quiet).Take(Most))
        {
            var mark = reading.IsShown ? Mrkdwn.Empty : Mrkdwn.Of($"Quiet. ");
            blocks.Add(new SectionBlock((mark + DriftCard.Say(reading, int.MaxValue)).Shortened(2000)));
        }

        if (view.Unknown.ToList() is { Count: > 0 } unknown)
        {
            blocks.Add(new SectionBlock(Mrkdwn.Join("\n", unknown.Select(one =>
                Mrkdwn.Of($"*{DriftWords.Title(one.Sign, one.Of)}*  not known: {DriftCard.Why(view, program, one)}"))).Shortened(2500)));
        }

        blocks.Add(new SectionBlock(view.Pitfalls.IsEmpty
            ? Mrkdwn.Of($"*Pitfalls*: none of the seven.")
            : Mrkdwn.Of($"*Pitfalls*\n") + Mrkdwn.Join("\n", view.Pitfalls.Select(one => Mrkdwn.Of($"•  ") + DriftWords.Say(one,
                view.Facts)))));
        blocks.Add(new ContextBlock(Mrkdwn.Of(
            $"Confidential disputes and the incentives are in no count. Nothing here is about a person.")));
        return new ModalView(
            "Signs of drift", blocks)
        { Close = "Close", PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString() };
    }
}
