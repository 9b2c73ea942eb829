using Balise.Domain.Policies;
using Microsoft.Extensions.Hosting;

namespace Balise.Gateway.Upstreams;

/// <summary>
/// Asks systems that are out of service, every few seconds, whether they are back. The question holds nothing of anyone: the provider's
/// list of models. Only systems of the register are asked, at their own address.
/// </summary>
internal sealed class HealthProbe(UpstreamHealth health, UpstreamDirectory directory, ActivePolicies policies, GatewayOptions options, TimeProvider clock)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.ProbeEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (organization, slug) in health.Unavailable())
            {
                if (policies.Find(organization)?.Snapshot.Systems.FirstOrDefault(s => s.Slug == slug) is { InService: true, Upstream.Length: > 0 } system
                    && await AnswersAsync(directory.Find(organization, system, ""), stoppingToken))
                {
                    health.Succeeded(organization, slug);
                }
            }
        }
    }

    private static async Task<bool> AnswersAsync(Upstream upstream, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        using var request = new HttpRequestMessage(HttpMethod.Get, upstream.Dialect.Models(upstream));
        upstream.Dialect.AddKey(request.Headers, upstream);
        try
        {
            using var answer = await upstream.Client.SendAsync(request, limit.Token);
            return (int)answer.StatusCode is < 500 and not 429;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }
}
