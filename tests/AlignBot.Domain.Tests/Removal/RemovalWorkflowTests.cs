using AlignBot.Domain.People;
using AlignBot.Domain.Removal;
using AlignBot.Domain.Time;
using NodaTime;

namespace AlignBot.Domain.Tests.Removal;

public sealed class RemovalWorkflowTests
{
    static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 10, 0);
    static readonly UserId Morgan = new("UMORGAN"), Riley = new("URILEY"), Dana = new("UDANA");

    static readonly RemovalRequest Asked = new(Morgan, Monday);

    [Fact]
    public void Asked_by_one_the_other_is_asked()
    {
        var (state, effects) = Changed(Apply(RemovalRequest.None, new RemovalCommand.Ask(Morgan), Monday));

        Assert.Equal(Asked, state);
        Assert.Equal([new RemovalEffect.Asked(Morgan, Riley)], effects);
    }

    [Fact]
    public void Confirmed_by_the_other_it_goes()
    {
        var (state, effects) = Changed(Apply(Asked, new RemovalCommand.Confirm(Riley, HasExport: true), Monday));

        Assert.Equal(RemovalRequest.None, state);
        Assert.Equal([new RemovalEffect.Removed(Morgan, Riley)], effects);
    }

    [Fact]
    public void Nobody_confirms_what_they_asked_for_themselves() =>
        Assert.Equal(new RemovalRefusal.OwnRequest(Riley), Refused(Apply(Asked, new RemovalCommand.Confirm(Morgan, HasExport: true), Monday)));

    [Fact]
    public void Without_the_record_as_a_file_nothing_goes() =>
        Assert.Equal(new RemovalRefusal.NoExportYet(), Refused(Apply(Asked, new RemovalCommand.Confirm(Riley, HasExport: false), Monday)));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void After_seven_days_it_has_to_be_asked_anew(int milliseconds, bool open)
    {
        var at = Monday + Duration.FromDays(7) + Duration.FromMilliseconds(milliseconds);

        Assert.Equal(open, Apply(Asked, new RemovalCommand.Confirm(Riley, HasExport: true), at) is Outcome<RemovalRequest>.Changed);
        Assert.Equal(!open, Apply(Asked, new RemovalCommand.Ask(Riley), at) is Outcome<RemovalRequest>.Changed);
        Assert.Equal(open, Apply(Asked, new RemovalCommand.Keep(Riley), at) is Outcome<RemovalRequest>.Changed);
    }

    [Fact]
    public void Asked_for_already_it_says_by_whom_and_until_when() => Assert.Equal(
        new RemovalRefusal.AskedAlready(Morgan, Monday + Duration.FromDays(7)), Refused(Apply(Asked, new RemovalCommand.Ask(Riley), Monday)));

    [Fact]
    public void Either_of_them_can_keep_it()
    {
        Assert.Equal([new RemovalEffect.Kept(Morgan, Riley)], Changed(Apply(Asked, new RemovalCommand.Keep(Morgan), Monday)).Effects);
        Assert.Equal([new RemovalEffect.Kept(Riley, Morgan)], Changed(Apply(Asked, new RemovalCommand.Keep(Riley), Monday)).Effects);
        Assert.IsType<Outcome<RemovalRequest>.Ignored>(Apply(RemovalRequest.None, new RemovalCommand.Keep(Riley), Monday));
    }

    [Fact]
    public void A_leader_can_do_none_of_it() =>
        Assert.All(
            (RemovalCommand[])[new RemovalCommand.Ask(Dana), new RemovalCommand.Confirm(Dana, HasExport: true), new RemovalCommand.Keep(Dana)],
            command => Assert.Equal(new RemovalRefusal.NotOneOfThem(Morgan, Riley), Refused(Apply(Asked, command, Monday))));

    [Fact]
    public void Whoever_has_both_roles_or_stands_alone_can_not_either()
    {
        var both = With((Role.AccountableExecutive, Morgan), (Role.OperatingLead, Morgan));
        var alone = With((Role.OperatingLead, Riley));

        Assert.Equal(new RemovalRefusal.NeedsTwo(), Refused(RemovalWorkflow.Apply(RemovalRequest.None, new RemovalCommand.Ask(Morgan), both)));
        Assert.Equal(new RemovalRefusal.NeedsTwo(), Refused(RemovalWorkflow.Apply(RemovalRequest.None, new RemovalCommand.Ask(Riley), alone)));
    }

    [Fact]
    public void What_somebody_asked_for_who_has_the_role_no_more_is_not_confirmed() => Assert.Equal(
        new RemovalRefusal.NotAsked(),
        Refused(RemovalWorkflow.Apply(
            Asked, new RemovalCommand.Confirm(Riley, HasExport: true), With((Role.AccountableExecutive, Dana), (Role.OperatingLead, Riley)))));

    [Fact]
    public void What_somebody_asked_for_who_has_the_role_no_more_can_be_asked_for_anew()
    {
        var now = With((Role.AccountableExecutive, Dana), (Role.OperatingLead, Riley));

        Assert.Equal(RemovalRequest.None, RemovalWorkflow.Standing(Asked, now.Roster, Monday));
        Assert.Equal([new RemovalEffect.Asked(Riley, Dana)], Changed(RemovalWorkflow.Apply(Asked, new RemovalCommand.Ask(Riley), now)).Effects);
    }

    static Outcome<RemovalRequest> Apply(RemovalRequest removal, RemovalCommand command, Instant now) =>
        RemovalWorkflow.Apply(removal, command, With((Role.AccountableExecutive, Morgan), (Role.OperatingLead, Riley)) with { Now = now });

    static RuleContext With(params (Role Role, UserId Holder)[] roles) => new(
        Monday,
        new Roster
        {
            Members = [.. new[] { Morgan, Riley, Dana }.Select(user => new Member { User = user, DisplayName = user.Value })],
            Roles = [.. roles.Select(role => new RoleHolding { Role = role.Role, Holder = role.Holder })],
        },
        WorkingCalendar.Default("Europe/London"));

    static (RemovalRequest State, IEnumerable<Effect> Effects) Changed(Outcome<RemovalRequest> outcome) =>
        Assert.IsType<Outcome<RemovalRequest>.Changed>(outcome) is var changed ? (changed.State, changed.Effects) : default;

    static Refusal Refused(Outcome<RemovalRequest> outcome) => Assert.IsType<Outcome<RemovalRequest>.Refused>(outcome).Why;
}
