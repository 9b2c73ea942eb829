using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Balise.Domain.Oversight.IndividualDecisions;

namespace Balise.Web.Oversight.IndividualDecisions;

/// <summary>What is typed about a consent.</summary>
public sealed class ConsentForm
{
    public string? UseCase { get; set; }

    public string? Subject { get; set; }

    public string? Action { get; set; }

    public string? On { get; set; }

    public string? Means { get; set; }

    public string? GivenBy { get; set; }

    public string? Note { get; set; }

    /// <param name="field">The first field that says nothing.</param>
    public bool TryRead([NotNullWhen(true)] out ConsentAnswer? answer, out string field)
    {
        answer = null;
        field = string.IsNullOrEmpty(UseCase) ? nameof(UseCase)
            : string.IsNullOrWhiteSpace(Subject) ? nameof(Subject)
            : !Enum.TryParse<ConsentAction>(Action, out var action) || !Enum.IsDefined(action) ? nameof(Action)
            : !DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? nameof(On)
            : "";
        if (field.Length > 0)
        {
            return false;
        }

        answer = new(
            Enum.Parse<ConsentAction>(Action!), DateOnly.ParseExact(On!, "yyyy-MM-dd", CultureInfo.InvariantCulture), Read(Means, ConsentMeans.InWriting),
            Read(GivenBy, ConsentGiver.Person), Note?.ReplaceLineEndings("\n").Trim() ?? "");
        return true;
    }

    private static T Read<T>(string? typed, T usual)
        where T : struct, Enum => Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? value : usual;
}

/// <summary>Whose consents are looked for.</summary>
public sealed class ConsentSearch
{
    public string? Subject { get; set; }
}
