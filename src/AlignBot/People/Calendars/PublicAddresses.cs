using System.Net;
using System.Net.Sockets;

namespace AlignBot.People.Calendars;

/// <summary>Which addresses are of the internet, and none of this machine's, its network's or its cloud's own.</summary>
static class PublicAddresses
{
    /// <summary>What is set aside by the registries (RFC 6890 and its followers).</summary>
    static readonly IPNetwork[] Reserved =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>All that is given out of IPv6; what is local, mapped, translated or for groups lies elsewhere.</summary>
    static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    public static bool Holds(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily is AddressFamily.InterNetwork || GivenOut.Contains(plain)) && !Reserved.Any(network => network.Contains(plain));
    }
}
