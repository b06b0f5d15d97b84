using System.Security.Cryptography;
using AlignBot.Sources.Snowflake;
using AlignBot.Sources.Tests.Warehouses;
using AlignBot.SourceSimulators.Snowflake;
using AlignBot.SourceSimulators.Warehouses;

namespace AlignBot.Sources.Tests.Snowflake;

public static class SnowflakeTests
{
    const string Passphrase = "a-passphrase-that-nobody-may-see";

    public class WhenAKeySigns
    {
        [Theory]
        [InlineData("myorg-myaccount", "alignbot", "MYORG-MYACCOUNT.ALIGNBOT")]
        [InlineData("xy12345.eu-central-1.aws", "Align_Bot", "XY12345.ALIGN_BOT")]
        [InlineData("my_org-my_account", "a.b", "MY_ORG-MY_ACCOUNT.A.B")]
        public void Account_and_user_are_claimed_in_capitals_without_a_region(string account, string user, string claimed)
        {
            Assert.Equal(claimed, SnowflakeLogin.Subject(account, user));
        }

        [Fact]
        public async Task An_encrypted_one_opens_with_its_passphrase()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            var pem = bench.Key.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc,
                HashAlgorithmName.SHA256, 1000));
            bench.Set("PrivateKey", bench.Keep("locked", pem)).Set("PrivateKeyPassphrase", bench.Keep("passphrase", Passphrase));

            Assert.Equal(5, (await bench.AccountsAsync()).Count);
        }

        [Theory]
        [InlineData(null)]
        [InlineData("another-passphrase-that-nobody-may-see")]
        public async Task Without_it_or_with_another_that_is_said(string? passphrase)
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            var pem = bench.Key.ExportEncryptedPkcs8PrivateKeyPem(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc,
                HashAlgorithmName.SHA256, 1000));
            bench.Set("PrivateKey", bench.Keep("locked", pem)).Set("PrivateKeyPassphrase", passphrase is null ? null
                : bench.Keep("passphrase", passphrase));

            var fault = await bench.FaultAsync();

            Assert.Equal(SourceFaultKind.Auth, fault.Kind);
            Assert.Contains("is encrypted and does not open. Set Sources:x:PrivateKeyPassphrase", fault.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task What_is_no_key_is_said_and_not_repeated()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            bench.Set("PrivateKey", bench.Keep("key", "hunter2-that-nobody-may-see"));

            Assert.Contains("is no private RSA key. Put the key there whose public half the user alignbot has",
                (await bench.FaultAsync()).Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_key_that_snowflake_does_not_have_is_refused_and_one_that_is_put_there_is_taken_without_a_restart()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            using var other = RSA.Create(2048);
            bench.Set("PrivateKey", bench.Keep("other", other.ExportPkcs8PrivateKeyPem()));

            var fault = await bench.FaultAsync();
            bench.Keep("other", bench.Key.ExportRSAPrivateKeyPem());
            var accounts = await bench.AccountsAsync();

            Assert.Equal((SourceFaultKind.Auth, "390144"), (fault.Kind, fault.Code));
            Assert.Contains("Snowflake does not take what the key of Sources:x:PrivateKey signs.", fault.Message, StringComparison.Ordinal);
            Assert.Equal(5, accounts.Count);
        }
    }

    public class WhenATokenIsGiven
    {
        [Fact]
        public async Task It_is_shown_as_one_and_a_rotated_one_is_taken_without_a_restart()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            var snowflake = (LocalSnowflake)bench.Local;
            snowflake.Tokens.Add("first-token-that-nobody-may-see");
            bench.Set("PrivateKey", null).Set("Token", bench.Keep("token", "first-token-that-nobody-may-see\n"));

            Assert.Equal(5, (await bench.AccountsAsync()).Count);
            snowflake.Tokens.Clear();
            var fault = await bench.FaultAsync();
            snowflake.Tokens.Add("second-token-that-nobody-may-see");
            bench.Keep("token", "second-token-that-nobody-may-see");

            Assert.Equal((SourceFaultKind.Auth, "394400"), (fault.Kind, fault.Code));
            Assert.Equal(5, (await bench.AccountsAsync()).Count);
            Assert.All(bench.Local.Requests, one => Assert.Equal("PROGRAMMATIC_ACCESS_TOKEN",
                one.Headers["X-Snowflake-Authorization-Token-Type"]));
        }
    }

    public class WhenSnowflakeRefuses
    {
        [Theory]
        [InlineData(422, "000606", "57P03", "Config", "has no warehouse to run Sources:x:Accounts:Statement on. Set Sources:x:Warehouse")]
        [InlineData(422, "003001", "42501", "Permission", "Grant the role of Sources:x the right to read it.")]
        [InlineData(422, "090058", "57014", "QuotaSpent", "The credits that Snowflake's resource monitor allows")]
        [InlineData(422, "100038", "22018", "Config", "fails on what it reads (100038): a value can't be cast")]
        [InlineData(422, "000008", "0A000", "Config", "is more than one statement")]
        [InlineData(403, "390422", null, "Permission", "A network policy of Snowflake keeps alignbot out")]
        [InlineData(401, "390114", null, "Auth", "The token of alignbot in Snowflake has ended.")]
        public async Task It_is_said_by_its_code_and_nothing_of_a_row_is_repeated(int status, string code, string? state, string kind,
            string says)
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            bench.Local.Faults.On("POST", LocalSnowflake.Error(status, code, state, "Numeric value 'hunter2' is not recognized"), times: 2);

            var fault = await bench.FaultAsync();

            Assert.Equal((kind, code), (fault.Kind.ToString(), fault.Code));
            Assert.Contains(says, fault.Message, StringComparison.Ordinal);
            Assert.Equal(kind == "Permission" && state is not null, fault.Message.Contains("hunter2", StringComparison.Ordinal));
        }

        [Fact]
        public async Task A_part_that_is_no_longer_there_ends_the_reading()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            bench.Local.Faults.On("partition=2", new WarehouseReply(200, """{"message":"gone"}"""));

            Assert.Equal(SourceFaultKind.Incomplete, (await bench.FaultAsync()).Kind);
        }
    }

    public class WhenAnAccountIsTyped
    {
        [Theory]
        [InlineData("evil.example/")]
        [InlineData("https://evil.example")]
        [InlineData("evil@corp")]
        [InlineData("x#")]
        [InlineData("127.0.0.1:80")]
        [InlineData("../x")]
        [InlineData("a b")]
        public async Task One_that_leads_elsewhere_is_refused(string account)
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            bench.Set("Account", account).Set("Url", null);

            var refused = Assert.Throws<SourceException>(bench.Open);

            Assert.StartsWith("Sources:x:Account is wrong. Set it to the account's identifier", refused.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_setting_that_there_is_not_is_named()
        {
            await using var bench = await WarehouseBench.StartAsync(Dialect.Snowflake);
            bench.Set("Warehose", "REPORTING");

            Assert.StartsWith("Sources:x:Warehose is no setting.", Assert.Throws<SourceException>(bench.Open).Message,
                StringComparison.Ordinal);
        }
    }
}
