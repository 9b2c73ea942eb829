using System.Collections.Frozen;

namespace Balise.Detection;

/// <summary>The stable capital names of finding types, as written in exports, journals and placeholders.</summary>
public static class FindingTypes
{
    private static readonly string[] Names =
    [
        "NONE", "PERSON", "CA_SIN", "QC_NAM", "QC_CODE_PERMANENT", "QC_DRIVER_LICENCE", "CA_PASSPORT", "QC_PLATE", "HEALTH_NUMBER",
        "CA_BANK_ACCOUNT", "CREDIT_CARD", "CARD_SECURITY_CODE", "IBAN", "NEQ", "PHONE", "EMAIL", "POSTAL_CODE", "ADDRESS",
        "DATE_OF_BIRTH", "FILE_NUMBER", "EMPLOYEE_ID", "IP_ADDRESS", "MAC_ADDRESS", "IMEI", "VIN", "US_SSN", "USERNAME", "PASSWORD",
        "SECRET", "MARKING", "CUSTOM",
    ];

    private static readonly FrozenDictionary<string, FindingType> ByName =
        Names.Select((name, i) => (name, i)).Skip(1).ToFrozenDictionary(x => x.name, x => (FindingType)x.i, StringComparer.Ordinal);

    /// <summary>Every type that can be reported, in declaration order.</summary>
    public static IReadOnlyList<FindingType> All { get; } = [.. Enumerable.Range(1, Names.Length - 1).Select(i => (FindingType)i)];

    public static string Name(FindingType type) => (int)type < Names.Length ? Names[(int)type] : "NONE";

    public static bool TryParse(string name, out FindingType type) => ByName.TryGetValue(name, out type);
}
