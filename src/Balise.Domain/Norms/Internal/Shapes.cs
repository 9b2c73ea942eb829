namespace Balise.Domain.Norms.Internal;

/// <summary>Every object of the format, one line each.</summary>
internal static class Shapes
{
    public static readonly Shape Words = new("text", ["fr", "en"], []);
    public static readonly Shape Source = new("source", ["instrument", "clause"], []);

    public static readonly Shape Pack = new("pack", ["id", "title"], ["$schema", "over"]);

    public static readonly Shape Instrument = new(
        "instrument", ["id", "reference", "title", "kind", "issuer", "effectiveOn", "summary", "states"],
        ["$schema", "number", "issuedOn", "link", "links", "conflict"]);
    public static readonly Shape State = new("state", ["status", "from", "source"], ["to"]);
    public static readonly Shape Link = new("link", ["relation", "target"], []);

    public static readonly Shape Conflicts = new("conflictsFile", ["conflicts"], ["$schema"]);
    public static readonly Shape Conflict = new("conflict", ["id", "topic", "places", "retained"], []);

    public static readonly Shape Rules = new("rulesFile", [], ["$schema", "rules", "additions", "cases"]);
    public static readonly Shape Rule = new(
        "rule", ["id", "code", "source", "title", "happened", "why", "remedy"], ["alsoSee"]);
    public static readonly Shape RuleAddition = new("ruleAddition", ["rule", "alsoSee"], []);
    public static readonly Shape RuleCase = new("ruleCase", ["rule", "beat", "with", "expect"], []);

    public static readonly Shape Matrix = new("matrixFile", ["source", "cells"], ["$schema", "strictSource", "conflict", "cases"]);
    public static readonly Shape Cell = new("cell", ["level", "systemType", "effect"], []);
    public static readonly Shape MatrixCase = new("matrixCase", ["level", "systemType", "expect"], ["strict"]);

    public static readonly Shape Prohibitions = new("prohibitionsFile", ["prohibitions"], ["$schema", "cases"]);
    public static readonly Shape Prohibition = new("prohibition", ["rule", "providers", "domains", "families", "derivatives"], []);
    public static readonly Shape ProhibitionCase = new(
        "prohibitionCase", ["rule", "expect"], ["provider", "domain", "model", "family", "derivedFrom", "day"]);

    public static readonly Shape Suspensions = new("suspensionsFile", ["suspensions"], ["$schema", "cases", "exemptionCases"]);
    public static readonly Shape Suspension = new("suspension", ["rule", "instrument", "exemptions"], []);
    public static readonly Shape Exemption = new(
        "exemption", ["id", "source", "title", "proofs"], ["approver", "inServiceBefore", "conflict"]);
    public static readonly Shape Proof = new("proof", ["id", "title"], []);
    public static readonly Shape Approver = new("approver", ["role", "title"], []);
    public static readonly Shape SuspensionCase = new("suspensionCase", ["rule", "day", "expect"], []);
    public static readonly Shape ExemptionCase = new(
        "exemptionCase", ["rule", "exemption", "proofs", "missing"], ["approver", "inServiceOn"]);

    public static readonly Shape UseTypes = new("useTypesFile", ["useTypes"], ["$schema", "cases"]);
    public static readonly Shape UseType = new(
        "useType", ["id", "source", "title", "condition", "onPublic", "everywhere", "maxLevelOnPublic"], ["binding", "conflict"]);
    public static readonly Shape UseTypeCase = new("useTypeCase", ["useType", "systemType", "level", "expect"], []);

    public static readonly Shape FindingLevels = new("findingLevelsFile", ["findingLevels"], ["$schema", "cases"]);
    public static readonly Shape FindingLevel = new("findingLevel", ["category", "level", "personal", "source", "title"], ["binding"]);
    public static readonly Shape FindingCase = new("findingCase", ["categories", "level", "personal"], []);

    public static readonly Shape FootprintFile = new("footprintFile", [], ["$schema", "places", "hosts"]);
    public static readonly Shape PlaceFactors = new("placeFactors", ["place", "grams", "water", "year", "origin"], []);
    public static readonly Shape HostFactors = new("hostFactors", ["id", "domains", "pue", "water", "year", "origin"], []);
    public static readonly Shape FootprintRange = new("footprintRange", ["min", "max"], []);

    public static readonly Shape Anomalies = new("anomaliesFile", ["anomalies"], ["$schema"]);
    public static readonly Shape Anomaly = new(
        "anomaly", ["id", "signal", "threshold", "minutes", "action", "source", "title", "why"], ["from", "until", "phrases"]);

    public static readonly Shape[] All =
    [
        Words, Source, Pack, Instrument, State, Link, Conflicts, Conflict, Rules, Rule, RuleAddition, RuleCase, Matrix, Cell, MatrixCase,
        Prohibitions, Prohibition, ProhibitionCase, Suspensions, Suspension, Exemption, Proof, Approver, SuspensionCase, ExemptionCase,
        UseTypes, UseType, UseTypeCase, FindingLevels, FindingLevel, FindingCase, FootprintFile, PlaceFactors, HostFactors, FootprintRange,
        Anomalies, Anomaly, .. FormShapes.All,
    ];
}
