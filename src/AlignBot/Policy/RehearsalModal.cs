using System.Globalization;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Engine.Programs;
using AlignBot.Slack.Blocks;
using AlignBot.Slack.Inbound.Payloads;
using NodaTime;

namespace AlignBot.Policy;

/// <summary>The form that rehearses a dispute, and the pages that show what would become of it.</summary>
static class RehearsalModal
{
    public const string CallbackId = "policy.rehearse.form";
    public const string PageCallbackId = "policy.rehearse.page";

    /// <summary>How many steps a page shows: what is read without getting lost.</summary>
    const int PerPage = 25;

    const string Category = "category";
    const string First = "first-party";
    const string Second = "second-party";
    const string Start = "start";
    const string Value = "value";

    public static ModalView Form(ProgramInfo program, Instant now)
    {
        var categories = program.Path.Categories.Select(category => new Option(category.Key, ((PlainText)category.Name).Shortened(75))).ToList();
        return new ModalView(
            "Rehearse a dispute",
            [
                new ContextBlock(Mrkdwn.Of($"The path, the calendar, roles and days away as they are, on a clock of its own. Nothing is posted or kept.")),
                new InputBlock("Category", new StaticSelectMenu(Value, categories) { InitialOption = categories[0] }) { BlockId = Category },
                new InputBlock("Party on one side", new UserSelectMenu(Value)) { BlockId = First },
                new InputBlock("Party on the other side", new UserSelectMenu(Value)) { BlockId = Second },
                new InputBlock("Raised at", new DateTimePicker(Value) { InitialDateTime = now.ToDateTimeOffset() }) { BlockId = Start },
            ])
        {
            CallbackId = CallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId).ToString(),
            Submit = "Rehearse",
            Close = "Cancel",
        };
    }

    /// <summary>What is rehearsed, as text that a page carries along.</summary>
    public static RehearsalPlan Read(ViewState state) => new(
        state.Option(Category, Value) ?? "", state.User(First, Value), state.User(Second, Value),
        state.DateTime(Start, Value) is { } start ? Instant.FromDateTimeOffset(start) : null, Page: 0);

    /// <summary>The input that a refusal stands under.</summary>
    public static string BlockOf(Refusal refusal, RehearsalPlan plan) => refusal switch
    {
        DisputeRefusal.UnknownCategory => Category,
        DisputeRefusal.PartyNotEligible no when no.Party.Value == plan.First => First,
        _ => Second,
    };

    public static string StartBlock => Start;

    /// <summary>A page of what would happen.</summary>
    public static ModalView Page(IRehearsalWords words, ProgramInfo program, RehearsalReport report, RehearsalPlan plan)
    {
        var lines = words.Say(report, program).ToList();
        var pages = Math.Max(1, (lines.Count + PerPage - 1) / PerPage);
        var page = Math.Clamp(plan.Page, 0, pages - 1);
        var blocks = new List<Block> { new SectionBlock(words.Summary(report, program).Shortened(1500)), new DividerBlock() };
        blocks.AddRange(lines.Skip(page * PerPage).Take(PerPage).Select(line => new SectionBlock(line.Shortened(1500))));
        blocks.Add(new ContextBlock(pages > 1
            ? Mrkdwn.Of($"Page {page + 1} of {pages}. Nobody was asked anything, and nothing is kept.")
            : Mrkdwn.Of($"Nobody was asked anything, and nothing is kept.")));
        return new ModalView("What would happen", blocks)
        {
            CallbackId = PageCallbackId,
            PrivateMetadata = new ProgramRef(program.Key.ProgramId, (plan with { Page = page + 1 < pages ? page + 1 : 0 }).ToString()).ToString(),
            Submit = pages == 1 ? default(PlainText?) : page + 1 < pages ? "Next page" : "First page",
            Close = "Close",
        };
    }
}

/// <summary>What is rehearsed.</summary>
/// <param name="Start">When it would be raised; null when nothing was chosen.</param>
readonly record struct RehearsalPlan(string Category, string? First, string? Second, Instant? Start, int Page)
{
    public NewDispute ToNewDispute(ProgramInfo program, UserId raiser) => new()
    {
        Id = default,
        Number = 0,
        Program = new ProgramId(program.Key.ProgramId),
        RaisedBy = raiser,
        Question = "A rehearsal",
        Category = Category,
        Parties = [.. new[] { First, Second }.OfType<string>().Select(user => new DisputeParty(new UserId(user), program.Roster.Find(new UserId(user))?.Function))],
        Path = program.Path,
    };

    public override string ToString() =>
        string.Join('|', First, Second, Start?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), Page.ToString(CultureInfo.InvariantCulture), Category);

    /// <summary>Reads what <see cref="ToString"/> wrote. The category, which people name as they like, stands last.</summary>
    public static RehearsalPlan? Parse(string text) =>
        text.Split('|', 5) is [var first, var second, var start, var page, var category]
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new RehearsalPlan(category, first, second, Instant.FromUnixTimeMilliseconds(milliseconds), number)
            : null;
}
