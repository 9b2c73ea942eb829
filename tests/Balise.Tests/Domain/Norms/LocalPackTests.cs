using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Systems;

namespace Balise.Tests.Domain.Norms;

public sealed class LocalPackTests : IDisposable
{
    private readonly PackCopy pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public void A_local_pack_does_not_load_alone()
    {
        var load = NormsLoader.Load([pack.Local]);

        Assert.Contains(load.Problems, problem => problem is { File: "cssdgs/pack.json", Path: "/over" });
    }

    [Fact]
    public void Two_national_packs_do_not_load_together()
    {
        var load = NormsLoader.Load([pack.Quebec, pack.Quebec]);

        Assert.Contains(load.Problems, problem => problem.Message.Contains("says which in “over”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_local_pack_may_close_a_cell()
    {
        pack.Write("cssdgs/matrix.json", Matrix("protected_b", "closed_circuit_system", "deny"));

        var matrix = pack.LoadBoth().Matrix;

        Assert.Equal(MatrixEffect.Deny, matrix[SecurityLevel.ProtectedB, SystemType.ClosedCircuitSystem]);
        Assert.Equal(MatrixEffect.Allow, matrix[SecurityLevel.ProtectedA, SystemType.ClosedCircuitSystem]);
    }

    [Theory]
    [InlineData("protected_a", "public_system", "allow")]
    [InlineData("protected_c", "sovereign_system", "require")]
    [InlineData("protected_c", "government_closed_circuit_system", "allow")]
    public void A_local_pack_may_not_open_a_cell(string level, string type, string effect)
    {
        pack.Write("cssdgs/matrix.json", Matrix(level, type, effect));

        var problem = Assert.Single(pack.ProblemsOfBoth(), problem => problem.Path == "/cells/0/effect");

        Assert.StartsWith($"loosens {level} on {type}", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transmit_confidential", "restricted", false, "unclassified", "onPublic")]
    [InlineData("unsupervised_automated_decision", "forbidden", false, "unclassified", "everywhere")]
    [InlineData("programming_help", "restricted", false, "protected_a", "maxLevelOnPublic")]
    [InlineData("programming_help", "allowed", false, "unclassified", "onPublic")]
    public void A_local_pack_may_not_loosen_a_use_type(string id, string onPublic, bool everywhere, string ceiling, string key)
    {
        pack.Write("cssdgs/use-types.json", UseType(id, onPublic, everywhere, ceiling));

        var problem = pack.OnlyProblemOfBoth();

        Assert.Equal(("cssdgs/use-types.json", $"/useTypes/0/{key}"), (problem.File, problem.Path));
    }

    [Fact]
    public void A_local_pack_may_forbid_a_use_type()
    {
        pack.Write("cssdgs/use-types.json", UseType("programming_help", "forbidden", everywhere: true, "unclassified"));

        var use = pack.LoadBoth().UseTypes["programming_help"];

        Assert.Equal(Permission.Forbidden, use.PermissionOn(SystemType.SovereignSystem, SecurityLevel.Unclassified));
    }

    [Fact]
    public void A_local_pack_may_not_lower_what_a_text_says_of_a_finding()
    {
        pack.Write("cssdgs/finding-levels.json", Finding("CA_SIN", "protected_a", personal: false));

        Assert.Equal(["/findingLevels/0/level", "/findingLevels/0/personal"], pack.ProblemsOfBoth().Select(problem => problem.Path));
    }

    [Fact]
    public void A_local_pack_may_lower_a_level_that_is_our_own_reading()
    {
        pack.Write("cssdgs/finding-levels.json", Finding("EMAIL", "unclassified", personal: true));

        Assert.Equal(SecurityLevel.Unclassified, pack.LoadBoth().FindingLevels["EMAIL"].Level);
    }

    [Fact]
    public void A_local_pack_may_raise_a_level()
    {
        pack.Write("cssdgs/finding-levels.json", Finding("QC_CODE_PERMANENT", "protected_c", personal: true));

        Assert.Equal(SecurityLevel.ProtectedC, pack.LoadBoth().FindingLevels["QC_CODE_PERMANENT"].Level);
    }

    [Fact]
    public void A_local_pack_may_not_rewrite_a_national_rule()
    {
        pack.Write("cssdgs/rules.json", $$"""{ "rules": [{{Rule("quota", "quota_exceeded")}}] }""");

        Assert.Contains("already defined in quebec/rules.json", pack.OnlyProblemOfBoth().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_pack_may_not_reopen_a_suspension_with_its_own_exemptions()
    {
        pack.Write(
            "cssdgs/suspensions.json",
            """{ "suspensions": [{ "rule": "suspension.2025-03", "instrument": "ia-ri-2025-001-op", "exemptions": [] }] }""");

        Assert.Contains("already defined", pack.OnlyProblemOfBoth().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replaces")]
    [InlineData("prevails_over")]
    public void A_local_text_cannot_set_a_national_one_aside(string relation)
    {
        pack.Replace("cssdgs/instruments/cssdgs-30-02.json", "\"relation\": \"implements\"", $"\"relation\": \"{relation}\"");

        Assert.StartsWith("loosens", pack.OnlyProblemOfBoth().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_pack_adds_its_own_prohibition()
    {
        pack.Write("cssdgs/rules.json", $$"""{ "rules": [{{Rule("prohibition.read_ai", "system_prohibited")}}] }""")
            .Write(
                "cssdgs/prohibitions.json",
                """
                { "prohibitions": [{ "rule": "prohibition.read_ai", "providers": ["Read AI"], "domains": ["read.ai"], "families": [],
                  "derivatives": [] }] }
                """);

        var added = pack.LoadBoth().Prohibitions.Single(prohibition => prohibition.RuleId == "prohibition.read_ai");

        Assert.True(added.Matches("Read.AI", null, null, null, null));
        Assert.True(added.Matches(null, "app.read.ai", null, null, null));
        Assert.False(added.Matches(null, "thread.ai", "gpt-4.1", null, null));
    }

    private static string Matrix(string level, string type, string effect) =>
        $$"""
        { "source": { "instrument": "cssdgs-30-02", "clause": "6.2" },
          "cells": [{ "level": "{{level}}", "systemType": "{{type}}", "effect": "{{effect}}" }] }
        """;

    private static string UseType(string id, string onPublic, bool everywhere, string ceiling) =>
        $$"""
        { "useTypes": [{ "id": "{{id}}", "source": { "instrument": "cssdgs-30-02", "clause": "6.1" }, "title": { "fr": "a", "en": "a" },
          "condition": { "fr": "b", "en": "b" }, "onPublic": "{{onPublic}}", "everywhere": {{(everywhere ? "true" : "false")}},
          "maxLevelOnPublic": "{{ceiling}}" }] }
        """;

    private static string Finding(string category, string level, bool personal) =>
        $$"""
        { "findingLevels": [{ "category": "{{category}}", "level": "{{level}}", "personal": {{(personal ? "true" : "false")}},
          "source": { "instrument": "cssdgs-30-02", "clause": "6.2" }, "title": { "fr": "a", "en": "a" } }] }
        """;

    private static string Rule(string id, string code) =>
        $$"""
        { "id": "{{id}}", "code": "{{code}}", "source": { "instrument": "cssdgs-30-02", "clause": "6.1" },
          "title": { "fr": "a", "en": "a" }, "happened": { "fr": "b", "en": "b" }, "why": { "fr": "c", "en": "c" },
          "remedy": { "fr": "d", "en": "d" } }
        """;
}
