using AlignBot.Sources.Salesforce;
using FsCheck;
using FsCheck.Fluent;

namespace AlignBot.Sources.Tests.Salesforce;

public class SalesforceIdTests
{
    [Theory]
    [InlineData("001A0000006Vm9r", "001A0000006Vm9rIAC")]
    [InlineData("001A0000006Vm9rIAC", "001A0000006Vm9rIAC")]
    [InlineData("001a0000006vm9riac", "001A0000006Vm9rIAC")]
    [InlineData("001A0000006VM9RIAC", "001A0000006Vm9rIAC")]
    [InlineData(" 001A0000006Vm9r\t", "001A0000006Vm9rIAC")]
    [InlineData("001A0000006Vm9riac", "001A0000006Vm9rIAC")]
    public void An_id_gets_its_form_of_eighteen(string written, string id)
    {
        Assert.Equal(id, SalesforceId.Normalize(written));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("001A0000006Vm9")]
    [InlineData("001A0000006Vm9rIA")]
    [InlineData("001A0000006Vm9rIACX")]
    [InlineData("001A0000006Vm9rIA9")]
    [InlineData("001A0000006vm9rIAC")]
    [InlineData("001a0000006vm9r5aa")]
    [InlineData("001A0000-06Vm9rIAC")]
    [InlineData("001Ä0000006Vm9r")]
    [InlineData("Alpine Tools")]
    public void What_is_no_id_is_none(string? written)
    {
        Assert.Null(SalesforceId.Normalize(written));
    }

    [Fact]
    public void Ids_that_differ_in_case_alone_stay_two()
    {
        Assert.NotEqual(SalesforceId.Normalize("a9U290000004GNy"), SalesforceId.Normalize("a9U290000004GNY"));
        Assert.NotEqual(SalesforceId.Pack("a9U290000004GNyEAM"), SalesforceId.Pack("a9U290000004GNYEA2"));
    }

    [Fact]
    public void Lost_capitals_are_found_again() => Prop.ForAll<uint, ushort>((number, capitals) =>
    {
        var letters = $"001{number:x12}".ToCharArray();
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = (capitals >> at & 1) == 1 ? char.ToUpperInvariant(letters[at]) : letters[at];
        }
        var id = SalesforceId.Normalize(new string(letters))!;

        return SalesforceId.Normalize(id.ToLowerInvariant()) == id && SalesforceId.Normalize(id.ToUpperInvariant()) == id;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261128, 1));
}
