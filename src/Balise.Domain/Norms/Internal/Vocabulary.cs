using Balise.Domain.Data;
using Balise.Domain.Norms.Forms;
using Balise.Domain.Systems;

namespace Balise.Domain.Norms.Internal;

/// <summary>The closed lists of words the files may use.</summary>
internal static class Vocabulary
{
    public static readonly Choices<SecurityLevel> Levels = new(
        [.. Enum.GetValues<SecurityLevel>().Select(level => (level.Name(), level))]);

    public static readonly Choices<SystemType> SystemTypeNames = new(
        [.. Enum.GetValues<SystemType>().Select(type => (type.Name(), type))]);

    public static readonly Choices<MatrixEffect> Effects = new(
        ("deny", MatrixEffect.Deny), ("allow", MatrixEffect.Allow), ("require", MatrixEffect.Require));

    public static readonly Choices<Permission> Permissions = new(
        ("forbidden", Permission.Forbidden), ("restricted", Permission.Restricted), ("allowed", Permission.Allowed));

    public static readonly Choices<InstrumentStatus> Statuses = new(
        ("placeholder", InstrumentStatus.Placeholder), ("in_force", InstrumentStatus.InForce), ("suspended", InstrumentStatus.Suspended),
        ("lifted", InstrumentStatus.Lifted), ("replaced", InstrumentStatus.Replaced));

    public static readonly Choices<Beat> Beats = new(("happened", Beat.Happened), ("why", Beat.Why), ("remedy", Beat.Remedy));

    public static readonly Choices<QuestionType> QuestionTypes = new(
        ("text", QuestionType.Text), ("long_text", QuestionType.LongText), ("choice", QuestionType.Choice), ("multi", QuestionType.Multi),
        ("number", QuestionType.Number), ("money", QuestionType.Money), ("date", QuestionType.Date), ("table", QuestionType.Table),
        ("file", QuestionType.File), ("person", QuestionType.Person), ("system", QuestionType.System), ("dataset", QuestionType.Dataset));

    public static readonly Choices<ScoreKind> ScoreKinds = new(
        ("sum", ScoreKind.Sum), ("max", ScoreKind.Max), ("max_product", ScoreKind.MaxProduct));

    public static readonly Choices<RiskTier> Tiers = new(
        ("light", RiskTier.Light), ("standard", RiskTier.Standard), ("reinforced", RiskTier.Reinforced));

    public static readonly Choices<RequirementKind> RequirementKinds = new(
        ("form", RequirementKind.Form), ("section", RequirementKind.Section), ("opinion", RequirementKind.Opinion),
        ("approval", RequirementKind.Approval), ("grid", RequirementKind.Grid), ("gate", RequirementKind.Gate));

    public static readonly string[] InstrumentKinds =
    [
        "act", "regulation", "order", "application_instruction", "guide", "strategy", "statement", "standard", "local_procedure",
    ];

    public static readonly string[] Relations = ["based_on", "implements", "replaces", "prevails_over", "supplements"];

    public static string NameOf(RequirementKind kind) => Array.Find(RequirementKinds.Pairs, pair => pair.Value == kind).Name;
}
