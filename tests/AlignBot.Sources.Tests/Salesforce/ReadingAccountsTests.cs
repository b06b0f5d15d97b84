using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

public class ReadingAccountsTests
{
    public class WhenTheListIsMarkedByACheckbox : OrgTest
    {
        [Fact]
        public async Task Its_accounts_come_with_what_is_configured_and_nobody_else_does()
        {
            Org.AddField("Account", new("Segment__c", "Segment", "string"));
            var group = Account("Alpine Group", ("Target_Account__c", false));
            var alpine = Account(
                "Alpine Tools", ("Website", "https://www.alpine.example"), ("ParentId", group), ("Segment__c", "Industry"));
            Set("Accounts:Offered:segment", "Segment__c");
            Set("Accounts:MarketerField", "Parent.Owner.Email");

            var account = Assert.Single(await AccountsAsync());

            Assert.Equal((alpine, "Alpine Tools"), (account.Key, account.Name));
            Assert.Equal(("https://www.alpine.example", "true", "Tier 1"), (account.Domain, account.Flag, account.Tier));
            Assert.Equal(new SourceOwner(Mara) { Name = "Mara Lind", Email = "mara@corp.example", Active = true }, account.Owner);
            Assert.Equal((group, "mara@corp.example"), (account.ParentKey, account.MarketerEmail));
            Assert.Equal("Industry", account.Offered["segment"]);
            Assert.Equal(Instant.FromUtc(2026, 11, 28, 9, 0), account.ModifiedAt);
        }

        [Fact]
        public async Task An_account_without_owner_parent_or_website_comes_with_blanks()
        {
            Account("Bare", ("OwnerId", null), ("Tier__c", null));

            var account = Assert.Single(await AccountsAsync());

            Assert.Equal((null, null, null, null), (account.Owner, account.ParentKey, account.Domain, account.Tier));
        }

        [Fact]
        public async Task An_owner_who_left_stays_and_is_said()
        {
            var left = Org.Add("User", ("Name", "Tom Berg"), ("Email", "tom@corp.example"), ("IsActive", false));
            Account("Alpine Tools", ("OwnerId", left));
            Account("Bergwerk", ("OwnerId", left));

            var accounts = await AccountsAsync();

            Assert.All(accounts, account => Assert.False(account.Owner!.Active));
            Assert.Contains("1 of the people who own accounts", Assert.Single(Run.Notes), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_name_in_other_capitals_than_Salesforces_is_found()
        {
            Set("Accounts:TierField", "tier__C");
            Set("Accounts:MarketerField", "owner.email");
            Account("Alpine Tools");

            var account = Assert.Single(await AccountsAsync());

            Assert.Equal(("Tier 1", "mara@corp.example"), (account.Tier, account.MarketerEmail));
        }
    }

    public class WhenTheListIsMarkedByAPicklist : OrgTest
    {
        [Fact]
        public async Task The_values_that_mean_yes_are_asked_for_in_quotes()
        {
            Org.AddField("Account", new("Programme__c", "Programme", "picklist"));
            Account("Alpine Tools", ("Programme__c", "ABM 'core'"));
            Account("Bergwerk", ("Programme__c", "ABM light"));
            Account("Other", ("Programme__c", "None"));
            Set("Accounts:FlagField", "Programme__c");
            Set("Accounts:FlagValues:0", "ABM 'core'");
            Set("Accounts:FlagValues:1", "ABM light");

            var accounts = await AccountsAsync();

            Assert.Equal(["ABM 'core'", "ABM light"], accounts.Select(account => account.Flag));
        }
    }

    public class WhenTheTeamWroteTheCondition : OrgTest
    {
        [Fact]
        public async Task An_OR_in_it_stays_its_own()
        {
            Org.AddField("Account", new("IsPersonAccount", "Is Person Account", "boolean"));
            Account("Alpine Tools");
            Account("A person", ("IsPersonAccount", true));
            Account("Small", ("Tier__c", "Tier 2"), ("Target_Account__c", false));
            Set("Accounts:Where", "Tier__c = 'Tier 2' OR Target_Account__c = true");

            var accounts = await AccountsAsync();

            Assert.Equal(["Alpine Tools", "Small"], accounts.Select(account => account.Name));
        }

        [Fact]
        public async Task One_that_Salesforce_cant_read_is_said_with_where_it_stands()
        {
            Set("Accounts:Where", "Tier__c ~ 'Tier 1'");

            var fault = await FaultAsync();

            Assert.Equal((SourceFaultKind.Config, "MALFORMED_QUERY"), (fault.Kind, fault.Code));
            Assert.Contains("Look at Where in Sources:crm", fault.Message, StringComparison.Ordinal);
            Assert.Contains("unexpected token: '~'", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task One_that_leaves_its_parentheses_changes_nothing_else()
        {
            Account("Alpine Tools");
            Set("Accounts:Where", "Name = 'x') OR (Id != null");
            Org.AddField("Account", new("IsPersonAccount", "Is Person Account", "boolean"));

            var fault = await FaultAsync();

            Assert.Equal("MALFORMED_QUERY", fault.Code);
        }
    }

    public class WhenAccountsArePeople : OrgTest
    {
        [Fact]
        public async Task They_are_left_out_unless_wanted()
        {
            Org.AddField("Account", new("IsPersonAccount", "Is Person Account", "boolean"));
            Account("Alpine Tools");
            Account("Ann Smith", ("IsPersonAccount", true));

            var usual = await AccountsAsync();
            Set("Accounts:PersonAccounts", "true");
            await using var other = Open();
            var all = await other.ReadAccountsAsync(Begin(), CancellationToken.None).ToListAsync();

            Assert.Equal("Alpine Tools", Assert.Single(usual).Name);
            Assert.Equal(2, all.Count);
        }

        [Fact]
        public async Task An_org_without_that_feature_is_not_asked_for_it()
        {
            List(1);

            await AccountsAsync();

            Assert.DoesNotContain(
                Salesforce.Requests, request => request.Soql?.Contains("IsPersonAccount", StringComparison.Ordinal) == true);
        }
    }

    public class WhenAccountsWereMerged : OrgTest
    {
        [Fact]
        public async Task The_survivor_names_those_it_took_in_through_any_number_of_merges()
        {
            var accounts = List(4);
            Org.Merge(accounts[1], accounts[0]);
            Org.Merge(accounts[2], accounts[1]);
            Org.Delete(accounts[3]);

            var survivor = Assert.Single(await AccountsAsync());

            Assert.Equal(accounts[2], survivor.Key);
            Assert.Equal([accounts[0], accounts[1]], survivor.MergedFrom.AsEnumerable());
        }

        [Fact]
        public async Task Merges_longer_ago_than_wanted_are_not_looked_for()
        {
            var accounts = List(2);
            Org.Merge(accounts[1], accounts[0]);
            Time.Advance(TimeSpan.FromDays(31));
            Begin();

            var survivor = Assert.Single(await AccountsAsync());

            Assert.Empty(survivor.MergedFrom);
        }
    }

    public class WhenOwnersAreAskedFor : OrgTest
    {
        [Fact]
        public async Task Each_who_owns_an_account_of_the_list_comes_once_those_who_left_among_them()
        {
            var left = Org.Add("User", ("Name", "Tom Berg"), ("IsActive", false));
            Org.Add("User", ("Name", "Owns nothing"), ("IsActive", true));
            List(3);
            Account("Bergwerk", ("OwnerId", left));

            var owners = await Source.ReadOwnersAsync(Run, CancellationToken.None).ToListAsync();

            Assert.Equal([(Mara, true), (left, false)], owners.Select(owner => (owner.Key, owner.Active!.Value)));
        }
    }
}
