using Balise.Domain.Norms.Internal;

namespace Balise.Domain.Norms;

/// <summary>
/// An absolute prohibition: no exemption opens it, nobody here can lift it. Lists are folded once, when the pack is loaded.
/// </summary>
/// <param name="ruleId">Rule that speaks; its source is the instrument that prohibits.</param>
/// <param name="providers">Provider names, found after folding (case, accents, punctuation, lookalike letters).</param>
/// <param name="domains">Domains; their subdomains are included.</param>
/// <param name="families">
/// Model families, found after folding anywhere in a provider, domain, model or family name: <c>my.DeepSeek_copy</c> is caught.
/// </param>
/// <param name="derivatives">
/// Fragments that betray a derivative whose name may not hold the family (distillations, merges). Found after folding, from the start
/// of a word, so that <c>r1-distill</c> is found in <c>OpenR1-Distilled</c> and not in <c>motor1-distillery</c>.
/// </param>
public sealed class Prohibition(
    string ruleId,
    IReadOnlyList<string> providers,
    IReadOnlyList<string> domains,
    IReadOnlyList<string> families,
    IReadOnlyList<string> derivatives)
{
    private readonly string[] makers = Fold(providers.Concat(families));
    private readonly string[] lines = Fold(families);
    private readonly string[] offspring = Fold(derivatives);
    private readonly string[] hosts = [.. domains];

    public string RuleId { get; } = ruleId;

    public IReadOnlyList<string> Providers { get; } = providers;

    public IReadOnlyList<string> Domains { get; } = domains;

    public IReadOnlyList<string> Families { get; } = families;

    public IReadOnlyList<string> Derivatives { get; } = derivatives;

    /// <summary>Holds from the first day of the instrument its rule cites, as long as that instrument is in force.</summary>
    public bool InForceOn(NormsPack pack, DateOnly day) =>
        pack.Rules.TryGetValue(RuleId, out var rule)
        && pack.Instruments.TryGetValue(rule.Source.Instrument, out var instrument)
        && instrument.InForceOn(day);

    /// <summary>
    /// One hit is enough. Linear in the length of the names; no allocation for names of up to 256 characters.
    /// </summary>
    /// <param name="provider">Name of the supplier, as registered or as the route says.</param>
    /// <param name="domain">Host name of the upstream; an address with scheme, port or path is accepted.</param>
    /// <param name="modelName">Name the client asked for, or the upstream's own.</param>
    /// <param name="family">Declared model family.</param>
    /// <param name="derivedFrom">Declared model it was trained, distilled or merged from.</param>
    public bool Matches(string? provider, string? domain, string? modelName, string? family, string? derivedFrom) =>
        MatchesDomain(NameFolding.Host(domain))
        || NameFolding.Contains(provider, makers, [])
        || NameFolding.Contains(modelName, lines, offspring)
        || NameFolding.Contains(family, lines, offspring)
        || NameFolding.Contains(derivedFrom, lines, offspring);

    // A fragment without letter or digit would be found in every name.
    private static string[] Fold(IEnumerable<string> names) => [.. names.Select(NameFolding.Fold).Where(folded => folded.Length > 0)];

    private bool MatchesDomain(ReadOnlySpan<char> host)
    {
        foreach (var domain in hosts)
        {
            if (host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
                && (host.Length == domain.Length || host[host.Length - domain.Length - 1] == '.'))
            {
                return true;
            }
        }

        // Model clouds name a deployment's host after its model.
        return NameFolding.Contains(host, lines, []);
    }
}
