using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Systems;

namespace Balise.Tests.Domain.Norms;

public sealed class ShippedPackTests
{
    private static readonly string[] RefusalCodes =
    [
        "emergency_stop", "system_prohibited", "instrument_suspended", "system_not_authorized", "use_case_not_authorized",
        "use_not_permitted", "person_not_eligible", "classification_not_permitted", "content_blocked", "transfer_not_permitted",
        "quota_exceeded", "anomaly_hold", "held_for_validation", "validation_refused", "subject_needed", "consent_needed", "journal_unavailable", "policy_unavailable",
        "masking_unavailable",
    ];

    [Fact]
    public void The_national_pack_loads_without_a_problem() => Assert.Equal("quebec", ShippedPacks.Load(ShippedPacks.Quebec).Id);

    [Fact]
    public void The_local_pack_loads_over_the_national_one()
    {
        var pack = ShippedPacks.Load(ShippedPacks.Quebec, ShippedPacks.Cssdgs);

        Assert.Equal("quebec+cssdgs", pack.Id);
        Assert.Equal(["quebec", "cssdgs"], pack.Layers.Select(layer => layer.Id));
        Assert.Contains(pack.Rules["content.blocked"].AlsoSee, source => source is { Instrument: "cssdgs-30-02", Clause: "6.2" });
    }

    [Fact]
    public void Every_refusal_code_has_words()
    {
        var codes = ShippedPacks.Pack.Rules.Values.Select(rule => rule.Code).ToHashSet();

        Assert.Superset(RefusalCodes.ToHashSet(), codes);
        Assert.Equal([], codes.Except([.. RefusalCodes, "content_masked", "content_warned", "allowed"]));
    }

    [Fact]
    public void A_refusal_says_what_is_safe_or_what_waits()
    {
        string[] safe = ["n’a pas été envoyé", "n’est pas perdue", "Rien n’a été fait", "n’a pas été faite", "a été retenue"];
        var refusals = ShippedPacks.Pack.Rules.Values.Where(rule => RefusalCodes.Contains(rule.Code));

        Assert.All(refusals, rule => Assert.Contains(safe, words => rule.Happened.Fr.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_matrix_has_the_sixteen_effects_of_the_guide()
    {
        var matrix = ShippedPacks.Pack.Matrix;
        MatrixEffect[] publicSystem = [MatrixEffect.Allow, MatrixEffect.Deny, MatrixEffect.Deny, MatrixEffect.Deny];
        MatrixEffect[] closed = [MatrixEffect.Allow, MatrixEffect.Allow, MatrixEffect.Allow, MatrixEffect.Deny];
        MatrixEffect[] governmental = [MatrixEffect.Allow, MatrixEffect.Allow, MatrixEffect.Allow, MatrixEffect.Require];

        Assert.Equal(publicSystem, Column(SystemType.PublicSystem));
        Assert.Equal(closed, Column(SystemType.ClosedCircuitSystem));
        Assert.Equal(closed, Column(SystemType.SovereignSystem));
        Assert.Equal(governmental, Column(SystemType.GovernmentClosedCircuitSystem));
        Assert.Equal(MatrixEffect.Deny, matrix.Effect(SecurityLevel.ProtectedA, SystemType.ClosedCircuitSystem, strict: true));

        IEnumerable<MatrixEffect> Column(SystemType type) => Enum.GetValues<SecurityLevel>().Select(level => matrix[level, type]);
    }

    [Fact]
    public void Nine_use_types_are_described_and_four_are_forbidden_on_a_public_system()
    {
        var uses = ShippedPacks.Pack.UseTypes.Values;

        Assert.Equal(9, uses.Count());
        Assert.Equal(4, uses.Count(use => use.OnPublic == Permission.Forbidden));
        Assert.Equal(
            ["retrain_on_unvalidated_output", "unsupervised_automated_decision"],
            uses.Where(use => use.Everywhere).Select(use => use.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_version_follows_the_content_and_not_the_place()
    {
        using var copy = new PackCopy();

        Assert.Equal(ShippedPacks.Pack.Version, ShippedPacks.Load(copy.Quebec).Version);

        copy.Replace("quebec/pack.json", "\"id\": \"quebec\"", "\"id\": \"quebec2\"");
        Assert.NotEqual(ShippedPacks.Pack.Version, ShippedPacks.Load(copy.Quebec).Version);
        Assert.Matches("^[0-9a-f]{64}$", ShippedPacks.Pack.Version);
    }

    [Fact]
    public void The_version_follows_every_layer()
    {
        using var copy = new PackCopy();
        var before = copy.LoadBoth().Version;

        copy.Write("cssdgs/notes.md", "Une note.\n");

        Assert.NotEqual(before, copy.LoadBoth().Version);
    }

    [Fact]
    public void The_eighteen_conflicts_are_noted()
    {
        var pack = ShippedPacks.Load(ShippedPacks.Quebec, ShippedPacks.Cssdgs);

        Assert.Equal(Enumerable.Range(1, 18).Select(number => $"C{number}").ToHashSet(), pack.Conflicts.Keys.ToHashSet());
        Assert.Equal("C2", pack.Instruments["cssdgs-30-02"].Conflict);
        Assert.Equal(new DateOnly(2026, 6, 3), pack.Instruments["cssdgs-30-02"].EffectiveOn);
    }
}
