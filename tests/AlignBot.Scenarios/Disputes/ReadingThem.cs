using AlignBot.Scenarios.Harness;
using NodaTime;

namespace AlignBot.Scenarios.Disputes;

/// <summary><c>/dispute list</c> and <c>/dispute show</c>: what there is, what is mine, what ended; and any other text is a question.</summary>
public sealed class ReadingThem : IAsyncLifetime
{
    GtmWorld world = null!;

    SlackWorld Slack => world.Slack;

    public async Task InitializeAsync() => world = await GtmWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Lists_hold_what_they_are_asked_for()
    {
        await RaiseAsync("First question?", "Definition", "ana", "tom");
        await RaiseAsync("Second question?", "Budget", "ben", "lena");
        await world.Time.ToAsync("2026-11-25T10:01");

        await ExpectAsync("lena", "list", "*Open disputes*: 2", "DSP-1", "DSP-2", "level 2 of 3, Dana and Priya, due");
        await ExpectAsync("lena", "list mine", "*Your open disputes*: 1", "Second question?");
        await ExpectAsync("dana", "list mine", "*Your open disputes*: 2");
        await ExpectAsync("lena", "list category budget", "*Open disputes in Budget*: 1", "Second question?");
        await ExpectAsync("riley", "list with @tom", "*Open disputes with Tom*: 1", "First question?");
        await ExpectAsync("riley", "list all with @tom category definition", "*Disputes in Definition with Tom*: 1");
        await ExpectAsync("riley", "list closed", "*Closed disputes*: none");
        await ExpectAsync("riley", "list category weather", "There is no category 'weather'. There are: Account list, Definition,");
        await ExpectAsync("riley", "list with nobody", "Nobody in GTM Enterprise is known as 'nobody'.");
        await ExpectAsync("riley", "help", "/dispute list", "/dispute show DSP-14");
        var underAlign = await Slack.As("riley").RunAsync("/align", "dispute list");
        Assert.Contains("*Open disputes*: 2", underAlign.Text, StringComparison.Ordinal);

        await world.Time.AdvanceAsync(Duration.FromDays(14));
        await ExpectAsync("riley", "list", "*Open disputes*: none");
        await ExpectAsync("riley", "list closed", "*Closed disputes*: 2", "Nobody decided by");
    }

    [Fact]
    public async Task A_long_list_has_pages()
    {
        for (var number = 1; number <= 9; number++)
        {
            await RaiseAsync($"Question {number}?", "Definition", "ana", "tom");
        }

        var list = await Slack.As("riley").RunAsync("/dispute", "list");
        Assert.Contains("*Open disputes*: 9, page 1 of 2", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Question 9?", list.Text, StringComparison.Ordinal);

        await Slack.As("riley").PressAsync(await Slack.GtmOf("riley").ExpectAsync("page 1 of 2"), "More");
        var second = await Slack.GtmOf("riley").ExpectAsync("page 2 of 2", "Question 9?");
        await Slack.As("riley").PressAsync(second, "Back");
        await Slack.GtmOf("riley").ExpectAsync("page 1 of 2", "Question 1?");
    }

    [Fact]
    public async Task One_is_shown_with_what_its_reader_can_do()
    {
        await RaiseAsync("First question?", "Definition", "ana", "tom");

        await ExpectAsync("lena", "show DSP-1", "DSP-1  First question?", "Ana and Tom settle it");
        await ExpectAsync("lena", "show dsp-1", "First question?");
        await ExpectAsync("lena", "show 1", "First question?");
        await ExpectAsync("lena", "show DSP-7", "There is no DSP-7 in this program.");
        await ExpectAsync("lena", "show", "Show which? For example: `/dispute show DSP-14`.");
        await ExpectAsync("gus", "list", "Only full members of <#CGTM> read its disputes here, and your account is a guest.");
        await ExpectAsync("gus", "show DSP-1", "your account is a guest.");
    }

    [Theory]
    [InlineData("List prices: who sets them?")]
    [InlineData("Show the price on the page?")]
    [InlineData("helpful or not?")]
    public async Task Other_words_are_a_question(string question)
    {
        await Slack.As("ana").RunAsync("/dispute", question);

        Assert.Equal(question, (await Slack.As("ana").ModalAsync()).ValueOf("Question"));
    }

    async Task ExpectAsync(string person, string text, params string[] words)
    {
        var answer = await Slack.As(person).RunAsync("/dispute", text);
        Assert.All(words, word => Assert.Contains(word, answer.Text, StringComparison.Ordinal));
    }

    async Task RaiseAsync(string question, string category, string one, string other)
    {
        await Slack.As("ana").RunAsync("/dispute", question);
        var form = await Slack.As("ana").ModalAsync();
        await (await form.Fill("Category", category).BetweenAsync(one, other)).SubmitAsync();
        Assert.True((await Slack.As("ana").RaiseItAsync()).Closed);
        await world.Record.QuietAsync();
    }
}
