using AlignBot.Sources.Tests.Configuration;

namespace AlignBot.Sources.Tests.PostgreSql;

public static class PostgreSqlSettingsTests
{
    static readonly (string Setting, string? Value)[] Right =
        [
            ("Type", "PostgreSql"), ("Host", "warehouse.example"), ("Database", "dw"), ("Username", "alignbot"), ("Password", "env:X"),
            ("Accounts:Statement", "SELECT 1")];

    public class WhenSettingsAreRight
    {
        [Fact]
        public async Task Nothing_is_called_to_open_them()
        {
            await using var parts = Configured.Open(Right);
            await using var one = Configured.Open(
                ("Type", "postgresql"), ("ConnectionString", "Host=warehouse.example;Database=dw;Username=alignbot"),
                ("Leads:Statement", "SELECT 1"));

            Assert.Equal(SourceKinds.Accounts | SourceKinds.Owners, parts.Source.Gives);
            Assert.Equal(SourceKinds.Leads, one.Source.Gives);
        }
    }

    public class WhenASecretIsInTheWrongPlace
    {
        [Theory]
        [InlineData("ConnectionString", "Host=warehouse.example;Database=dw;Username=alignbot;Password=hunter2-hunter2",
            "holds a password")]
        [InlineData("ConnectionString", "Host=warehouse.example;pwd=hunter2-hunter2", "holds a password")]
        [InlineData("ConnectionString", "postgresql://alignbot:hunter2-hunter2@warehouse.example/dw", "is not understood")]
        [InlineData("Password", "hunter2-hunter2", "must say where the secret stands")]
        public void It_is_refused_and_not_repeated(string setting, string value, string sentence)
        {
            var refused = Assert.Throws<SourceException>(() => Configured.Open([.. Right, (setting, value)]));

            Assert.Equal(SourceFaultKind.Config, refused.Fault.Kind);
            Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
        }
    }

    public class WhenASettingIsWrong
    {
        [Theory]
        [InlineData("Host", "", "Sources:x:Host is missing. Set it, or name it in Sources:x:ConnectionString.")]
        [InlineData("Port", "70000", "Sources:x:Port is '70000'. Set it to a whole number from 1 to 65535.")]
        [InlineData("SslMode", "on", "Sources:x:SslMode is 'on'. Set it to one of Disable, Allow, Prefer, Require, VerifyCA, VerifyFull.")]
        [InlineData("RowCap", "0", "Sources:x:RowCap is '0'. Set it to a whole number from 1 to 5000000.")]
        [InlineData("Zone", "CEST", "Sources:x:Zone is 'CEST', which is no zone. Set it to a name such as Europe/Berlin.")]
        [InlineData("Accounts:StatementFile", "/x.sql", "Set one of Sources:x:Accounts:Statement and Sources:x:Accounts:StatementFile.")]
        [InlineData("Accounts:Statement", "DROP TABLE accounts", "Sources:x:Accounts:Statement must begin with SELECT or WITH: it may "
            + "only read.")]
        public void It_is_named_with_its_path(string setting, string value, string sentence)
        {
            var refused = Assert.Throws<SourceException>(() => Configured.Open([.. Right, (setting, value)]));

            Assert.Equal((SourceFaultKind.Config, sentence), (refused.Fault.Kind, refused.Message));
        }

        [Fact]
        public void A_statement_may_stand_in_a_file_which_has_to_be_there()
        {
            var refused = Assert.Throws<SourceException>(
                () => Configured.Open([.. Right[..5], ("Accounts:StatementFile", "/no/such.sql")]));

            Assert.Equal("Sources:x:Accounts:StatementFile: the file /no/such.sql can't be read. "
                + "Look whether it is there and the bot may read it.", refused.Message);
        }
    }
}
