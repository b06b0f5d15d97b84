using AlignBot.Sources.Http;

namespace AlignBot.Sources.Tests.Http;

public class AllowedHostsTests
{
    static readonly AllowedHosts Hosts = new(new Uri("https://corp.my.salesforce.com"), [new Uri("https://other.example:8443")]);

    [Theory]
    [InlineData("https://corp.my.salesforce.com/services", true)]
    [InlineData("https://CORP.my.salesforce.com:443/", true)]
    [InlineData("https://other.example:8443/x?y", true)]
    [InlineData("https://other.example/x", false)]
    [InlineData("http://corp.my.salesforce.com/", false)]
    [InlineData("https://corp.my.salesforce.com:444/", false)]
    [InlineData("https://corp.my.salesforce.com.evil.example/", false)]
    [InlineData("https://corp.my.salesforce.com@evil.example/", false)]
    [InlineData("https://user@corp.my.salesforce.com/", false)]
    [InlineData("https://sub.corp.my.salesforce.com/", false)]
    public void A_host_is_allowed_with_its_scheme_and_port_and_nothing_like_it(string address, bool allowed)
    {
        Assert.Equal(allowed, Hosts.Has(new Uri(address)));
    }

    [Theory]
    [InlineData("/services/data/v66.0/query/01g-2000", "https://corp.my.salesforce.com/services/data/v66.0/query/01g-2000")]
    [InlineData("https://corp.my.salesforce.com/next", "https://corp.my.salesforce.com/next")]
    public void A_link_within_is_resolved(string link, string address)
    {
        Assert.Equal(address, Hosts.Resolve(Hosts.Home, link).ToString());
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData(@"\\evil.example\x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/plain,x")]
    [InlineData("http://corp.my.salesforce.com/x")]
    public void A_link_elsewhere_is_refused_without_its_path(string link)
    {
        var refused = Assert.Throws<SourceException>(() => Hosts.Resolve(Hosts.Home, link));

        Assert.Equal(SourceFaultKind.Incomplete, refused.Fault.Kind);
        Assert.DoesNotContain("passwd", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("corp.my.salesforce.com", "https://corp.my.salesforce.com/")]
    [InlineData(" https://corp.my.salesforce.com/ ", "https://corp.my.salesforce.com/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    public void An_address_of_the_configuration_is_read(string written, string address)
    {
        Assert.Equal(address, AllowedHosts.Parse(written, "x").ToString());
    }
}
