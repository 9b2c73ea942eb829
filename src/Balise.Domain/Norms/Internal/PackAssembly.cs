namespace Balise.Domain.Norms.Internal;

/// <summary>
/// Lays packs one over the other. A local pack adds; on a national row it may only tighten, and never loosen what is binding.
/// </summary>
internal sealed class PackAssembly(ProblemList problems)
{
    private readonly List<Layer> layers = [];
    private readonly MatrixAssembly matrix = new(problems);

    public Dictionary<string, Located<Instrument>> Instruments { get; } = [];

    public Dictionary<string, Located<ConflictNote>> Conflicts { get; } = [];

    public Dictionary<string, Located<RuleText>> Rules { get; } = [];

    public Dictionary<string, Located<Prohibition>> Prohibitions { get; } = [];

    public Dictionary<string, Located<Suspension>> Suspensions { get; } = [];

    public Dictionary<string, Located<UseType>> UseTypes { get; } = [];

    public Dictionary<string, Located<FindingLevel>> FindingLevels { get; } = [];

    private readonly Dictionary<string, Located<PlaceFactors>> places = [];

    private readonly Dictionary<string, Located<HostFactors>> hosts = [];

    public Dictionary<string, Located<AnomalyPattern>> Anomalies { get; } = [];

    public FormAssembly Forms { get; } = new(problems);

    public ProportionalityAssembly Proportionality { get; } = new(problems);

    public IReadOnlyList<Layer> Layers => layers;

    public void Lay(Layer layer)
    {
        CheckOrder(layer);
        AddNew(layer.Instruments, Instruments, instrument => instrument.Id, "id");
        AddNew(layer.Conflicts, Conflicts, conflict => conflict.Id, "id");
        AddNew(layer.Rules, Rules, rule => rule.Id, "id");
        AddNew(layer.Prohibitions, Prohibitions, prohibition => prohibition.RuleId, "rule");
        AddNew(layer.Suspensions, Suspensions, suspension => suspension.RuleId, "rule");
        AddOrTighten(layer, layer.UseTypes, UseTypes, useType => useType.Id, "id", Tightening.Check);
        AddOrTighten(layer, layer.FindingLevels, FindingLevels, finding => finding.Category, "category", Tightening.Check);
        AddOrTighten(layer, layer.Places, places, place => place.Place, "place", static (_, _) => []);
        AddOrTighten(layer, layer.Hosts, hosts, host => host.Id, "id", static (_, _) => []);
        AddOrTighten(layer, layer.Anomalies, Anomalies, pattern => pattern.Id, "id", Tightening.Check);
        AddSources(layer);
        matrix.Lay(layer);
        Forms.Lay(layer);
        Proportionality.Lay(layer);
        layers.Add(layer);
    }

    /// <summary>Only called when nothing was reported.</summary>
    public NormsPack Build()
    {
        var top = layers[^1];
        return new(
            string.Join('+', layers.Select(layer => layer.Id)), top.Title, Version(),
            Values(Instruments), Values(Rules), matrix.Build(),
            [.. Prohibitions.Values.Select(each => each.Value)], [.. Suspensions.Values.Select(each => each.Value)],
            Values(UseTypes), Values(FindingLevels))
        {
            Layers = [.. layers.Select(layer => new NormsLayer(layer.Id, layer.Title, layer.Version))],
            Conflicts = Values(Conflicts),
            Anomalies = Values(Anomalies),
            Forms = Forms.Build(),
            Proportionality = Proportionality.Build(),
            Footprint = new(Values(places), Values(hosts)),
        };
    }

    private static Dictionary<string, T> Values<T>(Dictionary<string, Located<T>> located) =>
        located.ToDictionary(pair => pair.Key, pair => pair.Value.Value);

    private string Version() => layers is [var only]
        ? only.Version
        : PackFolder.Hash(layers.Select(layer => (layer.Id, Convert.FromHexString(layer.Version))));

    private void CheckOrder(Layer layer)
    {
        if (layers is [] && layer.Over is { } over)
        {
            problems.Add(layer.Place.At("over"), $"this local pack needs “{over}”: load that pack before it");
        }
        else if (layers is not [] && layer.Over is null)
        {
            problems.Add(layer.Place, $"a pack laid over another says which in “over”: “{layers[0].Id}” is loaded already");
        }
        else if (layer.Over is { } under && layers.TrueForAll(known => known.Id != under))
        {
            problems.Add(layer.Place.At("over"), $"“{under}” is not loaded before it; loaded: {string.Join(", ", layers.Select(known => known.Id))}");
        }

        if (layers.Exists(known => known.Id == layer.Id))
        {
            problems.Add(layer.Place.At("id"), $"another pack is named “{layer.Id}”");
        }
    }

    private void AddNew<T>(List<Located<T>> added, Dictionary<string, Located<T>> all, Func<T, string> id, string key)
    {
        foreach (var item in added.Where(item => id(item.Value) is not "" && !all.TryAdd(id(item.Value), item)))
        {
            problems.Add(
                item.Place.At(key), $"“{id(item.Value)}” is already defined in {all[id(item.Value)].Place.File}; a pack adds, it does not redefine");
        }
    }

    private void AddOrTighten<T>(
        Layer layer, List<Located<T>> added, Dictionary<string, Located<T>> all, Func<T, string> id, string key,
        Func<T, T, IEnumerable<(string Key, string Reason)>> check)
    {
        var own = new HashSet<string>();
        foreach (var item in added.Where(item => id(item.Value) is not ""))
        {
            var name = id(item.Value);
            if (!own.Add(name))
            {
                problems.Add(item.Place.At(key), $"“{name}” is given twice in this pack: keep one");
                continue;
            }

            if (layer.Over is not null && all.TryGetValue(name, out var under))
            {
                foreach (var (where, reason) in check(under.Value, item.Value))
                {
                    problems.Add(item.Place.At(where), $"loosens “{name}”, which {under.Place.File} marks as binding: {reason}");
                }
            }

            all[name] = item;
        }
    }

    private void AddSources(Layer layer)
    {
        foreach (var addition in layer.RuleAdditions)
        {
            if (Rules.TryGetValue(addition.Value.Rule, out var rule))
            {
                Rules[addition.Value.Rule] = rule with
                {
                    Value = rule.Value with { AlsoSee = [.. rule.Value.AlsoSee, .. addition.Value.AlsoSee] },
                };
            }
            else if (addition.Value.Rule is not "")
            {
                problems.Add(addition.Place.At("rule"), $"no rule is named “{addition.Value.Rule}”");
            }
        }
    }
}
