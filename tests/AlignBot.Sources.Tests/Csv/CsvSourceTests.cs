using AlignBot.Sources.Tests.Configuration;
using NodaTime;

namespace AlignBot.Sources.Tests.Csv;

public static class CsvSourceTests
{
    const string Three = Given.AccountHeader + "A-1,Larkfield,,true,1\nA-2,Quenby,,true,2\nA-3,Ostrava,,false,3\n";

    public sealed class WhenAFileLiesOnTheServer : IDisposable
    {
        readonly string path = Path.GetTempFileName();

        [Fact]
        public async Task It_is_read_whole_with_its_owners_once_each()
        {
            await File.WriteAllTextAsync(
                path,
                "account_id,name,is_target,tier,owner_email,owner_name,owner_active\nA-1,L,true,1,noor@seller.example,Noor,true\nA-2,Q,true,2,noor@seller.example,Noor,true\nA-3,O,true,2,,,\n");
            await using var source = Configured.Open(("Type", "Csv"), ("Accounts:Path", path));

            var accounts = await source.AccountsAsync();
            var owners = await source.Source.ReadOwnersAsync(source.Run(), CancellationToken.None).ToListAsync();

            Assert.Equal(["A-1", "A-2", "A-3"], accounts.Select(account => account.Key));
            Assert.Equal([new SourceOwner("noor@seller.example") { Name = "Noor", Email = "noor@seller.example", Active = true }], owners);
            Assert.Equal(SourceKinds.Accounts | SourceKinds.Owners, source.Source.Gives);
        }

        [Fact]
        public async Task One_that_changes_while_it_is_read_is_not_whole()
        {
            await File.WriteAllTextAsync(path, Three);
            await using var source = Configured.Open(("Type", "Csv"), ("Accounts:Path", path));
            List<string> read = [];

            var changed = await Assert.ThrowsAsync<SourceException>(async () =>
            {
                await foreach (var account in source.Source.ReadAccountsAsync(source.Run(), CancellationToken.None))
                {
                    read.Add(account.Key);
                    await File.AppendAllTextAsync(path, "A-4,Mireval,,true,1\n");
                }
            });

            Assert.Equal(SourceFaultKind.Incomplete, changed.Fault.Kind);
            Assert.Contains("changed while it was read", changed.Message, StringComparison.Ordinal);
            Assert.NotEmpty(read);
        }

        [Theory]
        [InlineData("")]
        [InlineData(Given.AccountHeader)]
        [InlineData(Given.AccountHeader + "\n,,,,\n")]
        public async Task An_empty_one_is_not_a_list_that_everything_was_taken_off(string content)
        {
            await File.WriteAllTextAsync(path, content);
            await using var source = Configured.Open(("Type", "Csv"), ("Accounts:Path", path));

            var fault = await source.FaultAsync();

            Assert.Equal((SourceFaultKind.Incomplete, path), (fault.Kind, fault.Subject));
            Assert.Contains("not taken for 'there are none'", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_header_alone_is_an_empty_list_where_that_is_meant()
        {
            await File.WriteAllTextAsync(path, Given.AccountHeader);
            await using var source = Configured.Open(("Type", "Csv"), ("Accounts:Path", path), ("AllowEmpty", "true"));

            Assert.Empty(await source.AccountsAsync());
        }

        [Fact]
        public async Task Errors_name_places_and_keys_and_no_content()
        {
            await File.WriteAllTextAsync(path, Three + "A-1,Secretive Ltd,#REF!,true,1\n");
            await using var source = Configured.Open(("Type", "Csv"), ("Accounts:Path", path));

            var fault = await source.FaultAsync();

            Assert.Equal(SourceFaultKind.Incomplete, fault.Kind);
            Assert.StartsWith("The file of accounts has 2 errors, so nothing of it is used. "
                + "Line 2, account_id of A-1: stands on lines 2 and 5", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("Secretive", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_question_that_no_setting_answers_is_a_trouble_of_the_configuration_and_a_setting_answers_it()
        {
            await File.WriteAllTextAsync(path, "account_id,name,is_target,tier,modified_at\nA-1,L,true,1,3/8/2026 10:00\n");
            await using var asked = Configured.Open(("Type", "Csv"), ("Accounts:Path", path));
            await using var answered = Configured.Open(
                ("Type", "Csv"), ("Accounts:Path", path), ("Zone", "Europe/Berlin"), ("DayOrder", "MonthFirst"));

            var check = await asked.CheckAsync();
            var accounts = await answered.AccountsAsync();

            Assert.Equal(SourceFaultKind.Config, Assert.Single(check.Troubles).Kind);
            Assert.Contains("DayOrder, for modified_at (line 2).", check.Troubles[0].Message, StringComparison.Ordinal);
            Assert.Contains("Zone, for modified_at (line 2).", check.Troubles[0].Message, StringComparison.Ordinal);
            Assert.Equal(Instant.FromUtc(2026, 3, 8, 9, 0), accounts[0].ModifiedAt);
        }

        [Fact]
        public async Task A_check_says_which_columns_accounts_can_be_mapped_from()
        {
            await File.WriteAllTextAsync(path, "Account ID,name,is_target,tier,Region\nA-1,L,true,1,EMEA\n");
            await using var source = Configured.Open(("Type", "Csv"), ("Accounts:Path", path), ("CurrencyForBlank", "eur"));

            var check = await source.CheckAsync();

            Assert.Empty(check.Troubles);
            Assert.Equal(
                [("account_id", "Account ID"), ("name", "name"), ("is_target", "is_target"), ("tier", "tier"), ("Region", null)],
                check.Columns.Select(column => (column.Name, column.Label)));
            Assert.Equal(["is_target", "tier", "Region"], check.Offered.Select(column => column.Name));
            Assert.Equal("EUR", check.Currency);
        }

        [Fact]
        public async Task Activities_of_before_the_moment_asked_for_are_left_out()
        {
            using var stored = typeof(Given).Assembly.GetManifestResourceStream("touches.csv")!;
            await using (var copy = File.Create(path))
            {
                await stored.CopyToAsync(copy);
            }

            await using var source = Configured.Open(("Type", "Csv"), ("Activities:Path", path));

            var activities = await source.Source.ReadActivitiesAsync(
                Instant.FromUtc(2026, 9, 8, 10, 30), source.Run(), CancellationToken.None).ToListAsync();

            Assert.Equal(
                [("t2", ActivitySide.Marketing), ("t3", ActivitySide.Sales), ("t4", ActivitySide.Marketing)],
                activities.Select(one => (one.Key, one.Side)));
            var refused = await Assert.ThrowsAsync<SourceException>(() => source.AccountsAsync());
            Assert.Equal(SourceFaultKind.NotSupported, refused.Fault.Kind);
        }

        public void Dispose() => File.Delete(path);
    }

    public class WhenAFileIsNotThere
    {
        [Fact]
        public async Task The_configuration_is_wrong_and_the_check_says_so()
        {
            await using var source = Configured.Open(("Type", "Csv"), ("Accounts:Path", "/no/such/accounts.csv"));

            var check = await source.CheckAsync();

            Assert.Equal("There is no file of accounts at /no/such/accounts.csv. "
                + "Put it there, or mend the setting.", Assert.Single(check.Troubles).Message);
        }
    }

    public class WhenSettingsAreWrong
    {
        [Theory]
        [InlineData("Accounts:Path", "accounts.csv", "Sources:x:Accounts:Path must be the whole path of the file on this server, from "
            + "the root.")]
        [InlineData("Decimal", "dot", "Sources:x:Decimal is 'dot'. Set it to one of Point, Comma.")]
        [InlineData("Zone", "CEST", "Sources:x:Zone is 'CEST', which is no zone. Set it to a name such as Europe/Berlin.")]
        [InlineData("CurrencyForBlank", "Euro", "Sources:x:CurrencyForBlank is 'Euro', which is no code of ISO 4217. Set it to one "
            + "such as EUR.")]
        [InlineData("Delimiter", "::", "Sources:x:Delimiter is '::'. Set it to a comma, a semicolon, a vertical bar, or 'tab'.")]
        [InlineData("MaximumMegabytes", "-1", "Sources:x:MaximumMegabytes is '-1'. Set it to a whole number from 1 to 1024.")]
        [InlineData("AllowEmpty", "maybe", "Sources:x:AllowEmpty is 'maybe'. Set it to true or false.")]
        [InlineData("Accounts:BlankIsMeant", "name", "Sources:x:Accounts:BlankIsMeant names 'name'. is_target and tier may be left blank.")]
        public void The_setting_is_named_with_its_path(string setting, string value, string sentence)
        {
            var refused = Assert.Throws<SourceException>(
                () => Configured.Open([("Type", "Csv"), ("Accounts:Path", "/data/accounts.csv"), (setting, value)]));

            Assert.Equal((SourceFaultKind.Config, sentence), (refused.Fault.Kind, refused.Message));
        }

        [Fact]
        public void A_source_without_a_file_is_refused()
        {
            var refused = Assert.Throws<SourceException>(() => Configured.Open(("Type", "Csv")));

            Assert.Equal("Sources:x names no file. Set Sources:x:Accounts:Path to where the file lies on this server.", refused.Message);
        }
    }
}
