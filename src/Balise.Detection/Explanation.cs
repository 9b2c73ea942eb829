using System.Text;
using Balise.Detection.Markings;

namespace Balise.Detection;

/// <summary>Says why a finding was made, in words for the person it stops. Never repeats the value.</summary>
public static class Explanation
{
    private static readonly (Reasons Reason, string French, string English)[] Words =
    [
        (Reasons.Format, "sa forme correspond", "its format matches"),
        (Reasons.CheckDigit, "son chiffre de contrôle est juste", "its check digit is right"),
        (Reasons.ContextWord, "un mot voisin le nomme", "a nearby word names it"),
        (Reasons.MutualConfirmation, "une autre information du texte le confirme", "other information in the text confirms it"),
        (Reasons.Randomness, "ses caractères semblent tirés au hasard", "its characters look randomly drawn"),
        (Reasons.Placement, "sa place dans le texte est celle d’une mention de classification", "it stands where a classification mark stands"),
        (Reasons.Folded, "il contenait des caractères déguisés ou invisibles", "it held disguised or invisible characters"),
        (Reasons.Decoded, "il était encodé", "it was encoded"),
        (Reasons.Rejoined, "ses chiffres étaient espacés ou coupés", "its digits were spaced out or broken"),
        (Reasons.SpelledOut, "il était écrit en toutes lettres", "it was spelled out in words"),
        (Reasons.SplitAcrossMessages, "il était réparti en plusieurs morceaux", "it was given in several pieces"),
        (Reasons.OperatorRule, "une règle de votre organisation le désigne", "a rule of your organisation designates it"),
        (Reasons.Model, "le modèle de reconnaissance des noms le désigne", "the name recognition model designates it"),
        (Reasons.Repeated, "il reprend un nom déjà trouvé", "it repeats a name already found"),
    ];

    /// <summary>One sentence: what it is, and every reason. Example: « Numéro d’assurance sociale : sa forme correspond; … ».</summary>
    public static string French(in Finding finding) => Sentence(finding, french: true);

    /// <inheritdoc cref="French"/>
    public static string English(in Finding finding) => Sentence(finding, french: false);

    /// <summary>What the type is called on screen.</summary>
    public static string Label(FindingType type, bool french) => type switch
    {
        FindingType.Person => french ? "Nom de personne" : "Person’s name",
        FindingType.CaSin => french ? "Numéro d’assurance sociale" : "Social insurance number",
        FindingType.QcNam => french ? "Numéro d’assurance maladie" : "Québec health insurance number",
        FindingType.QcCodePermanent => french ? "Code permanent" : "Permanent code",
        FindingType.QcDriverLicence => french ? "Permis de conduire" : "Driver’s licence",
        FindingType.CaPassport => french ? "Passeport" : "Passport",
        FindingType.QcPlate => french ? "Plaque d’immatriculation" : "Licence plate",
        FindingType.HealthNumber => french ? "Numéro d’assurance santé" : "Health number",
        FindingType.CaBankAccount => french ? "Compte bancaire" : "Bank account",
        FindingType.CreditCard => french ? "Carte de paiement" : "Payment card",
        FindingType.CardSecurityCode => french ? "Code de vérification de carte" : "Card security code",
        FindingType.Iban => "IBAN",
        FindingType.Neq => french ? "Numéro d’entreprise du Québec" : "Québec enterprise number",
        FindingType.Phone => french ? "Numéro de téléphone" : "Phone number",
        FindingType.Email => french ? "Adresse courriel" : "E-mail address",
        FindingType.PostalCode => french ? "Code postal" : "Postal code",
        FindingType.Address => french ? "Adresse" : "Address",
        FindingType.DateOfBirth => french ? "Date de naissance" : "Date of birth",
        FindingType.FileNumber => french ? "Numéro de dossier" : "File number",
        FindingType.EmployeeId => french ? "Matricule" : "Employee number",
        FindingType.IpAddress => french ? "Adresse IP" : "IP address",
        FindingType.MacAddress => french ? "Adresse MAC" : "MAC address",
        FindingType.Imei => "IMEI",
        FindingType.Vin => french ? "Numéro d’identification de véhicule" : "Vehicle identification number",
        FindingType.UsSsn => french ? "Numéro de sécurité sociale américain" : "US social security number",
        FindingType.Username => french ? "Nom d’utilisateur" : "User name",
        FindingType.Password => french ? "Mot de passe" : "Password",
        FindingType.Secret => french ? "Clé ou jeton d’accès" : "Key or access token",
        FindingType.Marking => french ? "Mention de classification" : "Classification mark",
        _ => french ? "Renseignement désigné par une règle" : "Information designated by a rule",
    };

    /// <summary>What a weak observation is called on screen.</summary>
    public static string Label(SignalKind kind, bool french) => kind switch
    {
        SignalKind.Health => french ? "Vocabulaire de la santé" : "Health vocabulary",
        SignalKind.Judicial => french ? "Vocabulaire judiciaire" : "Judicial vocabulary",
        SignalKind.Disciplinary => french ? "Vocabulaire disciplinaire" : "Disciplinary vocabulary",
        SignalKind.YouthProtection => french ? "Protection de la jeunesse" : "Youth protection",
        SignalKind.EthnicOrigin => french ? "Origine ethnique" : "Ethnic origin",
        SignalKind.SexualOrientation => french ? "Orientation sexuelle" : "Sexual orientation",
        SignalKind.Salary => french ? "Rémunération" : "Salary",
        _ => french ? "Entreprise individuelle" : "Sole proprietorship",
    };

    /// <summary>The reasons alone. Example: « Sa forme correspond; un mot voisin le nomme. »</summary>
    public static string Why(in Finding finding, bool french)
    {
        var reasons = string.Join("; ", Reasoned(finding, french));
        return reasons.Length == 0 ? "" : $"{char.ToUpperInvariant(reasons[0])}{reasons[1..]}.";
    }

    private static string Sentence(in Finding finding, bool french)
    {
        var text = new StringBuilder(Label(finding.Type, french));
        if (finding.Type == FindingType.Marking && finding.Detail is { } kind)
        {
            text.Append(" (").Append(MarkKinds.Label(kind, french)).Append(')');
        }

        var reasons = string.Join("; ", Reasoned(finding, french));
        return text.Append(reasons.Length == 0 ? "" : french ? " : " : ": ").Append(reasons).Append('.').ToString();
    }

    // The model of context says which words weighed most: words of its own, of which the text has the like, never a piece of the text.
    private static string Surroundings(string? words, bool french)
    {
        if (words is null)
        {
            return french ? "le modèle de contexte le désigne d’après ce qui l’entoure" : "the context model designates it by what surrounds it";
        }

        var quoted = words.Replace(", ", french ? " », « " : "”, “", StringComparison.Ordinal);
        return french ? $"le modèle de contexte le désigne, surtout d’après « {quoted} »" : $"the context model designates it, mostly by “{quoted}”";
    }

    private static IEnumerable<string> Reasoned(Finding finding, bool french)
    {
        foreach (var (reason, inFrench, inEnglish) in Words)
        {
            if ((finding.Reasons & reason) != 0)
            {
                yield return reason == Reasons.Model && finding.Type != FindingType.Person ? Surroundings(finding.Detail, french) : french ? inFrench : inEnglish;
            }
        }

        if ((finding.Flags & FindingFlags.PublicContact) != 0)
        {
            yield return french ? "le contexte est celui d’un organisme" : "the context is that of an organisation";
        }
    }
}
