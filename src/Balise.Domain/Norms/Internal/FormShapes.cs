namespace Balise.Domain.Norms.Internal;

/// <summary>The objects of <c>forms/ID.json</c> and <c>proportionality.json</c>.</summary>
internal static class FormShapes
{
    public static readonly Shape Form = new(
        "form", ["id", "version", "title", "source", "sections"], ["$schema", "over", "intro", "lists", "scores", "remove"]);
    public static readonly Shape Section = new("formSection", ["id", "title", "questions"], ["help", "source", "shownWhen", "filledBy"]);
    public static readonly Shape Question = new(
        "question", ["id", "type", "label"],
        [
            "help", "source", "obligations", "required", "requiredWhen", "shownWhen", "locked", "material", "list", "options", "columns",
            "min", "max", "maxLength", "minRows", "notBefore",
        ]);
    public static readonly Shape Column = new(
        "column", ["id", "type", "label"], ["help", "obligations", "required", "list", "options", "min", "max", "maxLength"]);
    public static readonly Shape List = new("optionList", ["id", "options"], []);
    public static readonly Shape Option = new("option", ["value", "label"], ["score"]);
    public static readonly Shape Condition = new("condition", [], ["all", "any", "not", "question", "equals", "in", "atLeast"]);
    public static readonly Shape Score = new("score", ["id", "title", "kind", "of"], ["levels"]);
    public static readonly Shape ScoreLevel = new("scoreLevel", ["atLeast", "value", "label"], []);

    public static readonly Shape Proportionality = new(
        "proportionalityFile", [], ["$schema", "form", "note", "tiers", "requirements", "opinions", "cases"]);
    public static readonly Shape Tier = new("tierRule", ["id", "tier", "when", "why", "source"], []);
    public static readonly Shape Requirement = new("requirement", ["id", "kind", "target", "why", "source"], ["from", "when"]);
    public static readonly Shape Opinion = new(
        "opinionKind", ["id", "title", "form", "role", "workingDays", "validMonths", "source"], ["barsDeciding"]);
    public static readonly Shape Case = new("proportionalityCase", ["answers", "tier"], ["requires", "spares"]);

    public static readonly Shape[] All =
    [
        Form, Section, Question, Column, List, Option, Condition, Score, ScoreLevel, Proportionality, Tier, Requirement, Opinion, Case,
    ];
}
