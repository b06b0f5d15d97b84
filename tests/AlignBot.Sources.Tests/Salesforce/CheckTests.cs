namespace AlignBot.Sources.Tests.Salesforce;

public class CheckTests
{
    public class WhenAllIsWell : OrgTest
    {
        [Fact]
        public async Task It_tells_whose_credential_it_is_the_zone_the_quota_and_the_columns()
        {
            List(1);
            Faults.QuotaUsed = 10;
            Set("Currency", "eur");

            var check = await Source.CheckAsync(Run, CancellationToken.None);

            Assert.Empty(check.Troubles);
            Assert.Empty(check.Warnings);
            Assert.Equal(("alignbot@corp.example", "Europe/Berlin", "EUR"), (check.CredentialOf, check.Zone, check.Currency));
            Assert.Equal(100_000, check.Quota!.Limit);
            var tier = Assert.Single(check.Columns, column => column.Name == "Tier__c");
            Assert.Equal("Tier", tier.Label);
            Assert.Equal(["Tier 1", "Tier 2", "Old"], tier.Values.AsEnumerable());
            Assert.Contains(("tier", "Tier"), check.Offered.Select(column => (column.Name, column.Label)));
        }

        [Fact]
        public async Task The_versions_are_asked_for_without_a_session()
        {
            await Source.CheckAsync(Run, CancellationToken.None);

            Assert.False(Salesforce.Requests.First(request => request.Path == "/services/data/").HadCredential);
        }

        [Fact]
        public async Task A_version_of_years_ago_is_a_warning()
        {
            List(1);
            Set("Currency", "EUR");
            Set("ApiVersion", "v52.0");

            var check = await Source.CheckAsync(Run, CancellationToken.None);

            Assert.Empty(check.Troubles);
            Assert.Contains("newer fields are hidden", Assert.Single(check.Warnings), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_user_who_could_write_is_a_warning()
        {
            List(1);
            Set("Currency", "EUR");
            Org.Allow("Account");

            var check = await Source.CheckAsync(Run, CancellationToken.None);

            Assert.Empty(check.Troubles);
            Assert.Contains("can change accounts", Assert.Single(check.Warnings), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_list_of_nobody_and_a_currency_that_is_not_said_are_warnings()
        {
            var check = await Source.CheckAsync(Run, CancellationToken.None);

            Assert.Collection(
                check.Warnings,
                nobody => Assert.Contains("No account is on the list", nobody, StringComparison.Ordinal),
                currency => Assert.Contains("Sources:crm:Currency", currency, StringComparison.Ordinal));
        }

        [Fact]
        public async Task An_org_with_several_currencies_has_none_of_its_own()
        {
            List(1);
            Org.AddField("Opportunity", new("CurrencyIsoCode", "Currency", "picklist"));

            var check = await Source.CheckAsync(Run, CancellationToken.None);

            Assert.Null(check.Currency);
            Assert.Empty(check.Warnings);
        }
    }

    public class WhenFieldsAreMissing : OrgTest
    {
        [Fact]
        public async Task A_user_that_may_not_read_itself_is_a_warning_and_the_rest_is_looked_at()
        {
            List(1);
            Set("Currency", "EUR");
            Org.Hide("User", "TimeZoneSidKey");
            Org.RemoveField("Account", "Tier__c");

            var check = await Source.CheckAsync(Run, CancellationToken.None);

            Assert.Contains("may not read its own record", Assert.Single(check.Warnings), StringComparison.Ordinal);
            Assert.Equal("Tier__c", Assert.Single(check.Troubles).Subject);
        }

        [Fact]
        public async Task All_of_them_are_said_at_once_each_with_what_may_be_meant()
        {
            Org.RemoveField("Account", "Tier__c");
            Org.AddField("Account", new("abm__Tier__c", "ABM tier", "picklist"));
            Org.AddField("Account", new("Teir__c", "Teir", "picklist"));
            Set("Accounts:MarketerField", "Marketer__r.Email");
            Set("Opportunities:AmountField", "Amont");
            Set("Accounts:Offered:owner", "Owner.Emial");

            var troubles = (await Source.CheckAsync(Run, CancellationToken.None)).Troubles;

            Assert.Equal(["Tier__c", "Marketer__r.Email", "Owner.Emial", "Amont"], troubles.Select(trouble => trouble.Subject).Take(4));
            Assert.All(troubles, trouble => Assert.Equal(SourceFaultKind.Config, trouble.Kind));
            Assert.Contains(
                "Sources:crm:Accounts:TierField: Account has no field Tier__c, or field-level security hides it", troubles[0].Message,
                StringComparison.Ordinal);
            Assert.Contains("abm__Tier__c ('ABM tier')", troubles[0].Message, StringComparison.Ordinal);
            Assert.Contains("Near to it is Email ('Email')", troubles[2].Message, StringComparison.Ordinal);
            Assert.Contains("Amount ('Amount')", troubles[3].Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task One_is_found_by_what_people_call_it()
        {
            Org.AddField("Account", new("X17__c", "Target tier", "picklist"));
            Set("Accounts:TierField", "Target_Tier");

            var trouble = Assert.Single((await Source.CheckAsync(Run, CancellationToken.None)).Troubles);

            Assert.Contains("X17__c ('Target tier')", trouble.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task An_object_that_is_missing_is_said_once()
        {
            Set("Activities:touches:Object", "Touch__c");
            Set("Signals:intent:Object", "Touch__c");
            Set("Signals:intent:Field", "Seen__c");

            var trouble = Assert.Single((await Source.CheckAsync(Run, CancellationToken.None)).Troubles);

            Assert.Equal("Touch__c", trouble.Subject);
        }

        [Fact]
        public async Task A_condition_that_cant_be_read_is_said()
        {
            Set("Accounts:Where", "Nam = 'x'");

            var trouble = Assert.Single((await Source.CheckAsync(Run, CancellationToken.None)).Troubles);

            Assert.Equal("Nam", trouble.Subject);
        }
    }

    public class WhenNothingCanBeLookedAt : OrgTest
    {
        [Fact]
        public async Task A_version_that_is_not_there_names_those_that_are()
        {
            Set("ApiVersion", "v30.0");

            var trouble = Assert.Single((await Source.CheckAsync(Run, CancellationToken.None)).Troubles);

            Assert.Contains("from 31.0 to 68.0", trouble.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_wrong_secret_is_the_one_trouble()
        {
            Set("ClientSecret", "env:ALIGNBOT_TEST_SALESFORCE_WRONG");

            var trouble = Assert.Single((await Source.CheckAsync(Run, CancellationToken.None)).Troubles);

            Assert.Equal((SourceFaultKind.Auth, "invalid_client"), (trouble.Kind, trouble.Code));
        }
    }
}
