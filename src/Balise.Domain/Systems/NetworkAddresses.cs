using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Balise.Domain.Systems;

/// <summary>
/// Which addresses requests may leave for (IANA special-purpose address registries, RFC 6890). Asked of the address a name really
/// leads to, at the moment of connecting.
/// </summary>
public static class NetworkAddresses
{
    // Never a model: this host, link-local with the metadata services of clouds, multicast, reserved.
    private static readonly (uint Network, int Bits)[] Closed = [(0x00000000, 8), (0xA9FE0000, 16), (0xE0000000, 3), (0x646464C8, 32), (0xA83F8110, 32)];

    // Private networks, loopback, carrier NAT, documentation, benchmarks.
    private static readonly (uint Network, int Bits)[] Private =
    [
        (0x0A000000, 8), (0x7F000000, 8), (0x64400000, 10), (0xAC100000, 12), (0xC0A80000, 16), (0xC0000000, 24), (0xC0000200, 24), (0xC6120000, 15),
        (0xC6336400, 24), (0xCB007100, 24),
    ];

    /// <param name="privateDeclared">The system says that it stands at a private address.</param>
    public static bool MayBeReached(IPAddress address, bool privateDeclared) => Embedded(address) is { } four
        ? !IsIn(Closed, four) && (privateDeclared || !IsIn(Private, four))
        : MayBeReachedV6(address, privateDeclared);

    private static bool MayBeReachedV6(IPAddress address, bool privateDeclared)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || address.Equals(IPAddress.IPv6Any) || address.IsIPv6LinkLocal
            || address.IsIPv6Multicast || address.IsIPv6SiteLocal || address.IsIPv6Teredo)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        var unique = (bytes[0] & 0xFE) == 0xFC;

        // fd00:ec2::/32 holds a cloud's metadata service.
        var metadata = bytes[0] == 0xFD && bytes[1] == 0x00 && bytes[2] == 0x0E && bytes[3] == 0xC2;
        var documentation = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8;
        var global = (bytes[0] & 0xE0) == 0x20 && !documentation;
        return !metadata && (global || (privateDeclared && (unique || IPAddress.IsLoopback(address))));
    }

    /// <summary>The IPv4 address an address is, or carries: mapped, 6to4 and NAT64 ones lead there.</summary>
    private static uint? Embedded(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        if (length == 4)
        {
            return BinaryPrimitives.ReadUInt32BigEndian(bytes);
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
        }

        if (bytes[0] == 0x20 && bytes[1] == 0x02)
        {
            return BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]);
        }

        ReadOnlySpan<byte> nat64 = [0x00, 0x64, 0xFF, 0x9B];
        return bytes[..4].SequenceEqual(nat64) ? BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) : null;
    }

    private static bool IsIn((uint Network, int Bits)[] ranges, uint address) =>
        Array.Exists(ranges, range => (address ^ range.Network) >> (32 - range.Bits) == 0);
}
