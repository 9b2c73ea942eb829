using System.Net;

namespace Balise.Domain.Systems;

/// <summary>The family of service behind an address: it decides the path, the header of the credential and the shape spoken.</summary>
public enum ServiceKind : byte
{
    /// <summary>Any service that speaks the OpenAI shapes under <c>/v1</c>.</summary>
    OpenAi,

    /// <summary>Azure OpenAI: header <c>api-key</c>; with an API version, one path for each deployment.</summary>
    AzureOpenAi,
    Ollama,
    Vllm,

    /// <summary>Mistral: the OpenAI chat and embeddings shapes, without the members it refuses.</summary>
    Mistral,

    /// <summary>Anthropic Messages: chat completions are translated both ways.</summary>
    Anthropic,
}

/// <summary>How a system's service is spoken to. The credential is not here: it is sealed apart and never comes back out.</summary>
public sealed record SystemConnection
{
    public ServiceKind Kind { get; init; }

    /// <summary>Azure only, for example <c>2024-10-21</c>; empty speaks its version-free <c>/openai/v1</c>.</summary>
    public string ApiVersion { get; init; } = "";

    /// <summary>The service stands at a private address, on purpose. Link-local and metadata addresses stay closed all the same.</summary>
    public bool PrivateNetwork { get; init; }

    /// <summary>Names the provider knows for models that clients name otherwise; Azure's deployments, for example.</summary>
    public IReadOnlyList<ProviderName> ProviderNames { get; init; } = [];

    /// <summary>The host requests leave for, or empty.</summary>
    public static string HostOf(string upstream) => Uri.TryCreate(upstream, UriKind.Absolute, out var uri) ? uri.IdnHost : "";

    /// <param name="upstream">The address the connection goes with.</param>
    /// <param name="domain">The provider's domain as declared; empty when none is.</param>
    /// <param name="models">Names the system serves.</param>
    public IEnumerable<FieldProblem> Problems(string upstream, string domain, IReadOnlyList<string> models)
    {
        if (ApiVersion.Length > 0 && (ApiVersion.Length > 40 || ApiVersion.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not '-' and not '.')))
        {
            yield return new("ApiVersion", "field.api_version");
        }

        if (ProviderNames.Any(p => p.Name.Length is 0 or > 128 || p.Name.Any(c => c is < '!' or (char)0x7f)))
        {
            yield return new("ProviderNames", "field.model_name");
        }

        foreach (var unknown in ProviderNames.Where(p => !models.Contains(p.Model, StringComparer.OrdinalIgnoreCase)))
        {
            yield return new("ProviderNames", "field.unknown", ("value", unknown.Model));
        }

        if (upstream.Length > 0 && AddressProblem(upstream, domain) is { } code)
        {
            yield return new("Upstream", code);
        }
    }

    private string? AddressProblem(string upstream, string domain)
    {
        if (!Uri.TryCreate(upstream, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Query.Length > 0
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return "field.upstream";
        }

        if (!PrivateNetwork && uri.Scheme is "http")
        {
            return "field.upstream_https";
        }

        if (IPAddress.TryParse(uri.IdnHost, out var address) && !NetworkAddresses.MayBeReached(address, PrivateNetwork))
        {
            return PrivateNetwork ? "field.upstream_closed" : "field.upstream_private";
        }

        return domain.Length > 0 && !IsUnder(uri.IdnHost, domain.Trim().TrimEnd('.')) ? "field.upstream_domain" : null;
    }

    private static bool IsUnder(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Model">As clients say it.</param>
/// <param name="Name">As the provider says it.</param>
public sealed record ProviderName(string Model, string Name)
{
    public override string ToString() => $"{Model} = {Name}";
}
