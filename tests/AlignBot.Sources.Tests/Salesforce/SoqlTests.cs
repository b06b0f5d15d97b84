using AlignBot.Sources.Salesforce;
using NodaTime;

namespace AlignBot.Sources.Tests.Salesforce;

public class SoqlTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("O'Test", @"'O\'Test'")]
    [InlineData(@"test\' OR Name != NULL", @"'test\\\' OR Name != NULL'")]
    [InlineData("Anne-Marie", "'Anne-Marie'")]
    [InlineData("50% & {more} (x)", "'50% & {more} (x)'")]
    [InlineData("say \"no\"\r\n\t\b\f", @"'say \""no\""\r\n\t\b\f'")]
    [InlineData("Müller – 株式会社", "'Müller – 株式会社'")]
    [InlineData("", "''")]
    public void A_text_is_quoted_and_nothing_in_it_ends_it(string text, string literal)
    {
        Assert.Equal(literal, Soql.Text(text));
    }

    [Theory]
    [InlineData("Tier__c")]
    [InlineData("ns__Tier__c")]
    [InlineData("Marketer__r.Email")]
    [InlineData("A.B.C.D.E")]
    public void A_path_is_taken_as_written(string path)
    {
        Assert.Equal(path, Soql.Path(path, "x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Tier")]
    [InlineData("A.B.C.D.E.F")]
    [InlineData("1Tier__c")]
    [InlineData("Tier__c, Name")]
    [InlineData("Tier__c FROM User")]
    [InlineData("(SELECT Id FROM Contacts)")]
    [InlineData("Tier__c\n")]
    [InlineData(".Name")]
    [InlineData("Owner..Name")]
    [InlineData("Tiér__c")]
    public void What_is_no_path_is_refused_and_the_setting_named(string path)
    {
        if (path == "Tier")
        {
            Assert.Equal("Tier", Soql.Path(path, "x"));
            return;
        }

        var refused = Assert.Throws<SourceException>(() => Soql.Path(path, "Sources:crm:Accounts:TierField"));

        Assert.Equal(SourceFaultKind.Config, refused.Fault.Kind);
        Assert.StartsWith("Sources:crm:Accounts:TierField", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_asks_each_field_once_and_keeps_a_written_condition_apart()
    {
        var query = new Soql("Account").Asking("Name", "id", null, "Owner.Email", "NAME").WhereWritten("A = 1 OR B = 2").Where("C = 3")
            .Changed(Instant.FromUtc(2026, 11, 28, 7, 0, 1), Instant.FromUtc(2026, 11, 29, 0, 0));

        Assert.Equal(
            "SELECT Id, Name, Owner.Email FROM Account WHERE (A = 1 OR B = 2) AND C = 3 AND SystemModstamp >= "
                + "2026-11-28T07:00:01.000Z AND SystemModstamp < 2026-11-29T00:00:00.000Z",
            query.ToString());
    }

    [Fact]
    public void A_day_is_bare()
    {
        Assert.Equal("2026-11-28", Soql.Day(new LocalDate(2026, 11, 28)));
    }
}
