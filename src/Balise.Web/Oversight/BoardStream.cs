using System.Globalization;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Balise.Web.Oversight;

/// <summary>
/// Tells an open board when something changed, as server-sent events (HTML, 9.2): <c>change</c> asks it to read its page again,
/// <c>still</c> says that what it shows is what is, <c>again</c> that the line ends and another may be opened. None carries a figure: the page stays the only place where they are drawn.
/// </summary>
internal static class BoardStream
{
    public const string Path = "/passerelle/direct";

    /// <summary>The <see cref="Mark"/> of what the page shows: what came before its line opened is told at once.</summary>
    public const string Seen = "vu";

    /// <summary>At most one event in that time.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>Then the browser asks again, and its rights are read again.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static void MapBoardStream(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, RunAsync).ExcludeFromDescription();

    private static async Task RunAsync(HttpContext context, ICurrentActor current, TimeProvider clock, IHostApplicationLifetime process)
    {
        if (current.Actor is not { } actor || !PageRights.Allows(Path, actor))
        {
            context.Need([.. PageRights.RolesFor(Path) ?? []]);
            context.Response.StatusCode = current.Actor is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            return;
        }

        if (context.RequestServices.GetServices<ILiveBoard>().FirstOrDefault() is not { } board)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, process.ApplicationStopping);
        var formats = context.RequestServices.GetRequiredService<Formats>();
        try
        {
            await SendAsync(context.Response, () => board.Read(actor.Organization.Value), context.Request.Query[Seen].ToString(), formats, clock, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the process stops.
        }
    }

    private static async Task SendAsync(HttpResponse response, Func<LiveFigures> read, string seen, Formats formats, TimeProvider clock, CancellationToken ct)
    {
        await response.WriteAsync("retry: 5000\n: open\n\n", ct);
        await response.Body.FlushAsync(ct);
        using var timer = new PeriodicTimer(Look, clock);
        var (opened, sent) = (clock.GetTimestamp(), clock.GetTimestamp());
        var first = read();
        var shown = Mark(first);
        if (seen.Length > 0 && seen != shown)
        {
            // Something came between the page and its line.
            await response.WriteAsync(Event("change", formats.TimeWithSeconds(first.At)), ct);
            await response.Body.FlushAsync(ct);
        }

        while (clock.GetElapsedTime(opened) < Life && await timer.WaitForNextTickAsync(ct))
        {
            if (clock.GetElapsedTime(sent) < Pace)
            {
                continue;
            }

            var figures = read();
            var now = Mark(figures);
            await response.WriteAsync(Event(now == shown ? "still" : "change", formats.TimeWithSeconds(figures.At)), ct);
            await response.Body.FlushAsync(ct);
            (shown, sent) = (now, clock.GetTimestamp());
        }

        await response.WriteAsync("event: again\ndata:\n\n", ct);
    }

    /// <summary>The comment keeps proxies from closing a quiet line; readers skip it.</summary>
    private static string Event(string name, string at) => $": heartbeat\nevent: {name}\ndata: {at}\n\n";

    /// <summary>Two boards with the same mark show the same thing.</summary>
    public static string Mark(LiveFigures figures)
    {
        var last = new HashCode();
        foreach (var decision in figures.Last)
        {
            last.Add(decision);
        }

        var minute = figures.At.UtcTicks / TimeSpan.TicksPerMinute;
        return string.Create(CultureInfo.InvariantCulture, $"{figures.Snapshot}/{figures.Today}/{figures.OpenStreams}/{figures.Waiting}/{minute}/{last.ToHashCode()}");
    }
}
