using Balise.Domain.Policies;
using Balise.Gateway.Upstreams.Demonstration;

namespace Balise.Gateway.Upstreams;

/// <summary>Where a system's requests leave for. The address comes from the register, through the policy in force: never from a client.</summary>
internal sealed class UpstreamDirectory(
    GatewayOptions options, DemonstrationProvider demonstration, DemonstrationTraffic traffic, UpstreamInvoker invoker)
{
    public Upstream Find(SnapshotSystem system)
    {
        if (traffic.Active)
        {
            return new Upstream("http://demonstration.invalid/v1", null, demonstration.Client);
        }

        if (system.Upstream.Length > 0)
        {
            return new Upstream(system.Upstream.TrimEnd('/'), null, invoker.Client);
        }

        return options.DefaultUpstream is { Length: > 0 } address
            ? new Upstream(address.TrimEnd('/'), options.DefaultUpstreamKey, invoker.Client)
            : new Upstream("http://demonstration.invalid/v1", null, demonstration.Client);
    }
}

/// <param name="Address">Ends in the version, for example <c>https://api.example.ca/v1</c>.</param>
internal readonly record struct Upstream(string Address, string? Key, HttpMessageInvoker Client);

/// <summary>The connections to providers: no redirects, no cookies, no proxy, no automatic decompression, no client headers.</summary>
internal sealed class UpstreamInvoker : IDisposable
{
    public UpstreamInvoker(GatewayOptions options) => Client = new HttpMessageInvoker(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ConnectTimeout = options.UpstreamConnect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        EnableMultipleHttp2Connections = true,
        MaxConnectionsPerServer = 2048,
        ActivityHeadersPropagator = null,
    });

    public HttpMessageInvoker Client { get; }

    public void Dispose() => Client.Dispose();
}
