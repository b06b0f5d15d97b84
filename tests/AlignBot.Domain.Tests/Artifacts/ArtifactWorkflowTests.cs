using System.Collections.Immutable;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using NodaTime;
using static AlignBot.Domain.Tests.Disputes.DisputeStory;

namespace AlignBot.Domain.Tests.Artifacts;

/// <remarks>It is Monday 2 March 2026, ten in London. Ana writes down what an MQL is; Dana leads sales, Priya marketing.</remarks>
public static class ArtifactWorkflowTests
{
    const string Two = "A lead is marketing-qualified when the account is on the list,\nor when two people of it came to a webinar within 30 days.";
    const string TwoOtherSpaces = "A lead is marketing-qualified when the account is on the list,\nor  when two people of it came to a webinar within 30 days.\n";
    const string Three = "A lead is marketing-qualified when the account is on the list,\nand when two people of it came to a webinar within 30 days.";

    static readonly RuleContext Now = new(Monday, Team(), WorkingCalendar.Default("Europe/London"));

    static RuleContext With(Func<Roster, Roster> change) => Now with { Roster = change(Now.Roster) };

    static RuleContext Without(UserId gone) => With(roster => roster with
    {
        Members = [.. roster.Members.Select(member => member.User == gone ? member with { IsActive = false } : member)],
    });

    static Outcome<Artifact> Begin(ArtifactKind kind = ArtifactKind.Definition, string name = "MQL", UserId? actor = null, int? taken = null, RuleContext? context = null) =>
        ArtifactWorkflow.Begin(new NewArtifact(new ArtifactId(new Guid(7, 0, 0, new byte[8])), 1, new ProgramId(10), kind, name, actor ?? Ana) { Taken = taken }, context ?? Now);

    static Artifact Begun(ArtifactKind kind = ArtifactKind.Definition, string name = "MQL", UserId? actor = null) =>
        Assert.IsType<Outcome<Artifact>.Changed>(Begin(kind, name, actor)).State;

    static Outcome<Artifact>.Changed Do(Artifact state, ArtifactCommand command, RuleContext? context = null) =>
        Assert.IsType<Outcome<Artifact>.Changed>(ArtifactWorkflow.Apply(state, command, context ?? Now));

    static Artifact After(Artifact state, params ReadOnlySpan<ArtifactCommand> commands)
    {
        foreach (var command in commands)
        {
            state = Do(state, command).State;
        }

        return state;
    }

    static T Refused<T>(Artifact state, ArtifactCommand command, RuleContext? context = null)
        where T : Refusal => Assert.IsType<T>(Assert.IsType<Outcome<Artifact>.Refused>(ArtifactWorkflow.Apply(state, command, context ?? Now)).Why);

    static void Ignored(Artifact state, ArtifactCommand command, RuleContext? context = null) =>
        Assert.IsType<Outcome<Artifact>.Ignored>(ArtifactWorkflow.Apply(state, command, context ?? Now));

    static ArtifactCommand.Write Write(string text, int seen, UserId? by = null, bool propose = true) => new(by ?? Ana, text, seen, Propose: propose);

    static ArtifactCommand.Sign Sign(UserId by, Artifact what) => new(by, what.Latest!.Hash);

    static Artifact Written(string text = Two) => After(Begun(), Write(text, 0));

    static Artifact Signed(string text = Two)
    {
        var written = Written(text);
        return After(written, Sign(Dana, written), Sign(Priya, written));
    }

    static ImmutableArray<UserId> Awaited(Outcome<Artifact>.Changed changed) => changed.State.SignersAsked;

    static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Equal(expected, actual);

    static ArtifactStatus Status(Artifact artifact, RuleContext? context = null) => ArtifactStatus.Of(artifact, (context ?? Now).Roster);

    public sealed class WhenWritten
    {
        [Fact]
        public void It_is_missing_until_it_has_a_text_and_then_waits_for_both_leaders()
        {
            var begun = Begun();
            Assert.IsType<ArtifactStatus.Missing>(Status(begun));

            var written = Do(begun, Write("  " + Two + " ", 0));

            Same([Dana, Priya], Awaited(written));
            Assert.Equal((1, Two, Ana), (written.State.Latest!.Number, written.State.Latest.Text, written.State.Owner!.Value));
            Same([Role.SalesLeader, Role.MarketingLeader], Assert.IsType<ArtifactStatus.AwaitingSignOff>(Status(written.State)).Roles);
        }

        [Fact]
        public void A_draft_waits_for_nobody_until_it_is_proposed()
        {
            var draft = Do(Begun(), Write(Two, 0, propose: false));
            Assert.Empty(Awaited(draft));
            Assert.IsType<ArtifactStatus.Draft>(Status(draft.State));
            Refused<ArtifactRefusal.NothingToSign>(draft.State, Sign(Dana, draft.State));

            Same([Dana, Priya], Awaited(Do(draft.State, Write(Two, 1))));
        }

        [Fact]
        public void Who_saves_what_stands_there_changes_nothing_and_signatures_stay()
        {
            var signed = Signed();

            Ignored(signed, Write(Two, 1));
            Ignored(signed, Write(TwoOtherSpaces, 1));
            Ignored(signed, Write(Two, 0));
        }

        [Fact]
        public void Another_word_asks_both_anew_and_what_was_signed_holds_until_then()
        {
            var signed = Signed();

            var third = Do(signed, Write(Three, 1));

            Same([Dana, Priya], third.Effects.OfType<ArtifactEffect.AskToSign>().Select(ask => ask.User));

            Same([Dana, Priya], Awaited(third));
            Assert.Equal((2, 1), (third.State.Latest!.Number, third.State.InForce!.Number));
            Same([Dana, Priya], third.State.InForce.SignOffs.Select(signature => signature.By));
            Assert.Empty(third.State.Latest.SignOffs);
        }

        [Fact]
        public void Going_back_to_the_old_words_asks_again()
        {
            var back = After(Signed(), Write(Three, 1), Write(Two, 2));

            Assert.Equal((3, back.InForce!.Hash), (back.Latest!.Number, back.Latest.Hash));
            Assert.Empty(back.Latest.SignOffs);
            Assert.IsType<ArtifactStatus.AwaitingSignOff>(Status(back));
        }

        [Fact]
        public void Who_had_an_older_version_before_them_is_shown_the_newer_one()
        {
            var state = After(Written(), Write(Three, 1, Dana));

            Assert.Equal((2, Dana), (Refused<ArtifactRefusal.ChangedMeanwhile>(state, Write("Something else entirely.", 1)).Latest.Number, state.Latest!.By!.Value));
            Assert.Equal("Something else entirely.", Do(state, Write("Something else entirely.", 2)).State.Latest!.Text);
        }

        [Theory]
        [InlineData("   ", typeof(TextRefusal.Missing))]
        [InlineData("https://example.com/what-an-mql-is", typeof(ArtifactRefusal.SaysNothing))]
        [InlineData("\U0001F680 \U0001F680", typeof(ArtifactRefusal.SaysNothing))]
        [InlineData("See http://example.com for what it is.", typeof(ArtifactRefusal.InsecureLink))]
        [InlineData("See javascript://example for what it is.", typeof(ArtifactRefusal.InsecureLink))]
        public void A_text_that_says_nothing_is_refused(string text, Type why)
        {
            Assert.IsType(why, Assert.IsType<Outcome<Artifact>.Refused>(ArtifactWorkflow.Apply(Begun(), Write(text, 0), Now)).Why);
        }

        [Fact]
        public void Thirty_thousand_characters_are_too_many() =>
            Assert.Equal((30_000, 3_000), Refused<TextRefusal.TooLong>(Begun(), Write(new string('x', 30_000), 0)) is var no ? (no.Length, no.Limit) : default);

        [Fact]
        public void A_playbook_may_be_a_link_and_holds_well_only_with_an_author_of_each_side()
        {
            var play = After(Begun(ArtifactKind.Playbook, "Content strategy", Dana), Write("https://example.com/play", 0, Dana));
            var signed = After(play, Sign(Dana, play), Sign(Priya, play));
            Same([new StaleReason.NoAuthorOf(Function.Marketing)], Assert.IsType<ArtifactStatus.Stale>(Status(signed)).Why);

            var both = After(signed, Write("https://example.com/play, and what follows from it.", 1, Priya));
            Assert.IsType<ArtifactStatus.Current>(Status(After(both, Sign(Dana, both), Sign(Priya, both))));
        }

        [Theory]
        [InlineData("")]
        [InlineData("***")]
        public void A_term_needs_a_name(string name) =>
            Assert.IsType<Outcome<Artifact>.Refused>(Begin(name: name));

        [Fact]
        public void A_name_that_is_taken_is_refused_with_its_number() =>
            Assert.Equal(4, Assert.IsType<ArtifactRefusal.NameTaken>(Assert.IsType<Outcome<Artifact>.Refused>(Begin(taken: 4)).Why).Number);

        [Fact]
        public void Members_begin_terms_and_only_signers_or_who_governs_the_rest()
        {
            Assert.IsType<ArtifactRefusal.NotYours>(Assert.IsType<Outcome<Artifact>.Refused>(Begin(ArtifactKind.Incentives, actor: Ana)).Why);
            Assert.IsType<Outcome<Artifact>.Changed>(Begin(ArtifactKind.Incentives, actor: Priya));
            Assert.IsType<ArtifactRefusal.NotAMember>(Assert.IsType<Outcome<Artifact>.Refused>(Begin(actor: new UserId("U0STRANGER"))).Why);
            Refused<ArtifactRefusal.NotYours>(Written(), Write(Three, 1, Tom));
            Assert.Equal(2, Do(Written(), Write(Three, 1, Priya)).State.Latest!.Number);
        }

        [Fact]
        public void What_is_made_from_settings_is_not_written_by_hand_and_follows_them()
        {
            var path = After(Begun(ArtifactKind.EscalationPath, "", Morgan), new ArtifactCommand.Settle("Level 1: the parties."));
            Refused<ArtifactRefusal.IsLiving>(path, Write(Two, 1, Morgan));
            Ignored(path, new ArtifactCommand.Settle("Level 1:  the parties."));
            var signed = After(path, Sign(Dana, path), Sign(Priya, path));

            Same([Dana, Priya], Awaited(Do(signed, new ArtifactCommand.Settle("Level 1: the two leaders."))));
        }
    }

    public sealed class WhenSigned
    {
        [Fact]
        public void It_holds_once_both_have_signed_and_is_looked_at_again_after_a_quarter()
        {
            var written = Written();
            var one = Do(written, Sign(Dana, written));
            Same([Priya], Awaited(one));
            Assert.Null(one.State.InForce);

            var both = Do(one.State, Sign(Priya, written));

            Assert.IsType<ArtifactStatus.Current>(Status(both.State));
            Assert.Equal(new LocalDate(2026, 6, 1), both.State.ReviewOn);
            Assert.Contains(new ArtifactEffect.TellInForce(), both.Effects);
            Assert.Equal(new LocalDateTime(2026, 6, 1, 9, 0).InUtc().ToInstant() - Duration.FromHours(1), Assert.Single(both.Effects.OfType<ArtifactEffect.AwaitReview>()).At);
            Assert.Empty(Awaited(both));
        }

        [Fact]
        public void Signing_twice_counts_once()
        {
            var written = Written();
            Ignored(After(written, Sign(Dana, written)), Sign(Dana, written));
            Ignored(Signed(), Sign(Priya, written));
        }

        [Fact]
        public void A_version_that_was_changed_meanwhile_is_not_signed_unseen()
        {
            var first = Written();
            var second = After(first, Write(Three, 1));

            Assert.Equal(2, Refused<ArtifactRefusal.ChangedMeanwhile>(second, Sign(Dana, first)).Latest.Number);
        }

        [Fact]
        public void Strangers_and_others_do_not_sign()
        {
            var written = Written();
            Same([Dana, Priya], Refused<ArtifactRefusal.NotASigner>(written, Sign(Tom, written)).WhoMay);
            Refused<ArtifactRefusal.NotASigner>(written, Sign(Morgan, written));
            Refused<ArtifactRefusal.NotAMember>(written, Sign(new UserId("U0STRANGER"), written));
        }

        [Fact]
        public void A_deputy_signs_while_they_stand_in_and_not_out_of_their_dates()
        {
            RuleContext Away(LocalDate to) => With(roster => roster with
            {
                Roles = [.. roster.Roles.Select(role => role.Role is Role.MarketingLeader ? role with { Deputy = Tom, DeputyFrom = new LocalDate(2026, 2, 1), DeputyTo = to } : role)],
                Absences = [new Absence { User = Priya, From = new LocalDate(2026, 3, 2), To = new LocalDate(2026, 3, 6) }],
            });

            var written = Written();
            var signed = Do(written, Sign(Tom, written), Away(new LocalDate(2026, 3, 2))).State;

            Assert.Equal(new SignOff(Role.MarketingLeader, Tom, Monday, AsDeputy: true), Assert.Single(signed.Latest!.SignOffs));
            Refused<ArtifactRefusal.NotASigner>(written, Sign(Tom, written), Away(new LocalDate(2026, 3, 1)));
            Same([Dana, Tom], Awaited(Do(written, new ArtifactCommand.PeopleChanged(), Away(new LocalDate(2026, 3, 2)))));
        }

        [Fact]
        public void Whoever_does_not_sign_says_why_and_the_owner_is_asked_once()
        {
            var written = Written();
            var declined = Do(written, new ArtifactCommand.Decline(Priya, written.Latest!.Hash, " Webinars are too broad. "));

            Same([Dana], Awaited(declined));
            Assert.Contains(new ArtifactEffect.AskOwner(new OwnerAsk(Ana, OwnerAskKind.Declined)), declined.Effects);
            Assert.Equal("Webinars are too broad.", Assert.Single(declined.State.Latest!.Declined).Reason);
            Refused<TextRefusal.Missing>(written, new ArtifactCommand.Decline(Priya, written.Latest.Hash, " "));

            // They may change their mind; another version asks them anew.
            var after = Do(declined.State, Sign(Priya, written));
            Assert.Contains(new ArtifactEffect.CloseAsk(new OwnerAsk(Ana, OwnerAskKind.Declined)), after.Effects);
            Same([Dana, Priya], Awaited(Do(declined.State, Write(Three, 1))));
        }

        [Fact]
        public void The_operating_definition_is_signed_by_the_executive_and_pay_by_all_three()
        {
            Same([Role.AccountableExecutive], ArtifactKind.OperatingDefinition.Signers());
            Same([Role.AccountableExecutive, Role.SalesLeader, Role.MarketingLeader], ArtifactKind.Incentives.Signers());
            Assert.True(ArtifactWorkflow.MayRead(ArtifactKind.Incentives, Priya, Now));
            Assert.False(ArtifactWorkflow.MayRead(ArtifactKind.Incentives, Ana, Now));
        }

        [Fact]
        public void What_a_predecessor_signed_reads_so_until_the_newcomer_signs()
        {
            var other = With(roster => roster with { Roles = [.. roster.Roles.Select(role => role.Role is Role.SalesLeader ? role with { Holder = Tom } : role)] });

            Same([Dana], ArtifactStatus.OfPredecessors(Signed(), other.Roster).Select(signed => signed.By));
            Assert.IsType<ArtifactStatus.Current>(Status(Signed(), other));
        }
    }

    public sealed class WhenKept
    {
        static RuleContext On(LocalDate day) => Now with { Now = day.At(new LocalTime(9, 0)).InZoneStrictly(Now.Calendar.Zone).ToInstant() };

        [Fact]
        public void On_its_day_of_review_its_owner_is_asked_and_a_click_keeps_it()
        {
            var signed = Signed();
            Ignored(signed, new ArtifactCommand.ReviewDue(), On(new LocalDate(2026, 5, 31)));
            var due = Do(signed, new ArtifactCommand.ReviewDue(), On(new LocalDate(2026, 6, 1)));

            Assert.Contains(new ArtifactEffect.AskOwner(new OwnerAsk(Ana, OwnerAskKind.Review)), due.Effects);
            Same([new StaleReason.ReviewIsDue(new LocalDate(2026, 6, 1))], Assert.IsType<ArtifactStatus.Stale>(Status(due.State)).Why);
            Ignored(due.State, new ArtifactCommand.ReviewDue(), On(new LocalDate(2026, 6, 2)));

            var kept = Do(due.State, new ArtifactCommand.StillRight(Ana), On(new LocalDate(2026, 6, 3)));
            Assert.IsType<ArtifactStatus.Current>(Status(kept.State));
            Assert.Contains(new ArtifactEffect.CloseAsk(new OwnerAsk(Ana, OwnerAskKind.Review)), kept.Effects);
            Assert.Equal(new LocalDate(2026, 9, 2), kept.State.ReviewOn);
            Ignored(kept.State, new ArtifactCommand.StillRight(Ana), On(new LocalDate(2026, 6, 3)));
            Refused<ArtifactRefusal.NotYours>(due.State, new ArtifactCommand.StillRight(Tom), On(new LocalDate(2026, 6, 3)));
        }

        [Fact]
        public void An_owner_who_leaves_leaves_a_vacancy_that_the_operating_lead_fills()
        {
            var gone = Do(Signed(), new ArtifactCommand.PeopleChanged(), Without(Ana));

            Same([new StaleReason.NoOwner()], Assert.IsType<ArtifactStatus.Stale>(Status(gone.State)).Why);
            var ask = Assert.Single(gone.Effects.OfType<ArtifactEffect.AskOwner>()).Ask;
            Assert.Equal((OwnerAskKind.NameOwner, Olga), (ask.Kind, ask.User));
            Ignored(gone.State, new ArtifactCommand.PeopleChanged(), Without(Ana));

            var given = Do(gone.State, new ArtifactCommand.GiveOwner(Olga, Tom), Without(Ana));
            Assert.Equal(Tom, given.State.Owner);
            Assert.Empty(given.State.Asks);
            Assert.Contains(new ArtifactEffect.TellOwner(Tom, Olga), given.Effects);
        }

        [Fact]
        public void What_its_owner_was_asked_goes_with_it()
        {
            var due = Do(Signed(), new ArtifactCommand.ReviewDue(), On(new LocalDate(2026, 6, 1))).State;

            var given = Do(due, new ArtifactCommand.GiveOwner(Ana, Tom));

            Same([new OwnerAsk(Tom, OwnerAskKind.Review)], given.State.Asks);
            Assert.Contains(new ArtifactEffect.CloseAsk(new OwnerAsk(Ana, OwnerAskKind.Review)), given.Effects);
            Assert.Contains(new ArtifactEffect.AskOwner(new OwnerAsk(Tom, OwnerAskKind.Review)), given.Effects);
            Refused<ArtifactRefusal.SameOwner>(given.State, new ArtifactCommand.GiveOwner(Dana, Tom));
            Refused<TextRefusal.PersonNotEligible>(given.State, new ArtifactCommand.GiveOwner(Dana, new UserId("U0STRANGER")));
        }

        [Fact]
        public void A_decided_dispute_about_it_asks_its_owner_and_the_next_version_answers()
        {
            var about = new DisputeId(new Guid(9, 0, 0, new byte[8]));
            Ignored(Signed(), new ArtifactCommand.DisputeDecided(about));
            var disputed = After(Signed(), new ArtifactCommand.Dispute(about));
            Ignored(disputed, new ArtifactCommand.Dispute(about));

            var decided = Do(disputed, new ArtifactCommand.DisputeDecided(about));

            Assert.Contains(new ArtifactEffect.AskOwner(new OwnerAsk(Ana, OwnerAskKind.Decided)), decided.Effects);
            Assert.Contains(new ArtifactEffect.CloseAsk(new OwnerAsk(Ana, OwnerAskKind.Decided)), Do(decided.State, Write(Three, 1)).Effects);
        }

        [Fact]
        public void What_would_have_prevented_a_dispute_is_a_draft_and_what_holds_goes_on_holding()
        {
            var suggest = new ArtifactCommand.Suggest(new DisputeId(new Guid(9, 0, 0, new byte[8])), 3, [new Suggestion(Dana, "Count a second touch only."), new Suggestion(Priya, "Name the webinars.")]);

            var drafted = Do(Signed(), suggest);

            Assert.Equal((2, false, Two + "\n\nTo be worked in, after DSP-3:\n- Count a second touch only.\n- Name the webinars."), (drafted.State.Latest!.Number, drafted.State.Latest.IsProposed, drafted.State.Latest.Text));
            Assert.Equal((1, 1), (drafted.State.InForce!.Number, drafted.State.Disputes.Length));
            Assert.Equal(new OwnerAsk(Ana, OwnerAskKind.Suggested), Assert.Single(drafted.Effects.OfType<ArtifactEffect.AskOwner>()).Ask);
            Assert.Contains(new ArtifactEffect.CloseAsk(new OwnerAsk(Ana, OwnerAskKind.Suggested)), Do(drafted.State, Write(Three, 2)).Effects);
            Assert.Contains(new ArtifactEffect.CloseAsk(new OwnerAsk(Ana, OwnerAskKind.Suggested)), Do(drafted.State, new ArtifactCommand.StillRight(Ana)).Effects);
            Ignored(Written(), suggest);
            Ignored(Begun(), suggest);
            Ignored(Signed(), suggest with { Said = [new Suggestion(Dana, new string('x', TextLimits.Body))] });
            Ignored(After(Signed(), new ArtifactCommand.Retire(Ana, "Nobody uses it.")), suggest);
        }

        [Fact]
        public void What_is_written_about_an_account_is_added_by_anybody_and_never_changed()
        {
            var account = Begun(ArtifactKind.AccountPlan, "Acme");
            Assert.Null(account.Owner);
            var first = Do(account, new ArtifactCommand.AddEntry(Ana, EntryKind.Plan, " Meet their CFO. ")).State;
            var second = Do(first, new ArtifactCommand.AddEntry(Tom, EntryKind.Play, "They came to the webinar."));
            Assert.Equal((2, EntryKind.Play, "They came to the webinar."), (second.State.Latest!.Number, second.State.Latest.Entry, second.State.Latest.Text));
            Assert.Equal(new ArtifactEffect.Log(new ArtifactFact.EntryAdded(2, EntryKind.Play, "They came to the webinar."), Tom), Assert.Single(second.Effects));

            Assert.Equal(1, Do(second.State, new ArtifactCommand.AddEntry(Ana, EntryKind.Plan, "Meet their COO.", Corrects: 1)).State.Latest!.Corrects);
            Refused<ArtifactRefusal.NoSuchEntry>(second.State, new ArtifactCommand.AddEntry(Ana, EntryKind.Plan, "Meet their COO.", Corrects: 3));
            Refused<TextRefusal.TooLong>(first, new ArtifactCommand.AddEntry(Ana, EntryKind.Plan, new string('x', ArtifactWorkflow.MostOfEntry + 1)));
            Refused<TextRefusal.Missing>(first, new ArtifactCommand.AddEntry(Ana, EntryKind.Plan, " "));
            Refused<ArtifactRefusal.SaysNothing>(first, new ArtifactCommand.AddEntry(Ana, EntryKind.Plan, "\U0001F680"));
            Refused<ArtifactRefusal.NotAMember>(first, new ArtifactCommand.AddEntry(Guest, EntryKind.Plan, "Hello."));
            Refused<ArtifactRefusal.OutOfUse>(After(first, new ArtifactCommand.Retire(Olga, "Gone.")), new ArtifactCommand.AddEntry(Ana, EntryKind.Plan, "Hello."));
            Assert.IsType<ArtifactStatus.Current>(ArtifactStatus.Of(second.State, Now.Roster));
        }

        [Fact]
        public void What_is_out_of_use_is_not_changed_and_nothing_stands_in_its_own_place()
        {
            var other = new ArtifactId(new Guid(8, 0, 0, new byte[8]));
            var signed = Signed();
            Refused<ArtifactRefusal.InACircle>(signed, new ArtifactCommand.Retire(Ana, "MQA says it.", signed.Id));
            Refused<ArtifactRefusal.InACircle>(signed, new ArtifactCommand.Retire(Ana, "MQA says it.", other, [other, signed.Id]));
            Refused<ArtifactRefusal.NotTakenOutOfUse>(Begun(ArtifactKind.ServiceLevelAgreement, "", Dana), new ArtifactCommand.Retire(Dana, "We have none."));

            var retired = Do(signed, new ArtifactCommand.Retire(Ana, "MQA says it.", other, [other]));

            Assert.IsType<ArtifactStatus.OutOfUse>(Status(retired.State));
            Assert.Contains(new ArtifactEffect.AwaitNoReview(), retired.Effects);
            Refused<ArtifactRefusal.OutOfUse>(retired.State, Write(Three, 1));
            Refused<ArtifactRefusal.OutOfUse>(retired.State, Sign(Dana, retired.State));
        }

        [Theory]
        [InlineData(4)]
        [InlineData(521)]
        public void A_review_that_nobody_can_keep_is_refused(int days) => Refused<ArtifactRefusal.ReviewOutOfRange>(Signed(), new ArtifactCommand.ReviewEach(Ana, days));

        [Fact]
        public void Another_rhythm_counts_from_today() =>
            Assert.Equal(new LocalDate(2026, 3, 9), Do(Signed(), new ArtifactCommand.ReviewEach(Ana, 5)).State.ReviewOn);
    }

    public sealed class AnOperatingDefinition
    {
        static readonly ImmutableArray<PartStanding> Parts =
        [
            new(ArtifactKind.AccountList, Olga, IsThere: false), new(ArtifactKind.Definition, Ana), new(ArtifactKind.Cadence, Olga, "c1"),
            new(ArtifactKind.Scoreboard, Olga, IsThere: false), new(ArtifactKind.EscalationPath, Olga, "p1"),
        ];

        static Artifact Standing()
        {
            var text = OperatingDefinition.Compose("One list, one plan", Parts, user => user.Value);
            var written = After(Begun(ArtifactKind.OperatingDefinition, "", Morgan), new ArtifactCommand.Write(Morgan, text, 0) { Parts = Parts });
            return After(written, Sign(Morgan, written));
        }

        [Fact]
        public void It_names_all_five_parts_and_can_be_signed_while_some_are_missing()
        {
            var text = OperatingDefinition.Compose("One list, one plan", Parts, user => user.Value);

            Assert.StartsWith("One list, one plan. Sales and marketing work from one shared account list", text, StringComparison.Ordinal);
            Assert.Equal(2, text.Split("(missing: comes with sources)").Length - 1);
            Assert.IsType<ArtifactStatus.Current>(Status(Standing()));
            Same(
                [ArtifactKind.EscalationPath],
                Refused<ArtifactRefusal.PartsLeftOut>(Begun(ArtifactKind.OperatingDefinition, "", Morgan), new ArtifactCommand.Write(Morgan, text, 0) { Parts = Parts[..4] }).Parts);
        }

        [Fact]
        public void It_is_stale_when_a_part_changes_and_its_owner_is_asked_once()
        {
            PartStanding other = Parts[2] with { RulesHash = "c2" };
            var changed = Do(Standing(), new ArtifactCommand.PartsStand(Parts.SetItem(2, other)));

            Same([new StaleReason.PartChanged(ArtifactKind.Cadence, PartChange.OtherRules)], Assert.IsType<ArtifactStatus.Stale>(Status(changed.State)).Why);
            Assert.Contains(new ArtifactEffect.AskOwner(new OwnerAsk(Morgan, OwnerAskKind.Review)), changed.Effects);

            var again = Do(changed.State, new ArtifactCommand.PartsStand(Parts.SetItem(2, other).SetItem(0, Parts[0] with { IsThere = true })));
            Assert.Empty(again.Effects.OfType<ArtifactEffect.AskOwner>());
            Assert.Equal(2, Assert.IsType<ArtifactStatus.Stale>(Status(again.State)).Why.Length);

            Assert.IsType<ArtifactStatus.Current>(Status(After(again.State, new ArtifactCommand.StillRight(Morgan))));
        }

        [Fact]
        public void What_a_part_holds_does_not_matter_only_its_rules_and_its_owner()
        {
            Ignored(Standing(), new ArtifactCommand.PartsStand(Parts));
            Same(
                [new StaleReason.PartChanged(ArtifactKind.Definition, PartChange.OtherOwner)],
                Assert.IsType<ArtifactStatus.Stale>(Status(After(Standing(), new ArtifactCommand.PartsStand(Parts.SetItem(1, Parts[1] with { Owner = Tom }))))).Why);
        }
    }

    public sealed class WhenItIsToHoldByADay
    {
        static readonly LocalDate Friday = new(2026, 3, 6);

        static RuleContext On(int day) => Now with { Now = Monday + Duration.FromDays(day - 2) };

        [Fact]
        public void Its_owner_is_asked_on_that_day_and_no_earlier()
        {
            var due = After(Begun(), new ArtifactCommand.DueBy(Ana, Friday));

            Ignored(due, new ArtifactCommand.DueCame(), On(5));
            var asked = Do(due, new ArtifactCommand.DueCame(), On(6));

            Assert.Contains(new ArtifactEffect.AskOwner(new OwnerAsk(Ana, OwnerAskKind.Due)), asked.Effects);
        }

        [Fact]
        public void Signed_in_time_nobody_is_asked_and_late_the_question_ends()
        {
            var due = After(Begun(), new ArtifactCommand.DueBy(Ana, Friday), Write(Two, 0));
            var signed = Do(After(due, Sign(Dana, due)), Sign(Priya, due));
            Assert.Contains(new ArtifactEffect.AwaitNoDue(), signed.Effects);
            Assert.Null(signed.State.DueOn);
            Ignored(signed.State, new ArtifactCommand.DueCame(), On(6));

            var late = Do(due, new ArtifactCommand.DueCame(), On(9)).State;
            var after = Do(After(late, Sign(Dana, due)), Sign(Priya, due));
            Assert.Contains(new ArtifactEffect.CloseAsk(new OwnerAsk(Ana, OwnerAskKind.Due)), after.Effects);
            Assert.Empty(after.State.Asks);
        }

        [Fact]
        public void Another_day_ends_the_question_and_is_waited_for()
        {
            var late = Do(After(Begun(), new ArtifactCommand.DueBy(Ana, Friday)), new ArtifactCommand.DueCame(), On(6)).State;

            var moved = Do(late, new ArtifactCommand.DueBy(Olga, Friday.PlusDays(7)), On(6));

            Assert.Contains(new ArtifactEffect.CloseAsk(new OwnerAsk(Ana, OwnerAskKind.Due)), moved.Effects);
            Ignored(moved.State, new ArtifactCommand.DueCame(), On(6));
            Ignored(moved.State, new ArtifactCommand.DueBy(Olga, Friday.PlusDays(7)), On(6));
        }

        [Fact]
        public void What_is_an_action_too_is_not_asked_for_twice()
        {
            var given = Do(Begun(), new ArtifactCommand.DueBy(Actor: null, Friday) { IsAlsoAction = true });

            Assert.Equal(Friday, given.State.DueOn);
            Assert.DoesNotContain(given.Effects, effect => effect is ArtifactEffect.AwaitDue);
        }

        [Fact]
        public void It_goes_with_who_answers_for_it()
        {
            var late = Do(After(Begun(), new ArtifactCommand.DueBy(Ana, Friday)), new ArtifactCommand.DueCame(), On(6)).State;

            var given = Do(late, new ArtifactCommand.GiveOwner(Dana, Priya), On(6));

            Assert.Equal(new OwnerAsk(Priya, OwnerAskKind.Due), Assert.Single(given.State.Asks));
        }

        [Fact]
        public void No_day_that_is_gone_and_none_for_what_holds()
        {
            Refused<TextRefusal.InThePast>(Begun(), new ArtifactCommand.DueBy(Ana, new LocalDate(2026, 3, 1)));
            Refused<ArtifactRefusal.HoldsAlready>(Signed(), new ArtifactCommand.DueBy(Ana, Friday));
            Refused<ArtifactRefusal.NotYours>(Begun(), new ArtifactCommand.DueBy(Tom, Friday));
            Assert.Null(After(After(Begun(), new ArtifactCommand.DueBy(Ana, Friday)), new ArtifactCommand.Retire(Ana, "No use")).DueOn);
        }
    }
}
