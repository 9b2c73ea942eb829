using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Gateway.Upstreams.Demonstration;
using Balise.Gateway.Upstreams.Services;

namespace Balise.Gateway.Upstreams;

/// <summary>Where a system's requests leave for. The address comes from the register, through the policy in force: never from a client.</summary>
internal sealed class UpstreamDirectory(
    GatewayOptions options, DemonstrationProvider demonstration, DemonstrationTraffic traffic, UpstreamInvoker invoker, ActiveCredentials credentials)
{
    private const string Demonstration = "http://demonstration.invalid/v1";

    /// <param name="model">The name the client asked for.</param>
    public Upstream Find(Guid organization, SnapshotSystem system, string model)
    {
        if (traffic.Active)
        {
            return new Upstream(Demonstration, null, demonstration.Client, ServiceDialect.Of(ServiceKind.OpenAi), model);
        }

        if (system.Upstream.Length > 0)
        {
            var connection = system.Connection;
            return new Upstream(
                system.Upstream.TrimEnd('/'), credentials.Find(organization, system.Slug),
                connection is { PrivateNetwork: true } ? invoker.Declared : invoker.Public,
                ServiceDialect.Of(connection?.Kind ?? ServiceKind.OpenAi), NameOf(connection, model), connection?.ApiVersion ?? "");
        }

        return options.DefaultUpstream is { Length: > 0 } address
            ? new Upstream(address.TrimEnd('/'), options.DefaultUpstreamKey, invoker.Declared, ServiceDialect.Of(ServiceKind.OpenAi), model)
            : new Upstream(Demonstration, null, demonstration.Client, ServiceDialect.Of(ServiceKind.OpenAi), model);
    }

    private static string NameOf(SnapshotConnection? connection, string model)
    {
        foreach (var name in connection?.ProviderNames ?? [])
        {
            if (name.Model.Equals(model, StringComparison.OrdinalIgnoreCase))
            {
                return name.Name;
            }
        }

        return model;
    }
}

/// <param name="Address">As in the register, without a slash at the end.</param>
/// <param name="Model">As the provider names it.</param>
internal readonly record struct Upstream(
    string Address, string? Key, HttpMessageInvoker Client, ServiceDialect Dialect, string Model, string ApiVersion = "");
