using System.Globalization;
using Balise.Domain.Data;

namespace Balise.Web.Dossiers;

/// <summary>The form of an authorisation, as typed: what comes back is shown again as it was.</summary>
public sealed class AuthorizationForm
{
    /// <summary>Slug.</summary>
    public string? UseCase { get; set; }

    /// <summary>Slug.</summary>
    public string? System { get; set; }

    /// <summary>A form in which nothing is checked sends nothing: never null.</summary>
    public List<string> UseTypes { get; set => field = value ?? []; } = [];

    /// <summary>Wire name of the level.</summary>
    public string? MaxLevel { get; set; }

    /// <summary>Everyone of the body; else who is listed below.</summary>
    public bool Everyone { get; set; }

    public List<string> ForRoles { get; set => field = value ?? []; } = [];

    /// <summary>One per line.</summary>
    public string? Units { get; set; }

    /// <summary>E-mails, one per line.</summary>
    public string? Persons { get; set; }

    /// <summary>One per line.</summary>
    public string? Conditions { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? From { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? Until { get; set; }

    public string? TransferAgreement { get; set; }

    public string? Reason { get; set; }

    public bool NamesSomeone => ForRoles.Count > 0 || Lines(Units).Count > 0 || Lines(Persons).Count > 0;

    /// <summary>What is sent: the same as through the API. A level that no screen sends falls to the lowest.</summary>
    public AuthorizationRequest ToRequest() => new()
    {
        UseCase = UseCase?.Trim() ?? "",
        System = System?.Trim() ?? "",
        UseTypes = UseTypes,
        MaxLevel = SecurityLevels.TryParse(MaxLevel, out var level) ? level : SecurityLevel.Unclassified,
        Persons = Everyone ? [] : Lines(Persons),
        Roles = Everyone ? [] : ForRoles,
        Units = Everyone ? [] : Lines(Units),
        Conditions = Lines(Conditions),
        From = Day(From),
        Until = Day(Until),
        TransferAgreement = TransferAgreement?.Trim() ?? "",
        Reason = Reason?.ReplaceLineEndings("\n").Trim() ?? "",
    };

    private static IReadOnlyList<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static DateOnly Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
}
