namespace AlignBot.Tests.Shape;

/// <summary>Whoever is told yes was told so by the rules: no answer of a desk is dropped on the way.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public void Every_answer_of_the_rules_is_looked_at()
    {
        var found = DroppedOutcomes.InTheBot();

        Assert.True(found.Seen > 60, $"Only {found.Seen} answers were seen: the code was not understood.");
        Assert.Empty(found.Dropped);
    }

    [Theory]
    [InlineData("await desk.ApplyAsync(1);")]
    [InlineData("_ = await desk.ApplyAsync(1);")]
    [InlineData("_ = desk.ApplyAsync(1);")]
    [InlineData("if (await desk.ApplyAsync(1) is Outcome<int>.Changed) { }")]
    [InlineData("if (await desk.ApplyAsync(1) is Outcome<int>.Changed { State: var state }) { }")]
    [InlineData("if (desk.Apply(1) is Outcome<int>.Changed changed) { }")]
    [InlineData("var outcome = desk.Apply(1); if (outcome is Outcome<int>.Changed changed) { }")]
    [InlineData("desk.WhyNot(1);")]
    [InlineData("Func<Task> later = async () => await desk.ApplyAsync(1);")]
    [InlineData("await Task.Run(async () => { await desk.ApplyAsync(1); });")]
    public void One_that_is_dropped_is_found(string statement) => Assert.Single(Read(statement));

    [Theory]
    [InlineData("// The clock has nobody to tell.\n_ = await desk.ApplyAsync(1);")]
    [InlineData("if (await desk.ApplyAsync(1) is Outcome<int>.Refused refused) { }")]
    [InlineData("var outcome = desk.Apply(1); if (outcome is Outcome<int>.Changed changed) { } else if (outcome is Outcome<int>.Refused) { }")]
    [InlineData("var outcome = desk.Apply(1); if (outcome is Outcome<int>.Changed changed) { } Console.WriteLine(outcome);")]
    [InlineData("if (desk.WhyNot(1) is { } why) { }")]
    [InlineData("desk.Forget(1);")]
    public void One_that_is_looked_at_is_not(string statement) => Assert.Empty(Read(statement));

    static IReadOnlyList<string> Read(string statement) => DroppedOutcomes.In(
    [
        ("Sample.cs",
        $$"""
        namespace AlignBot.Sample;
        using AlignBot.Domain;
        interface IDesk
        {
            ValueTask<Outcome<int>?> ApplyAsync(int id);
            Outcome<int> Apply(int id);
            Refusal? WhyNot(int id);
            void Forget(int id);
        }
        class Caller(IDesk desk)
        {
            async Task CallAsync()
            {
                {{statement}}
            }
        }
        """),
    ]).Dropped;
}
