using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Balise.Host.Startup;

/// <summary>What to say when the process may not listen where it was told to.</summary>
internal static class ListeningProblem
{
    /// <summary>Null when it is about something else.</summary>
    public static string? Of(Exception problem, string urls) => problem switch
    {
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"BALISE_URLS={urls}: the address is taken, perhaps by another Balise. Stop it, or choose another port: BALISE_URLS=http://127.0.0.1:5181",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"BALISE_URLS={urls}: the system does not let this account listen there. Ports under 1024 need a right of their own; choose another.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"BALISE_URLS={urls}: this machine does not have that address. 0.0.0.0 means all of its addresses.",
        AggregateException several => several.InnerExceptions.Select(e => Of(e, urls)).FirstOrDefault(said => said is not null),
        { InnerException: { } inner } => Of(inner, urls),
        _ => null,
    };
}
