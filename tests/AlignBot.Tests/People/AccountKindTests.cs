using AlignBot.Domain.People;
using AlignBot.Engine.Installations;
using AlignBot.People;
using AlignBot.Slack.WebApi;

namespace AlignBot.Tests.People;

/// <summary>Who is one of us is what Slack shows, never what it leaves out.</summary>
public static class AccountKindTests
{
    static readonly InstallationRow Workspace = new() { EnterpriseId = "", TeamId = "T0HOME" };
    static readonly InstallationRow OfOrganisation = new() { EnterpriseId = "E0HOME", TeamId = "T0HOME" };
    static readonly InstallationRow Organisation = new() { EnterpriseId = "E0HOME", TeamId = "" };

    static User Of(string? team = null, string? profile = null, string? organisation = null, params string[] teams) => new()
    {
        Id = "U1",
        TeamId = team,
        Profile = new() { Team = profile },
        EnterpriseUser = organisation is null && teams.Length == 0 ? null : new() { EnterpriseId = organisation, Teams = teams },
    };

    public sealed class WhenSlackShowsThatTheyAreOurs
    {
        [Fact]
        public void By_their_workspace() => Assert.Equal(
            [MemberKind.Human, MemberKind.Human, MemberKind.Human],
            [AccountKind.Of(Of("T0HOME"), Workspace), AccountKind.Of(Of("T0HOME"), OfOrganisation), AccountKind.Of(Of(profile: "T0HOME"), Workspace)]);

        [Fact]
        public void By_their_organisation() => Assert.Equal(
            [MemberKind.Human, MemberKind.Human, MemberKind.Human],
            [
                AccountKind.Of(Of("T0SISTER", organisation: "E0HOME", teams: "T0SISTER"), OfOrganisation),
                AccountKind.Of(Of("T0SISTER", organisation: "E0HOME"), Organisation),
                AccountKind.Of(Of("E0HOME"), Organisation),
            ]);

        [Fact]
        public void A_guest_stays_a_guest() => Assert.Equal(
            [MemberKind.Guest, MemberKind.Guest],
            [AccountKind.Of(Of("T0HOME") with { IsRestricted = true }, Workspace), AccountKind.Of(Of("T0HOME") with { IsUltraRestricted = true }, Workspace)]);
    }

    public sealed class WhenItDoesNot
    {
        [Fact]
        public void They_are_of_another_organisation()
        {
            foreach (var home in (InstallationRow[])[Workspace, OfOrganisation, Organisation])
            {
                Assert.Equal(MemberKind.External, AccountKind.Of(Of("T0ELSEWHERE", "T0ELSEWHERE", "E0ELSEWHERE", "T0ELSEWHERE"), home));
                Assert.Equal(MemberKind.External, AccountKind.Of(Of(null, null, "E0ELSEWHERE", "T0ELSEWHERE"), home));
                Assert.Equal(MemberKind.External, AccountKind.Of(Of("T0ELSEWHERE"), home));
                Assert.Equal(MemberKind.External, AccountKind.Of(Of(), home));
                Assert.Equal(MemberKind.External, AccountKind.Of(Of("T0HOME") with { IsStranger = true }, home));
            }
        }

        [Fact]
        public void What_it_showed_before_stands_where_it_says_nothing() => Assert.Equal(
            [MemberKind.Human, MemberKind.Guest, MemberKind.External],
            [
                AccountKind.Of(Of(), Workspace, MemberKind.Human),
                AccountKind.Of(Of(), Workspace, MemberKind.Guest),
                AccountKind.Of(Of("T0ELSEWHERE"), Workspace, MemberKind.Human),
            ]);
    }

    public sealed class WhenItIsNoPerson
    {
        [Fact]
        public void It_is_a_bot_wherever_it_belongs() => Assert.Equal(
            [MemberKind.Bot, MemberKind.Bot],
            [AccountKind.Of(Of("T0ELSEWHERE") with { IsBot = true }, Workspace), AccountKind.Of(new User { Id = AccountKind.Slackbot }, Workspace)]);
    }
}
