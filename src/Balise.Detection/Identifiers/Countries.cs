using System.Collections.Frozen;
using Balise.Detection.Context;

namespace Balise.Detection.Identifiers;

/// <summary>Names of countries as they close an address, in English and in French (ISO 3166-1, usual short names).</summary>
internal static class Countries
{
    private const int MaxLength = 34;

    private static readonly FrozenSet<ulong> Names = (
        "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia "
        + "botswana brazil brunei bulgaria burkina burundi cambodia cameroon canada chad chile china colombia comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt "
        + "eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana greece greenland grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia "
        + "iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg "
        + "macedonia madagascar malawi malaysia maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal "
        + "netherlands nicaragua niger nigeria norway oman pakistan palau panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles singapore "
        + "slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu uganda ukraine uruguay "
        + "uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe kingdom usa uk "
        + "albanie algérie allemagne angleterre argentine arménie australie autriche belgique bolivie brésil bulgarie cambodge cameroun chili chine chypre colombie corée croatie danemark égypte "
        + "équateur espagne estonie éthiopie finlande gabon ghana grèce hongrie inde indonésie irak irlande islande israël italie jamaïque japon jordanie koweït lettonie liban lituanie macédoine "
        + "malaisie maroc maurice mauritanie mexique moldavie mongolie norvège ouganda pérou pologne roumanie russie sénégal serbie singapour slovaquie slovénie somalie soudan suède suisse syrie "
        + "tanzanie tchad tchéquie thaïlande tunisie turquie zambie").Split(' ').Select(w => WordHash.Of(w)).ToFrozenSet();

    private static readonly string[] Longer =
    [
        "United States", "United States of America", "États-Unis", "Royaume-Uni", "Pays-Bas", "United Arab Emirates", "Saudi Arabia", "South Africa", "New Zealand", "Sri Lanka", "Costa Rica",
        "El Salvador", "Dominican Republic", "Czech Republic", "Sierra Leone", "Cape Verde", "Papua New Guinea", "Puerto Rico", "San Marino", "Solomon Islands", "Marshall Islands", "Ivory Coast",
        "Antigua and Barbuda", "Trinidad and Tobago", "Saint Lucia", "Saint Kitts and Nevis", "Saint Vincent and the Grenadines", "Central African Republic", "Vatican City", "Timor-Leste", "Hong Kong",
        "Côte d’Ivoire", "Côte d'Ivoire", "Nouvelle-Zélande", "Afrique du Sud", "Arabie saoudite", "Guinea-Bissau", "Bosnia and Herzegovina", "République tchèque", "Burkina Faso",
    ];

    /// <summary>Whether a few words end with the name of a country: « Brazil », « Porto Alegre Brazil ».</summary>
    public static bool EndsWithOne(ReadOnlySpan<char> words)
    {
        var last = words[(words.LastIndexOf(' ') + 1)..];
        if (last.Length <= MaxLength && Names.Contains(WordHash.Of(last)))
        {
            return true;
        }

        foreach (var name in Longer)
        {
            if (words.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
