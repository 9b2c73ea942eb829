namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>prohibitions.json</c>.</summary>
internal static class ProhibitionReader
{
    /// <summary>A shorter fragment would hit innocent names, and nobody here can lift a prohibition.</summary>
    private const int ShortestFragment = 5;

    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.Prohibitions, problems) is not { } fields)
        {
            return;
        }

        foreach (var item in fields.Objects("prohibitions", Shapes.Prohibition))
        {
            var prohibition = new Prohibition(
                item.Text("rule"), item.Texts("providers"), item.Texts("domains"), item.Texts("families"), item.Texts("derivatives"));
            CheckFragments(prohibition.Providers, "providers", item, problems);
            CheckFragments(prohibition.Families, "families", item, problems);
            CheckFragments(prohibition.Derivatives, "derivatives", item, problems);
            CheckDomains(prohibition, item, problems);
            layer.Prohibitions.Add(new(prohibition, item.Place));
        }

        foreach (var item in fields.Objects("cases", Shapes.ProhibitionCase))
        {
            layer.Cases.Prohibitions.Add(new(
                new(
                    item.Text("rule"), item.OptionalText("provider"), item.OptionalText("domain"), item.OptionalText("model"),
                    item.OptionalText("family"), item.OptionalText("derivedFrom"), item.OptionalDate("day"), item.Flag("expect")),
                item.Place));
        }
    }

    private static void CheckFragments(IReadOnlyList<string> fragments, string key, Fields item, ProblemList problems)
    {
        for (var i = 0; i < fragments.Count; i++)
        {
            var folded = NameFolding.Fold(fragments[i]);
            if (fragments[i] is not "" && folded.Length < ShortestFragment && folded.All(char.IsAscii))
            {
                problems.Add(
                    item.PlaceOf($"{key}/{i}"),
                    $"“{fragments[i]}” keeps {folded.Length} letters or digits: {ShortestFragment} are needed, or innocent names would be refused");
            }
        }
    }

    private static void CheckDomains(Prohibition prohibition, Fields item, ProblemList problems)
    {
        for (var i = 0; i < prohibition.Domains.Count; i++)
        {
            var domain = prohibition.Domains[i];
            if (domain is not "" && (Uri.CheckHostName(domain) != UriHostNameType.Dns || !domain.Contains('.', StringComparison.Ordinal)))
            {
                problems.Add(item.PlaceOf($"domains/{i}"), $"“{domain}” is not a domain name, for example deepseek.com");
            }
        }
    }
}
