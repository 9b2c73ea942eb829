using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Numerics;
using Balise.Domain.Data;
using Balise.Domain.Policies.Rules;

namespace Balise.Domain.Policies;

/// <summary>
/// A snapshot made ready to answer: indexes, bit masks, shared verdicts. Immutable for its readers; the gateway swaps it whole.
/// </summary>
public sealed class CompiledPolicy
{
    /// <summary>The order of judgement. Rules only speak; the strongest word wins, and silence is a refusal.</summary>
    private static readonly PolicyRule[] InOrder =
    [
        EmergencyStopRule.Speak,
        ProhibitionRule.Speak,
        SuspensionRule.Speak,
        SystemRule.Speak,
        ContentRules.Speak,
        AuthorizationRule.Speak,
        UseTypeRule.Speak,
        MatrixRule.Speak,
        TransferRule.Speak,
        ConsentRule.Speak,
        QuotaRule.Speak,
        AnomalyRule.Speak,
    ];

    private readonly ConcurrentDictionary<VerdictKey, Verdict> verdicts = new();
    private readonly FrozenDictionary<string, int> systemByModel;
    private readonly FrozenDictionary<string, int> useCaseBySlug;
    private readonly FrozenDictionary<string, int> useTypeById;
    private readonly FrozenDictionary<string, int> categoryById;

    /// <param name="inForceSince">When it was compiled here; shown to people, never judged.</param>
    public CompiledPolicy(PolicySnapshot snapshot, DateTimeOffset inForceSince = default)
    {
        InForceSince = inForceSince;
        Snapshot = snapshot;
        Id = PolicySnapshot.IdOf(snapshot.ToCanonicalJson());
        RuleIds = new RuleIndex(snapshot.Rules);
        useTypeById = Index(snapshot.UseTypes.Select(u => u.Id));
        categoryById = Index(snapshot.Categories.Select(c => c.Id));
        Levels = LevelMask.Build(snapshot.Categories);
        Stops = new StopTable(snapshot);
        Systems = [.. snapshot.Systems.Select((s, i) => SystemPolicy.Compile(s, i, this))];
        UseCases = [.. snapshot.UseCases.Select((u, i) => UseCasePolicy.Compile(u, i, this))];
        systemByModel = Systems
            .SelectMany(s => s.Snapshot.Models.Select(model => (model, s.Index)))
            .GroupBy(p => p.model, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.First().Index, StringComparer.OrdinalIgnoreCase);
        useCaseBySlug = Index(snapshot.UseCases.Select(u => u.Slug));
        Quotas = new QuotaTable(snapshot);
        HasRoutes = snapshot.UseCases.Any(u => u.Route is not null);
        Anomalies = new AnomalyTable(snapshot);
        Authorizations = AuthorizationPolicy.ByUseCaseAndSystem(snapshot, this);
    }

    public PolicySnapshot Snapshot { get; }

    /// <summary>SHA-256 of the canonical JSON, lower-case hex.</summary>
    public string Id { get; }

    public DateTimeOffset InForceSince { get; }

    /// <summary>The ceilings of consumption.</summary>
    public QuotaTable Quotas { get; }

    /// <summary>Some use case chooses among models.</summary>
    public bool HasRoutes { get; }

    /// <summary>What is watched, who is held.</summary>
    public AnomalyTable Anomalies { get; }

    internal RuleIndex RuleIds { get; }

    internal LevelMask Levels { get; }

    internal StopTable Stops { get; }

    internal SystemPolicy[] Systems { get; }

    internal UseCasePolicy[] UseCases { get; }

    internal FrozenDictionary<long, AuthorizationPolicy[]> Authorizations { get; }

    /// <summary>Index of the system that serves a model, or -1. Names are compared without case.</summary>
    public int FindSystem(ReadOnlySpan<char> model) =>
        systemByModel.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(model, out var index) ? index : -1;

    public int FindUseCase(string slug) => useCaseBySlug.GetValueOrDefault(slug, -1);

    public int FindUseType(string id) => useTypeById.GetValueOrDefault(id, -1);

    /// <summary>Bit number of a category, or -1.</summary>
    public int FindCategory(string id) => categoryById.GetValueOrDefault(id, -1);

    public SnapshotSystem SystemAt(int index) => Snapshot.Systems[index];

    public SnapshotUseCase UseCaseAt(int index) => Snapshot.UseCases[index];

    /// <summary>Whether a stop in force reaches a call: asked again for calls already on their way.</summary>
    public bool IsStopped(string? system, string? useCase, string? model, Guid person) =>
        Stops.Any && Stops.Reaches(system, useCase, model, person);

    /// <summary>The highest level among the categories found.</summary>
    public SecurityLevel LevelOf(ulong findings) => Levels.Highest(findings);

    /// <summary>Judges one request. Pure; allocates nothing once the same kind of verdict was given before.</summary>
    public Verdict Evaluate(in RequestFacts facts)
    {
        var evaluation = new Evaluation(this, in facts);
        foreach (var rule in InOrder)
        {
            rule(ref evaluation);
        }

        var key = new VerdictKey(
            evaluation.Allowed, evaluation.Transformed, evaluation.Held, evaluation.Denied, evaluation.Masked, facts.System, facts.UseCase,
            evaluation.Authorization?.Index ?? -1, evaluation.Level);
        return verdicts.TryGetValue(key, out var verdict) ? verdict : verdicts.GetOrAdd(key, Build(in evaluation));
    }

    private Verdict Build(in Evaluation evaluation)
    {
        List<SpokenRule> spoken = [];
        var any = evaluation.Allowed | evaluation.Transformed | evaluation.Held | evaluation.Denied;
        for (var bits = any; bits != 0; bits &= bits - 1)
        {
            var index = BitOperations.TrailingZeroCount(bits);
            var bit = 1UL << index;
            var effect = (evaluation.Denied & bit) != 0 ? Effect.Deny
                : (evaluation.Held & bit) != 0 ? Effect.Hold
                : (evaluation.Transformed & bit) != 0 ? Effect.Transform
                : Effect.Allow;
            spoken.Add(Spoken(index, effect));
        }

        if (any == 0)
        {
            // INVARIANT: nothing said is a refusal.
            spoken.Add(Spoken(RuleIds.DefaultDeny, Effect.Deny));
        }

        var verdictEffect = evaluation.Effect;
        var code = spoken.FirstOrDefault(r => r.Effect == verdictEffect)?.Code;
        return new Verdict(
            verdictEffect, verdictEffect is Effect.Deny or Effect.Hold ? code : null, evaluation.Level, spoken, evaluation.System?.Snapshot.Slug,
            evaluation.UseCase?.Snapshot.Slug, evaluation.Authorization?.Snapshot.Number, evaluation.Masked)
        {
            FileHash = evaluation.Authorization?.Snapshot.FileHash,
        };
    }

    private SpokenRule Spoken(int index, Effect effect)
    {
        var rule = Snapshot.Rules[index];
        return new SpokenRule(rule.Id, rule.Code, rule.Instrument, rule.Clause, effect);
    }

    private static FrozenDictionary<string, int> Index(IEnumerable<string> ids) =>
        ids.Select((id, index) => (id, index)).ToFrozenDictionary(p => p.id, p => p.index, StringComparer.Ordinal);

    private readonly record struct VerdictKey(
        ulong Allowed, ulong Transformed, ulong Held, ulong Denied, ulong Masked, int System, int UseCase, int Authorization, SecurityLevel Level);
}

/// <summary>One small pure rule: it looks at the sheet and speaks, or keeps silent.</summary>
internal delegate void PolicyRule(ref Evaluation evaluation);
