using System.Globalization;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Norms.Forms;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Dossiers;

/// <summary>The ruling of a committee and the terms of the authorisation it issues, as typed.</summary>
public sealed class RulingForm
{
    /// <summary>Product's own length of a first authorisation; no text gives one.</summary>
    private const int UsualMonths = 12;

    public string? Outcome { get; set; }

    public string? Reasons { get; set; }

    public List<string> UseTypes { get; set => field = value ?? []; } = [];

    public string? MaxLevel { get; set; }

    public bool Everyone { get; set; }

    public List<string> ForRoles { get; set => field = value ?? []; } = [];

    public string? Units { get; set; }

    public string? Persons { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public string? TransferAgreement { get; set; }

    /// <summary>What the request asks for: the committee starts from it and may narrow it.</summary>
    public static RulingForm Of(WholeFile file, NormsPack norms, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(norms);
        var answers = norms.Forms.TryGetValue(norms.Proportionality.Form, out var form) ? file.Dossier.AnswersOf(form) : null;
        var asked = answers?["use_types"] is ManyAnswer many ? many.Values.Where(norms.UseTypes.ContainsKey) : [];
        var from = answers?["deployment_date"] is DateAnswer { Value: var day } && day > today ? day : today;
        return new()
        {
            UseTypes = [.. asked.Append(file.UseCase.Details.UseType).Where(norms.UseTypes.ContainsKey).Distinct()],
            MaxLevel = answers?["max_level"] is TextAnswer { Value: var level } && SecurityLevels.TryParse(level, out _) ? level : SecurityLevels.Names[0],
            Everyone = true, From = Iso(from), Until = Iso(from.AddMonths(UsualMonths)),
            TransferAgreement = ServiceGates.Pias(norms, file.Dossier.Needs(norms)).Select(pia => file.Dossier.AnswersOf(pia)["transfer_agreement"]).OfType<TextAnswer>().FirstOrDefault()?.Value,
        };
    }

    public AuthorizationRequest ToRequest() => new AuthorizationForm
    {
        UseTypes = UseTypes, MaxLevel = MaxLevel, Everyone = Everyone, ForRoles = ForRoles, Units = Units, Persons = Persons, From = From, Until = Until,
        TransferAgreement = TransferAgreement,
    }.ToRequest();

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>A condition as typed: what, who, when.</summary>
public sealed record ConditionForm(string Text, string Owner, string DueOn, bool InService = false)
{
    /// <summary>Rows that a page takes; those left blank are no condition.</summary>
    public const int Most = 200;

    public static ConditionForm Blank { get; } = new("", "", "");

    public bool IsBlank => Text.Length + Owner.Length + DueOn.Length == 0;

    public static string Field(int row, string name) => string.Create(CultureInfo.InvariantCulture, $"Input.Conditions.{row}.{name}");

    public static IReadOnlyList<ConditionForm> Read(IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        return
        [
            .. Enumerable.Range(0, Most).TakeWhile(row => posted.ContainsKey(Field(row, "text"))).Select(row => new ConditionForm(
                AnswerMark.Clean(posted[Field(row, "text")].ToString()), posted[Field(row, "owner")].ToString(), posted[Field(row, "dueOn")].ToString().Trim(),
                posted[Field(row, "inService")] == "true")),
        ];
    }

    /// <summary>The conditions that the opinions ask for: the committee keeps, rewords or drops them.</summary>
    public static IReadOnlyList<ConditionForm> From(WholeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return
        [
            .. file.Opinions.Where(opinion => opinion.State == OpinionState.Signed).Select(opinion => opinion.Answers["conditions"]).OfType<RowsAnswer>()
                .SelectMany(rows => rows.Rows).Where(row => !row.IsEmpty).Take(Most)
                .Select(row => new ConditionForm(
                    (row.Cell("condition") as TextAnswer)?.Value ?? "", (row.Cell("owner") as TextAnswer)?.Value ?? "",
                    (row.Cell("due_on") as DateAnswer)?.Value.ToString("O", CultureInfo.InvariantCulture) ?? "")),
        ];
    }

    public DecisionCondition ToCondition() => new(
        Text, new PersonId(Guid.TryParse(Owner, out var person) ? person : Guid.Empty),
        DateOnly.TryParseExact(DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default, null, "", InService);
}
