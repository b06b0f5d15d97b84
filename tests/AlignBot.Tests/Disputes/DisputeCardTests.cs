using AlignBot.Contracts;
using AlignBot.Disputes;
using AlignBot.Disputes.Cards;
using AlignBot.Disputes.Forms;
using AlignBot.Domain;
using AlignBot.Domain.Disputes;
using AlignBot.Domain.People;
using AlignBot.Slack.Blocks;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Disputes;

/// <summary>The living card always shows the present state.</summary>
public sealed class DisputeCardTests
{
    static string Card(SampleDispute dispute) => Written.Text(DisputeCard.Blocks(dispute.State, SampleDispute.Program, Mrkdwn.Empty));

    public sealed class WhileTheDisputeIsOpen
    {
        [Fact]
        public void It_says_the_question_the_level_who_settles_it_and_what_holds_meanwhile()
        {
            var card = Card(new SampleDispute());

            Assert.Contains("*DSP-14  Do webinar sign-ups count as MQLs?*   _level 1 of 3_", card, StringComparison.Ordinal);
            Assert.Contains("Ana and Tom settle it by <!date^", card, StringComparison.Ordinal);
            Assert.Contains("Meanwhile: They count as leads.", card, StringComparison.Ordinal);
            Assert.Contains("If nobody decides: Nothing changes.", card, StringComparison.Ordinal);
            Assert.Contains("Options: Yes / No", card, StringComparison.Ordinal);
            Assert.Contains("Account Northwind.", card, StringComparison.Ordinal);
            Assert.Contains("Definition, path version 1, raised by Ana on", card, StringComparison.Ordinal);
            Assert.Contains("Next: Dana (sales leader) and Priya (marketing leader), 2 working days.", card, StringComparison.Ordinal);
        }

        [Fact]
        public void Who_comes_next_are_those_who_would_sit_there_and_not_the_parties_themselves() => Assert.Contains(
            "Next: Ben (for Dana, who is a party) and Lena (for Priya, who is a party), 2 working days.",
            Card(new SampleDispute(raise => raise with { Parties = [new(GtmProgram.Priya, Function.Marketing), new(GtmProgram.Dana, Function.Sales)] })), StringComparison.Ordinal);

        [Fact]
        public void It_mentions_nobody() => Assert.DoesNotContain("<@", Card(new SampleDispute()), StringComparison.Ordinal);

        [Fact]
        public void At_the_parties_own_level_it_asks_to_settle_and_above_to_decide()
        {
            var settling = Written.Json(DisputeCard.Blocks(new SampleDispute().Do(new DisputeCommand.Rule(GtmProgram.Ana, 1, 0, SampleDispute.Say("No"))).State, SampleDispute.Program, Mrkdwn.Empty));
            var deciding = Written.Json(DisputeCard.Blocks(new SampleDispute().ToLevel(1).State, SampleDispute.Program, Mrkdwn.Empty));

            Assert.Contains("\"Answer the proposal\"", settling, StringComparison.Ordinal);
            Assert.Contains("Ana proposes: No", settling, StringComparison.Ordinal);
            Assert.DoesNotContain("\"Decide\"", settling, StringComparison.Ordinal);
            Assert.Contains("\"Decide\"", deciding, StringComparison.Ordinal);
        }

        [Fact]
        public void It_shows_both_briefs_or_that_one_is_missing()
        {
            var card = Card(new SampleDispute().Do(new DisputeCommand.GiveBrief(GtmProgram.Ana, 1, "They never buy.", "They did read the page.")));

            Assert.Contains("*Sales, Ana:* They never buy.", card, StringComparison.Ordinal);
            Assert.Contains("*Marketing, Tom:* _no case yet_", card, StringComparison.Ordinal);
        }

        [Fact]
        public void It_shows_who_has_ruled_and_who_has_not()
        {
            var card = Card(new SampleDispute().ToLevel(1).Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 1, SampleDispute.Say("No"))));

            Assert.Contains("_level 2 of 3_", card, StringComparison.Ordinal);
            Assert.Contains("Dana has decided: No", card, StringComparison.Ordinal);
            Assert.Contains("Priya  _not yet_", card, StringComparison.Ordinal);
        }

        [Fact]
        public void An_answer_in_place_of_another_says_so_and_the_form_shows_what_it_takes_the_place_of()
        {
            var story = new SampleDispute().ToLevel(1)
                .Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 1, SampleDispute.Say("No")))
                .Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 1, SampleDispute.Say("Yes")));

            Assert.Contains("Dana has changed their answer to: Yes", Card(story), StringComparison.Ordinal);
            var (first, second) = (story.State.Rulings[0], story.State.Rulings[1]);
            Assert.Contains("Dana answered: No", TimelineWords.Say(new DisputeFact.Ruled(first, "No"), "Dana", story.State, SampleDispute.Program.Roster).Text, StringComparison.Ordinal);
            Assert.Contains("Dana changed their answer to: Yes", TimelineWords.Say(new DisputeFact.Ruled(second, "Yes"), "Dana", story.State, SampleDispute.Program.Roster).Text, StringComparison.Ordinal);
        }

        [Fact]
        public void Rulings_that_differ_show_until_when_there_is_time_to_agree()
        {
            var card = Card(new SampleDispute().ToLevel(1)
                .Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 1, SampleDispute.Say("No")))
                .Do(new DisputeCommand.Rule(GtmProgram.Priya, 1, 1, SampleDispute.Say("Yes"))));

            Assert.Contains("Dana and Priya differ and have until <!date^", card, StringComparison.Ordinal);
        }

        [Fact]
        public void The_last_level_says_that_it_is()
        {
            var card = Card(new SampleDispute().ToLevel(2));

            Assert.Contains("Morgan decides by <!date^", card, StringComparison.Ordinal);
            Assert.Contains("This is the last level.", card, StringComparison.Ordinal);
        }

        [Fact]
        public void Its_buttons_carry_the_round_and_the_level_that_were_seen()
        {
            var dispute = new SampleDispute().ToLevel(1).State;
            var json = Written.Json(DisputeCard.Blocks(dispute, SampleDispute.Program, Mrkdwn.Empty));

            Assert.Contains($"\"{new DisputeRef(7, dispute.Id.Value, 1, 1)}\"", json, StringComparison.Ordinal);
            Assert.Contains(DisputeButtons.Decide, json, StringComparison.Ordinal);
            Assert.Contains(DisputeButtons.Brief, json, StringComparison.Ordinal);
            Assert.Contains(DisputeButtons.More, json, StringComparison.Ordinal);
        }
    }

    public sealed class OnceItIsOver
    {
        [Fact]
        public void A_decision_is_named_with_who_gave_it_and_its_number()
        {
            var card = Card(new SampleDispute().Decided());

            Assert.Contains("_decided_", card, StringComparison.Ordinal);
            Assert.Contains("Decided by Morgan on <!date^", card, StringComparison.Ordinal);
            Assert.Contains(": Only after a second touch.\nIn the decision log as DEC-31.", card, StringComparison.Ordinal);
        }

        [Fact]
        public void A_time_out_is_never_put_down_to_a_person()
        {
            var card = Card(new SampleDispute().TimedOut());

            Assert.Contains("_undecided_", card, StringComparison.Ordinal);
            Assert.Contains("Nobody decided by <!date^", card, StringComparison.Ordinal);
            Assert.Contains(": Nothing changes.", card, StringComparison.Ordinal);
        }

        [Fact]
        public void A_settlement_names_both_parties() =>
            Assert.Contains("Settled by Ana and Tom on <!date^", Card(new SampleDispute().Settled()), StringComparison.Ordinal);

        [Fact]
        public void A_withdrawal_names_who_withdrew_and_no_decision()
        {
            var card = Card(new SampleDispute().Withdrawn());

            Assert.Contains("Withdrawn by Ana on <!date^", card, StringComparison.Ordinal);
            Assert.DoesNotContain("decision log", card, StringComparison.Ordinal);
        }

        [Fact]
        public void There_is_nothing_left_to_decide_on_it() =>
            Assert.DoesNotContain(DisputeButtons.Decide, Written.Json(DisputeCard.Blocks(new SampleDispute().Decided().State, SampleDispute.Program, Mrkdwn.Empty)), StringComparison.Ordinal);
    }

    public sealed class WhateverPeopleType
    {
        public static TheoryData<string> Longest => new()
        {
            new string('a', TextLimits.Body),
            new string('&', TextLimits.Body),
            new string('<', TextLimits.Body),
            string.Concat(Enumerable.Repeat("🙂", TextLimits.Body / 2)),
            string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", TextLimits.Body / 11)),
            string.Concat(Enumerable.Repeat("שלום ", (TextLimits.Body / 5) - 1)) + "\u202E",
            string.Concat(Enumerable.Repeat("\n", TextLimits.Body - 1)) + "x",
            string.Concat(Enumerable.Repeat("<!channel> ", TextLimits.Body / 11)),
            string.Concat(Enumerable.Repeat("*_~`", TextLimits.Body / 4)),
        };

        [Theory]
        [MemberData(nameof(Longest))]
        public void The_card_at_every_maximum_keeps_Slacks_limits(string text)
        {
            foreach (var dispute in AtEveryMaximum(text))
            {
                var json = Written.Json(DisputeCard.Blocks(dispute, SampleDispute.Program, Mrkdwn.Empty));

                Assert.DoesNotContain("<!channel>", json, StringComparison.Ordinal);
                Assert.True(DisputeCard.Summary(dispute, SampleDispute.Program).Length <= 3000);
            }
        }

        [Theory]
        [MemberData(nameof(Longest))]
        public void The_forms_at_every_maximum_keep_Slacks_limits(string text)
        {
            foreach (var dispute in AtEveryMaximum(text).Where(dispute => dispute.IsOpen))
            {
                foreach (var person in dispute.Deciders.Concat([GtmProgram.Ana, GtmProgram.Tom, GtmProgram.Gus]))
                {
                    var of = new FormContext(new DisputeRef(7, dispute.Id.Value, dispute.Round, dispute.Level), dispute, SampleDispute.Program, person);
                    foreach (var form in DisputeForm.All)
                    {
                        Assert.NotEmpty(Written.Json([.. form.Show(of).Blocks]));
                    }

                    Assert.NotEmpty(Written.Json([.. RuleModal.Show(of, new TermsRoom(TextLimits.Actions, Dates: true, Words: true)).Blocks]));
                    Assert.NotEmpty(Written.Json([.. DeedsModal.Show(of, [], Bot.Monday).Blocks]));
                }
            }
        }

        /// <summary>Texts as long as the rules let them be, in every state of a dispute.</summary>
        internal static IEnumerable<Dispute> AtEveryMaximum(string text)
        {
            var terms = SampleDispute.Say(text) with { Rationale = text };
            SampleDispute Raised() => new SampleDispute(raise => raise with
            {
                Question = text,
                Options = [.. Enumerable.Range(0, TextLimits.Options).Select(n => n + Cut(text, TextLimits.Line - 2))],
                Account = Cut(text, TextLimits.Name),
                Meanwhile = Cut(text, TextLimits.Line),
                Quote = new QuotedMessage(GtmProgram.Tom, Cut(text, 1000), "https://acme.slack.com/archives/CGTM/p1"),
                Although = new RaisedAlthough(["DSP-1", "DSP-2", "DSP-3", "DEC-1", "DEC-2"], Cut(text, TextLimits.Line)),
                Path = raise.Path with { DefaultOutcome = text },
            })
                .Do(new DisputeCommand.GiveBrief(GtmProgram.Ana, 1, text, text))
                .Do(new DisputeCommand.GiveBrief(GtmProgram.Tom, 1, text, text));

            yield return Raised().State;
            yield return Raised().ToLevel(1).Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 1, terms)).State;
            yield return Raised().ToLevel(1).Do(new DisputeCommand.Rule(GtmProgram.Dana, 1, 1, terms)).Do(new DisputeCommand.Rule(GtmProgram.Priya, 1, 1, terms)).State;
            yield return Raised().ToLevel(2).Do(new DisputeCommand.Rule(GtmProgram.Morgan, 1, 2, terms)).State;
            yield return Raised().TimedOut().State;
        }

        /// <summary>Whole characters only, as Slack's own length check would leave them.</summary>
        static string Cut(string text, int length)
        {
            length = Math.Min(length, text.Length);
            var cut = char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
            return string.IsNullOrWhiteSpace(cut) ? "x" : cut;
        }
    }
}
