using System.Net;
using System.Net.Sockets;
using Balise.Domain.Systems;

namespace Balise.Gateway.Upstreams;

/// <summary>
/// Opens connections to providers. The addresses a name leads to are judged here, at the moment of connecting, and the one judged is the
/// one connected to: a name that changes its mind between two questions gets nowhere.
/// </summary>
internal sealed class EgressConnector(bool privateDeclared)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        var reachable = Array.FindAll(addresses, a => NetworkAddresses.MayBeReached(a, privateDeclared));
        if (reachable.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, addresses.Length == 0
                ? "The provider's name leads nowhere."
                : "The provider's name leads to an address that its system does not declare.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The connections to providers: no redirects, no cookies, no proxy, no automatic decompression, no client headers.</summary>
internal sealed class UpstreamInvoker(GatewayOptions options) : IDisposable
{
    /// <summary>Reaches public addresses only.</summary>
    public HttpMessageInvoker Public { get; } = Create(options, privateDeclared: false);

    /// <summary>Reaches private ones as well, for systems that say they stand there and for the installation's own default.</summary>
    public HttpMessageInvoker Declared { get; } = Create(options, privateDeclared: true);

    public void Dispose()
    {
        Public.Dispose();
        Declared.Dispose();
    }

    private static HttpMessageInvoker Create(GatewayOptions options, bool privateDeclared) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.UpstreamConnect,
        ConnectCallback = new EgressConnector(privateDeclared).ConnectAsync,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
        MaxConnectionsPerServer = 2048,
        ActivityHeadersPropagator = null,
    });
}
