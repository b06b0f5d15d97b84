using AlignBot.Domain.People;
using AlignBot.Domain.Setup;

namespace AlignBot.Domain.Tests.Setup;

public static class SetupProposalTests
{
    static readonly UserId Starter = new("URAE");

    static PersonFound Person(string id, string? title, string? zone = "Europe/London", MemberKind kind = MemberKind.Human) => new(new UserId(id), id[1..], title, zone, kind);

    public sealed class WhenTitlesTell
    {
        static readonly SetupProposal Proposal = SetupProposal.Of(
            [
                Person("URAE", "RevOps"), Person("USAM", "Account executive"), Person("USUE", "VP Sales"), Person("USID", "Sales Director"),
                Person("UMIA", "Head of Marketing", "Europe/Berlin"), Person("UCAT", "CRO"), Person("UCEO", "CEO"),
                Person("UBOT", "VP Sales", kind: MemberKind.Bot), Person("UEXT", "CMO", kind: MemberKind.External),
            ],
            Starter);

        [Fact]
        public void The_first_of_each_side_leads_it_and_the_second_stands_in()
        {
            Assert.Equal(new UserId("USUE"), Proposal.Holders[Role.SalesLeader]);
            Assert.Equal(new UserId("USID"), Proposal.Deputies[Role.SalesLeader]);
            Assert.Equal(new UserId("UMIA"), Proposal.Holders[Role.MarketingLeader]);
            Assert.False(Proposal.Deputies.ContainsKey(Role.MarketingLeader));
        }

        [Fact]
        public void Who_answers_for_revenue_is_the_executive_and_whoever_starts_the_operating_lead()
        {
            Assert.Equal(new UserId("UCAT"), Proposal.Holders[Role.AccountableExecutive]);
            Assert.Equal(new UserId("UCEO"), Proposal.Deputies[Role.AccountableExecutive]);
            Assert.Equal(Starter, Proposal.Holders[Role.OperatingLead]);
        }

        [Fact]
        public void The_sides_are_those_of_the_titles() => Assert.Equal(
            [("URAE", Function.RevOps), ("USAM", Function.Sales), ("USUE", Function.Sales), ("USID", Function.Sales), ("UMIA", Function.Marketing)],
            Proposal.Functions.Select(one => (one.User.Value, one.Function)));

        [Fact]
        public void The_zone_is_that_of_most() => Assert.Equal("Europe/London", Proposal.Zone);
    }

    public sealed class WhenNothingTells
    {
        [Fact]
        public void Nobody_is_named_but_whoever_starts()
        {
            var proposal = SetupProposal.Of([Person("URAE", null, null), Person("UZOE", "Account executive", null), Person("UYAN", "SDR", null)], Starter);

            Assert.Equal([Role.OperatingLead], proposal.Holders.Keys);
            Assert.Null(proposal.Zone);
        }

        [Fact]
        public void A_guest_who_starts_is_no_operating_lead() =>
            Assert.Empty(SetupProposal.Of([Person("URAE", "RevOps", kind: MemberKind.Guest)], Starter).Holders);

        [Fact]
        public void The_only_one_of_a_side_leads_it() =>
            Assert.Equal(new UserId("UZOE"), SetupProposal.Of([Person("UZOE", "Content marketing")], Starter).Holders[Role.MarketingLeader]);

        [Fact]
        public void Of_as_many_in_two_zones_the_starters_counts() =>
            Assert.Equal("Asia/Tokyo", SetupProposal.Of([Person("UZOE", null), Person("URAE", null, "Asia/Tokyo")], Starter).Zone);
    }
}
