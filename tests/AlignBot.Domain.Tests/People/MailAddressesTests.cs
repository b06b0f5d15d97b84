using AlignBot.Domain.People;

namespace AlignBot.Domain.Tests.People;

public static class MailAddressesTests
{
    [Theory]
    [InlineData("mara@corp.example", "mara@corp.example")]
    [InlineData(" Mara.Lind@Corp.Example ", "mara.lind@corp.example")]
    [InlineData("mara@corp.example\u00A0", "mara@corp.example")]
    [InlineData("Mara Lind <mara@corp.example>", "mara@corp.example")]
    [InlineData("mailto:mara@corp.example", "mara@corp.example")]
    [InlineData("mara+crm@corp.example", "mara+crm@corp.example")]
    [InlineData("mara@", null)]
    [InlineData("@corp.example", null)]
    [InlineData("a@b@corp.example", null)]
    [InlineData("n/a", null)]
    [InlineData(null, null)]
    public static void Written_as_people_write_them(string? written, string? address) => Assert.Equal(address, MailAddresses.Of(written));
}
