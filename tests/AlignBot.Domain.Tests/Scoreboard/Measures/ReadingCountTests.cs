using System.Collections.Immutable;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Scoreboard;
using AlignBot.Domain.Scoreboard.Measures;
using AlignBot.Domain.Scoreboard.Readings;
using AlignBot.Domain.Scoreboard.Records;
using AlignBot.Domain.Scoreboard.Settings;
using NodaTime;
using static AlignBot.Domain.Tests.Scoreboard.ScoreStory;

namespace AlignBot.Domain.Tests.Scoreboard.Measures;

/// <summary>The edges of what is counted: what is missing, contradicts itself, or lies just at a limit.</summary>
public static class ReadingCountTests
{
    static ScoreStory With(params ReadOnlySpan<ScoredAccount> accounts)
    {
        var story = new ScoreStory();
        foreach (var account in accounts)
        {
            story.Accounts.Add(account);
        }

        return story;
    }

    public static class When_something_is_missing
    {
        [Fact]
        public static void A_source_that_was_not_read_makes_a_measure_unknown_and_no_zero()
        {
            var story = WorkedExampleTests.Example();
            story.Sources =
            [
                new SourceUsed(RecordKinds.Activities, "crm", null, "The password has expired."),
                new SourceUsed(RecordKinds.Opportunities, "crm", Utc(10, 1)),
            ];

            var reading = story.Read();

            Assert.Equal([MeasureState.Unknown, MeasureState.Unknown, MeasureState.Unknown, MeasureState.Known, MeasureState.Unknown], reading.Measures.Select(measure => measure.State));
            Assert.Null(reading.Of(MeasureKind.Coverage).Total);
            Assert.Empty(reading.Of(MeasureKind.Coverage).Behind);
            Assert.Equal<Unknown>([new Unknown(UnknownWhy.NotRead, RecordKinds.Activities, "The password has expired.")], reading.Of(MeasureKind.Coverage).Unknown);
            Assert.Equal<Unknown>(
                [new Unknown(UnknownWhy.NotRead, RecordKinds.Activities, "The password has expired."), new Unknown(UnknownWhy.NoSource, RecordKinds.Signals)],
                reading.Of(MeasureKind.Lag).Unknown);
        }

        [Fact]
        public static void Without_a_list_nothing_is_known()
        {
            var basis = WorkedExampleTests.Example().Basis with { List = null };

            Assert.All(new ReadingCount(basis).Finish().Measures, measure => Assert.Equal((MeasureState.Unknown, UnknownWhy.NoList), (measure.State, measure.Unknown[0].Why)));
        }

        [Fact]
        public static void Of_an_empty_list_there_is_no_share()
        {
            Assert.All(new ScoreStory().Read().Measures, measure => Assert.Equal((MeasureState.NotApplicable, "0/0 = n/a"), (measure.State, Said(measure.Total))));
        }

        [Theory]
        [InlineData(1, MeasureState.Known)]
        [InlineData(2, MeasureState.NotReliable)]
        public static void With_more_than_a_fifth_without_data_a_measure_is_not_reliable(int unknown, MeasureState standing)
        {
            var story = WorkedExampleTests.Example();
            for (var at = 0; at < unknown; at++)
            {
                story.Accounts[at] = story.Accounts[at] with { KnownFor = RecordKinds.All & ~RecordKinds.Activities };
            }

            var coverage = story.Read(MeasureKind.Coverage);

            Assert.Equal((standing, unknown, 5m), (coverage.State, coverage.NoData.Length, coverage.Total!.Value.Denominator));
            Assert.Equal(MeasureState.Known, story.Read(MeasureKind.Conversion).State);
        }

        [Fact]
        public static void As_of_is_when_the_oldest_source_was_read()
        {
            var story = WorkedExampleTests.Example();
            story.Sources =
            [
                new SourceUsed(RecordKinds.Activities, "crm", Utc(10, 1)),
                new SourceUsed(RecordKinds.Activities, "ads", Utc(9, 29)),
                new SourceUsed(RecordKinds.Opportunities, "crm", Utc(10, 1)),
            ];

            var reading = story.Read();

            Assert.Equal((Utc(9, 29), Utc(9, 30, 23)), (reading.Of(MeasureKind.Coverage).AsOf!.Value, reading.Of(MeasureKind.Conversion).AsOf!.Value));
            Assert.False(reading.IsClosed);
        }
    }

    public static class At_the_edges_of_the_windows
    {
        [Theory]
        [InlineData(0, true)]
        [InlineData(-1, false)]
        public static void A_touch_counts_from_the_first_midnight_on(int ticks, bool counts)
        {
            // Thirty days before 1 October in Sydney the clocks have not gone forward yet; on 4 October they do.
            var story = With(Account("A", 1)).In("Australia/Sydney");
            story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(8, 31, 14) + Duration.FromTicks(ticks)));

            Assert.Equal(counts ? 1 : 0, story.Read(MeasureKind.Coverage).Total!.Value.Numerator);
        }

        [Theory]
        [InlineData(-1, true)]
        [InlineData(0, false)]
        public static void And_to_the_last_moment_before_the_end(int ticks, bool counts)
        {
            var story = With(Account("A", 1)).In("Europe/London");
            story.Now = Utc(11, 1);
            story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(9, 30, 23) + Duration.FromTicks(ticks)));

            Assert.Equal(counts ? 1 : 0, story.Read(MeasureKind.Coverage).Total!.Value.Numerator);
        }

        [Fact]
        public static void A_day_without_a_time_is_a_day_in_every_zone()
        {
            foreach (var zone in new[] { "Pacific/Kiritimati", "Etc/UTC", "Pacific/Pago_Pago" })
            {
                foreach (var (day, counts) in new[] { (new LocalDate(2026, 8, 31), 0m), (new LocalDate(2026, 9, 1), 1m), (new LocalDate(2026, 9, 30), 1m), (new LocalDate(2026, 10, 1), 0m) })
                {
                    var story = With(Account("A", 1)).In(zone);
                    story.Now = Utc(11, 1);
                    story.Activities.Add(new Activity("a", "A", ActivitySide.Sales, "call") { On = day });

                    Assert.Equal(counts, story.Read(MeasureKind.Coverage).Total!.Value.Numerator);
                }
            }
        }

        [Theory]
        [InlineData(0, true)]
        [InlineData(-1, false)]
        [InlineData(90 * NodaConstants.TicksPerDay, true)]
        [InlineData((90 * NodaConstants.TicksPerDay) + 1, false)]
        public static void A_response_counts_up_to_the_deals_own_moment(long ticks, bool counts)
        {
            var story = With(Account("A", 1));
            var earliest = Utc(8, 1, 10) - Duration.FromDays(90);
            story.Activities.Add(By(ActivitySide.Buyer, "form", "A", earliest + Duration.FromTicks(ticks)));
            story.Deals.Add(new Opportunity("o", "A") { CreatedAt = Utc(8, 1, 10), Amount = 5, Currency = "EUR" });

            Assert.Equal(counts ? "5/5 = 100.0 %" : "0/5 = 0.0 %", Said(story.Read(MeasureKind.Influence).Total));
        }

        [Theory]
        [InlineData(8, 1, true)]
        [InlineData(8, 2, false)]
        [InlineData(5, 3, true)]
        [InlineData(5, 2, false)]
        public static void A_day_of_response_is_held_against_the_day_of_the_deal_where_the_scoreboard_is(int month, int day, bool counts)
        {
            // 14:30 UTC on 31 July is already 1 August in Sydney.
            var story = With(Account("A", 1)).In("Australia/Sydney");
            story.Activities.Add(new Activity("a", "A", ActivitySide.Buyer, "form") { On = new LocalDate(2026, month, day) });
            story.Deals.Add(new Opportunity("o", "A") { CreatedAt = Utc(7, 31, 14, 30), Amount = 5, Currency = "EUR" });

            Assert.Equal(counts ? 5 : 0, story.Read(MeasureKind.Influence).Total!.Value.Numerator);
        }
    }

    public static class When_accounts_change
    {
        [Fact]
        public static void What_happened_to_a_merged_account_happened_to_its_survivor()
        {
            var story = With(Account("A", 1) with { Listed = new ListedAccount("A", "A") { Tier = 1, MergedFrom = ["B"] } }, Account("B", 2), Account("C", 3));
            story.Activities.Add(By(ActivitySide.Sales, "call", "B", Utc(9, 9)));

            var coverage = story.Read(MeasureKind.Coverage);

            Assert.Equal(("1/2 = 50.0 %", "1/1, 0/0, 0/1"), (Said(coverage.Total), Tiers(coverage)));
            Assert.Equal<string>(["A"], coverage.Behind);
        }

        [Fact]
        public static void A_list_from_before_a_merge_counts_both_as_the_one_that_they_became()
        {
            var story = With(Account("A", 1), Account("B", 1));
            var count = new ReadingCount(story.Basis with { Merged = ImmutableDictionary<string, string>.Empty.Add("B", "A").Add("A", "Z") });
            count.Add(By(ActivitySide.Sales, "call", "Z", Utc(9, 9)));

            Assert.Equal("1/1 = 100.0 %", Said(count.Finish().Of(MeasureKind.Coverage).Total));
        }

        [Fact]
        public static void Accounts_that_were_merged_into_each_other_stay_two()
        {
            var story = With(Account("A", 1) with { Listed = new ListedAccount("A", "A") { MergedFrom = ["B"] } }, Account("B", 1) with { Listed = new ListedAccount("B", "B") { MergedFrom = ["A"] } });

            Assert.Equal(2, story.Read(MeasureKind.Coverage).Total!.Value.Denominator);
        }

        [Fact]
        public static void Parts_are_counted_under_their_whole_only_where_the_settings_say_so()
        {
            var story = With(Account("A", 1), Account("B", 2) with { ParentKey = "A" }, Account("C", 2) with { ParentKey = "B" }, Account("D", 2) with { ParentKey = "X" }, Account("E", 3) with { ParentKey = "E" });
            story.Activities.Add(By(ActivitySide.Sales, "call", "C", Utc(9, 9)));
            Assert.Equal("1/5 = 20.0 %", Said(story.Read(MeasureKind.Coverage).Total));

            story.Settings = story.Settings with { RollsUp = true };
            Assert.Equal(("1/3 = 33.3 %", "1/1, 0/1, 0/1"), (Said(story.Read(MeasureKind.Coverage).Total), Tiers(story.Read(MeasureKind.Coverage))));
        }

        [Fact]
        public static void Who_left_is_in_no_measure_and_is_told_of_with_its_deals()
        {
            var story = WorkedExampleTests.Example();
            story.Accounts.RemoveAll(account => account.Key == "C");

            var reading = story.Read();

            Assert.Equal("3/4 = 75.0 %", Said(reading.Of(MeasureKind.Coverage).Total));
            Assert.Equal("1/2 = 50.0 %", Said(reading.Of(MeasureKind.Conversion).Total));
            Assert.Equal<string>(["C"], reading.Left!.Accounts);
            Assert.Equal<string>(["o3", "o7"], reading.Left.Opportunities);
            Assert.Equal(50_000, reading.Left.Amount);
            Assert.Equal(4, reading.Of(MeasureKind.Coverage).ConstantCohort!.Value.Denominator);
        }

        [Fact]
        public static void Who_joined_is_in_at_once_and_not_among_those_of_both_quarters()
        {
            var story = WorkedExampleTests.Example();
            story.Before!.RemoveAll(account => account.Key is "D" or "E");

            var coverage = story.Read(MeasureKind.Coverage);

            Assert.Equal(("3/5 = 60.0 %", "2/3 = 66.7 %"), (Said(coverage.Total), Said(coverage.ConstantCohort)));
        }
    }

    public static class Of_pairs
    {
        [Theory]
        [InlineData(true, true, "ivo@x", null)]
        [InlineData(true, false, "ivo@x", UnpairedWhy.RepInactive)]
        [InlineData(true, null, "ivo@x", UnpairedWhy.RepUnknown)]
        [InlineData(true, true, " ", UnpairedWhy.NoMarketer)]
        [InlineData(false, null, "ivo@x", UnpairedWhy.NoRep)]
        [InlineData(false, null, null, UnpairedWhy.Nobody)]
        public static void Only_an_active_rep_and_a_named_marketer_are_a_pair(bool owned, bool? active, string? marketer, UnpairedWhy? why)
        {
            var listed = new ListedAccount("A", "A") { Tier = 1, Owner = owned ? new AccountOwner("o", Active: active) : null, MarketerEmail = marketer };

            var coverage = With(new ScoredAccount(listed), Account("B", 2)).Read(MeasureKind.Coverage);

            Assert.Equal(why is null ? "1/1 = 100.0 %" : "0/1 = 0.0 %", Said(coverage.Of(BesideKind.Pairing)));
            Assert.Equal(why is null ? [] : [new Unpaired("A", why.Value)], coverage.Unpaired.AsEnumerable());
        }
    }

    public static class Of_points
    {
        [Fact]
        public static void What_two_sources_saw_is_one_deed_of_the_earliest_moment()
        {
            var story = With(Account("A", 1));
            var one = new Activity("1", "A", ActivitySide.Buyer, "Webinar") { At = Utc(9, 9, 9, 9, 40), Person = "Kim@x", PersonRole = "cfo" };
            story.Settings = story.Settings with { RoleWeights = ImmutableSortedDictionary<string, decimal>.Empty.Add("CFO", 3), EngagedFrom = 9 };
            story.Activities.AddRange([one, one with { Key = "2", Kind = "webinar ", At = Utc(9, 9, 9, 9, 5), Person = "kim@x", PersonRole = null }]);

            Assert.Equal(0, story.Read(MeasureKind.Engagement).Total!.Value.Numerator);

            story.Activities.Add(one with { Key = "3", At = Utc(9, 9, 9, 10) });
            Assert.Equal(1, story.Read(MeasureKind.Engagement).Total!.Value.Numerator);
        }

        [Fact]
        public static void What_the_own_team_did_gives_none()
        {
            var story = With(Account("A", 1));
            story.Settings = story.Settings with { Activities = [new ActivityRule("webinar") { Points = 100, IsTouch = true }] };
            story.Activities.Add(By(ActivitySide.Sales, "webinar", "A", Utc(9, 9)));

            Assert.Equal(0, story.Read(MeasureKind.Engagement).Total!.Value.Numerator);
        }

        [Fact]
        public static void A_vendors_score_may_stand_for_them_and_a_missing_one_is_no_zero()
        {
            var story = With(Account("A", 1) with { VendorScore = 10 }, Account("B", 1) with { VendorScore = 9.99m }, Account("C", 1));
            story.Settings = story.Settings with { Engagement = EngagementSource.VendorScore };

            var engagement = story.Read(MeasureKind.Engagement);

            Assert.Equal(("1/3 = 33.3 %", MeasureState.NotReliable), (Said(engagement.Total), engagement.State));
            Assert.Equal<string>(["C"], engagement.NoData);
        }
    }

    public static class Of_deals
    {
        [Fact]
        public static void What_contradicts_itself_is_left_out_by_name()
        {
            var story = With(Account("A", 1));
            story.Deals.AddRange(
            [
                new Opportunity("1", "A") { State = OpportunityState.Won, CreatedAt = Utc(7, 2), Amount = -1, Currency = "EUR" },
                new Opportunity("2", "A") { State = OpportunityState.Lost, CloseDate = new LocalDate(2026, 9, 1), Amount = 1e20m, Currency = "EUR" },
                new Opportunity("3", "A") { State = OpportunityState.Won, CloseDate = new LocalDate(2026, 9, 30), CreatedAt = Utc(9, 20), Amount = 7, Currency = "EUR" },
            ]);
            story.Now = Utc(9, 10);

            var reading = story.Read();

            Assert.Equal<LeftOut>(
                [new LeftOut("1", LeftOutWhy.NegativeAmount), new LeftOut("2", LeftOutWhy.NoTime), new LeftOut("3", LeftOutWhy.InTheFuture)], reading.Of(MeasureKind.Influence).LeftOut);
            Assert.Equal<LeftOut>(
                [new LeftOut("1", LeftOutWhy.NoCloseDay), new LeftOut("2", LeftOutWhy.AbsurdAmount), new LeftOut("3", LeftOutWhy.InTheFuture)], reading.Of(MeasureKind.Conversion).LeftOut);
            Assert.Equal("0/1 = 0.0 %", Said(reading.Of(MeasureKind.Conversion).Total));
        }

        [Fact]
        public static void Of_a_deal_that_was_read_twice_the_newer_counts()
        {
            var story = With(Account("A", 1));
            var open = new Opportunity("1", "A") { CreatedAt = Utc(7, 2), Amount = 1, Currency = "EUR", ModifiedAt = Utc(9, 2) };
            var lost = open with { State = OpportunityState.Lost, CloseDate = new LocalDate(2026, 8, 1), ModifiedAt = Utc(8, 1) };
            story.Deals.AddRange([open, lost]);

            Assert.Equal("0/0 = n/a", Said(story.Read(MeasureKind.Conversion).Total));
        }

        [Fact]
        public static void The_rate_is_that_of_the_close_else_of_the_creation()
        {
            var story = With(Account("A", 1));
            story.Rates = new ExchangeRates { Rates = [new ExchangeRate("USD", 2, new LocalDate(2026, 8, 1)), new ExchangeRate("USD", 3, new LocalDate(2026, 11, 1)), new ExchangeRate("CHF", 0)] };
            story.Deals.AddRange(
            [
                new Opportunity("1", "A") { CreatedAt = Utc(8, 1), Amount = 1, Currency = "USD" },
                new Opportunity("2", "A") { CreatedAt = Utc(8, 1), Amount = 10, Currency = "USD", CloseDate = new LocalDate(2026, 11, 1) },
                new Opportunity("3", "A") { CreatedAt = Utc(7, 31), Amount = 100, Currency = "USD" },
                new Opportunity("4", "A") { CreatedAt = Utc(7, 31), Amount = 100, Currency = "CHF" },
            ]);

            var influence = story.Read(MeasureKind.Influence);

            Assert.Equal(32, influence.Total!.Value.Denominator);
            Assert.Equal<LeftOut>([new LeftOut("3", LeftOutWhy.NoRate), new LeftOut("4", LeftOutWhy.NoRate)], influence.LeftOut);
        }

        [Theory]
        [InlineData(0, true)]
        [InlineData(90, true)]
        [InlineData(91, false)]
        [InlineData(-1, false)]
        public static void A_qualified_account_has_its_full_time_to_get_a_deal(int days, bool counts)
        {
            var story = With(Account("A", 1));
            var qualified = Utc(7, 2, 12) - Duration.FromDays(90);
            story.Settings = story.Settings with { Conversion = ConversionKind.QualifiedToOpportunity, QualifyingSignals = ["MQA"] };
            story.Signals.AddRange([new Signal("1", "A", "mqa") { DetectedAt = qualified + Duration.FromDays(50) }, new Signal("2", "A", "mqa") { DetectedAt = qualified }]);
            story.Deals.Add(new Opportunity("1", "A") { CreatedAt = qualified + Duration.FromDays(days) });

            Assert.Equal(counts ? "1/1 = 100.0 %" : "0/1 = 0.0 %", Said(story.Read(MeasureKind.Conversion).Total));
        }

        [Fact]
        public static void An_account_that_qualified_before_the_cohort_is_not_of_it_when_it_does_so_again()
        {
            var story = With(Account("A", 1) with { QualifiedAt = Utc(1, 1) });
            story.Settings = story.Settings with { Conversion = ConversionKind.QualifiedToOpportunity, QualifyingSignals = ["mqa"] };
            story.Signals.Add(new Signal("1", "A", "mqa") { DetectedAt = Utc(6, 1) });

            Assert.Equal("0/0 = n/a", Said(story.Read(MeasureKind.Conversion).Total));
        }

        [Fact]
        public static void Without_a_list_of_the_beginning_there_is_no_cohort()
        {
            var story = WorkedExampleTests.Example();
            story.Before = null;
            story.Settings = story.Settings with { Conversion = ConversionKind.ListToOpportunity };

            Assert.Equal<Unknown>([new Unknown(UnknownWhy.NoListBefore)], story.Read(MeasureKind.Conversion).Unknown);
        }
    }

    public static class Of_signals
    {
        static LagFigure Lag(Action<ScoreStory> with)
        {
            var story = With(Account("A", 1));
            story.Signals.Add(new Signal("s", "A", "intent") { DetectedAt = Utc(9, 21, 10) });
            with(story);
            return story.Read(MeasureKind.Lag).Lag!.Total;
        }

        [Fact]
        public static void An_action_at_the_same_moment_is_no_lag_and_one_before_is_none()
        {
            Assert.Equal(Duration.Zero, Lag(story => story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(9, 21, 10)))).Median);
            Assert.Null(Lag(story => story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(9, 21, 10) - Duration.FromTicks(1)))).Median);
        }

        [Fact]
        public static void What_a_machine_or_marketing_or_the_account_did_answers_nothing()
        {
            Assert.Equal(1, Lag(story => story.Activities.AddRange(
            [
                By(ActivitySide.Sales, "email", "A", Utc(9, 21, 11)) with { IsHuman = false },
                By(ActivitySide.Marketing, "email", "A", Utc(9, 21, 11)),
                By(ActivitySide.Buyer, "email", "A", Utc(9, 21, 11)),
                By(ActivitySide.Sales, "call", "A", Utc(9, 21, 11)) with { IsCompleted = false },
            ])).Unanswered);
        }

        [Fact]
        public static void A_day_without_a_time_counts_at_the_end_of_its_work()
        {
            Assert.Equal(Duration.FromHours(7), Lag(story => story.Activities.Add(new Activity("a", "A", ActivitySide.Sales, "call") { On = new LocalDate(2026, 9, 21) })).Median);
        }

        [Fact]
        public static void Signals_of_a_kind_within_a_day_of_the_first_are_one()
        {
            Assert.Equal(2, Lag(story => story.Signals.AddRange(
            [
                new Signal("s2", "A", "Intent") { DetectedAt = Utc(9, 22, 10) },
                new Signal("s3", "A", "intent") { DetectedAt = Utc(9, 22, 10) + Duration.FromTicks(1) },
            ])).Count);
        }

        [Fact]
        public static void One_action_answers_all_that_are_open()
        {
            var lag = Lag(story =>
            {
                story.Settings = story.Settings with { Signals = ["intent", "demo"] };
                story.Signals.Add(new Signal("s2", "A", "demo") { DetectedAt = Utc(9, 21, 11) });
                story.Activities.Add(By(ActivitySide.Sales, "call", "A", Utc(9, 21, 12)));
            });

            Assert.Equal((2, 0, Duration.FromHours(1), Duration.FromHours(2)), (lag.Count, lag.Unanswered, lag.Median!.Value, lag.NinetyPercent!.Value));
        }

        [Theory]
        [InlineData(7, 59, 1, 0)]
        [InlineData(8, 0, 0, 1)]
        public static void What_is_younger_than_the_promise_is_still_in_time_and_not_in_the_share(int hours, int minutes, int stillInTime, int late)
        {
            var lag = Lag(story =>
            {
                story.Signals[0] = story.Signals[0] with { DetectedAt = Utc(9, 21, 9) };
                story.Now = Utc(9, 21, 9) + Duration.FromMinutes((hours * 60) + minutes);
            });

            Assert.Equal((1, 1, stillInTime, (decimal)late), (lag.Count, lag.Unanswered, lag.StillInTime, lag.InTime.Denominator));
        }

        [Fact]
        public static void What_was_read_of_actions_does_not_tell_of_signals_that_are_newer()
        {
            var lag = Lag(story => story.Sources =
            [
                new SourceUsed(RecordKinds.Signals, "intent", Utc(10, 1)),
                new SourceUsed(RecordKinds.Activities, "crm", Utc(9, 21, 9)),
                new SourceUsed(RecordKinds.Opportunities, "crm", Utc(10, 1)),
            ]);

            Assert.Equal(0, lag.Count);
        }

        [Fact]
        public static void A_tier_without_a_promise_is_ranked_and_in_no_share()
        {
            var lag = Lag(story => story.Accounts[0] = Account("A", null));

            Assert.Equal((1, 0m), (lag.Count, lag.InTime.Denominator));
        }
    }

    [Fact]
    public static void What_no_measure_takes_is_counted()
    {
        var story = With(Account("A", 1));
        story.Activities.AddRange(
        [
            By(ActivitySide.Sales, "fax", "A", Utc(9, 1)), By(ActivitySide.Sales, "FAX", "A", Utc(9, 2)), By(ActivitySide.Sales, "owl", "A", Utc(9, 2)),
            By(ActivitySide.Sales, "call", "X", Utc(9, 1)), By(ActivitySide.Sales, "call", "A", Utc(9, 1)) with { IsCompleted = false },
            By(ActivitySide.Sales, "call", "A", Utc(10, 2)), new Activity("n", "A", ActivitySide.Sales, "call"),
        ]);

        var ignored = story.Read().Ignored;

        Assert.Equal((1, 1, 1, 1), (ignored.NotOnTheList, ignored.NotCompleted, ignored.InTheFuture, ignored.NoTime));
        Assert.Equal<UnnamedKind>([new UnnamedKind("fax", 2), new UnnamedKind("owl", 1)], ignored.UnnamedKinds);
    }

    [Fact]
    public static void A_list_of_after_the_period_is_refused()
    {
        var basis = With(Account("A", 1)).Basis;

        Assert.Throws<ArgumentException>(() => new ReadingCount(basis with { List = basis.List! with { TakenAt = basis.Period.Days.Ends } }));
        Assert.Throws<ArgumentException>(() => new ReadingCount(basis with { Settings = basis.Settings with { ZoneId = "Europe/Paris" } }));
    }
}
