using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Balise.Host.Startup;

/// <summary>
/// Kestrel, which listens once the process knows its rules. While the database opens it answers one request of its own: working out the routes
/// takes longer than any request after it, and nobody should wait for that.
/// </summary>
internal sealed class ServerOnceOpen(IServer kestrel, Readiness ready) : IServer
{
    public IFeatureCollection Features => kestrel.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        await RehearseAsync(application);
        await ready.Opening.WaitAsync(cancellationToken);
        await kestrel.StartAsync(application, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => kestrel.StopAsync(cancellationToken);

    public void Dispose() => kestrel.Dispose();

    private static async Task RehearseAsync<TContext>(IHttpApplication<TContext> application)
        where TContext : notnull
    {
        var request = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        request.Request.Method = HttpMethods.Get;
        request.Request.Scheme = Uri.UriSchemeHttp;
        request.Request.Host = new HostString("localhost");
        request.Request.Path = "/health/live";
        var context = application.CreateContext(request.Features);
        Exception? met = null;
        try
        {
            await application.ProcessRequestAsync(context);
        }
        catch (Exception problem)
        {
            // A request of nobody's: whatever it met, the next one meets and tells.
            met = problem;
        }

        application.DisposeContext(context, met);
    }
}
