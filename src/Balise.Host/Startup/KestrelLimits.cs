using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Balise.Host.Startup;

/// <summary>Limits of the web server, said where they can be read.</summary>
internal static class KestrelLimits
{
    public static void Apply(KestrelServerOptions options)
    {
        options.AddServerHeader = false;

        // The gateway says 413 itself, in its own shape, below this.
        options.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(5);
    }
}
