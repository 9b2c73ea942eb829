using System.Net;
using Balise.Domain.Systems;

namespace Balise.Tests.Domain.Systems;

public sealed class NetworkAddressesTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("142.250.1.1")]
    [InlineData("2607:f8b0:4020::1")]
    public void A_public_address_may_be_reached(string address) => Assert.True(NetworkAddresses.MayBeReached(IPAddress.Parse(address), false));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("2002:0a00:0001::1")]
    [InlineData("64:ff9b::c0a8:0101")]
    public void A_private_address_is_reached_only_when_declared(string address)
    {
        Assert.False(NetworkAddresses.MayBeReached(IPAddress.Parse(address), false));
        Assert.True(NetworkAddresses.MayBeReached(IPAddress.Parse(address), true));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("fd00:ec2::254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("ff02::1")]
    public void A_metadata_or_link_local_address_is_never_reached(string address)
    {
        Assert.False(NetworkAddresses.MayBeReached(IPAddress.Parse(address), false));
        Assert.False(NetworkAddresses.MayBeReached(IPAddress.Parse(address), true));
    }
}
