namespace Balise.Detection.Markings;

/// <summary>The kinds of mark, reported as <see cref="Finding.Detail"/>. Which level each one means is norms data, not ours.</summary>
public static class MarkKinds
{
    public const string Unclassified = "unclassified";
    public const string ProtectedA = "protected_a";
    public const string ProtectedB = "protected_b";
    public const string ProtectedC = "protected_c";
    public const string RestrictedDistribution = "restricted_distribution";
    public const string Internal = "internal";
    public const string Confidential = "confidential";
    public const string HighlyConfidential = "highly_confidential";
    public const string Secret = "secret";
    public const string TopSecret = "top_secret";
    public const string CabinetConfidence = "cabinet_confidence";
    public const string InCamera = "in_camera";
    public const string Embargo = "embargo";
    public const string Privileged = "privileged";
    public const string DoNotDistribute = "do_not_distribute";
    public const string PersonalInformation = "personal_information";
    public const string TlpRed = "tlp_red";
    public const string TlpAmberStrict = "tlp_amber_strict";
    public const string TlpAmber = "tlp_amber";
    public const string TlpGreen = "tlp_green";
    public const string TlpClear = "tlp_clear";

    /// <summary>What a kind of mark is called on screen.</summary>
    public static string Label(string kind, bool french) => kind switch
    {
        Unclassified => french ? "Non classifié" : "Unclassified",
        ProtectedA => french ? "Protégé A" : "Protected A",
        ProtectedB => french ? "Protégé B" : "Protected B",
        ProtectedC => french ? "Protégé C" : "Protected C",
        RestrictedDistribution => french ? "Diffusion restreinte" : "Restricted distribution",
        Internal => french ? "Usage interne" : "Internal use",
        Confidential => french ? "Confidentiel" : "Confidential",
        HighlyConfidential => french ? "Hautement confidentiel" : "Highly confidential",
        Secret => "Secret",
        TopSecret => french ? "Très secret" : "Top secret",
        CabinetConfidence => french ? "Confidences du Conseil des ministres" : "Cabinet confidence",
        InCamera => french ? "Huis clos" : "In camera",
        Embargo => "Embargo",
        Privileged => french ? "Secret professionnel" : "Privileged",
        DoNotDistribute => french ? "Ne pas diffuser" : "Do not distribute",
        PersonalInformation => french ? "Renseignements personnels" : "Personal information",
        _ when kind.StartsWith("tlp_", StringComparison.Ordinal) => "TLP:" + kind[4..].ToUpperInvariant().Replace("_STRICT", "+STRICT"),
        _ => kind,
    };
}
