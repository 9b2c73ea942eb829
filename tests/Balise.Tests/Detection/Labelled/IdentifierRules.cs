using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Balise.Tests.Detection.Labelled;

/// <summary>What a marked value must look like, by type. Says why a value is wrong, or null.</summary>
internal static partial class IdentifierRules
{
    public static readonly IReadOnlySet<string> Types = new HashSet<string>
    {
        "CA_SIN", "QC_NAM", "QC_CODE_PERMANENT", "QC_DRIVER_LICENCE", "CA_PASSPORT", "QC_PLATE", "HEALTH_NUMBER",
        "CA_BANK_ACCOUNT", "CREDIT_CARD", "IBAN", "PHONE", "EMAIL", "POSTAL_CODE", "ADDRESS", "DATE_OF_BIRTH", "FILE_NUMBER",
        "EMPLOYEE_ID", "IP_ADDRESS", "MAC_ADDRESS", "IMEI", "VIN", "USERNAME", "PASSWORD", "SECRET", "MARKING", "PERSON",
    };

    public static string? Fault(string type, string value)
    {
        var bare = Separators().Replace(value, "").ToUpperInvariant();
        return type switch
        {
            "CA_SIN" => Require(Sin().IsMatch(bare) && CheckDigits.Luhn(bare), "nine digits, first 1 to 7 or 9, Luhn"),
            "QC_NAM" => Require(IsNam(bare), "four letters, eight digits, a date and a right check digit"),
            "QC_CODE_PERMANENT" => Require(FourEight().IsMatch(bare) && IsDate(bare[8..10], bare[6..8], bare[4..6]), "NNNP DD MM(+50) YY nn"),
            "QC_DRIVER_LICENCE" => Require(Licence().IsMatch(bare), "a letter and twelve digits"),
            "CA_PASSPORT" => Require(Passport().IsMatch(bare), "AA999999 or A999999AA"),
            "CREDIT_CARD" => Require(Card().IsMatch(bare) && CheckDigits.Luhn(bare), "a known prefix and Luhn"),
            "IBAN" => Require(Iban().IsMatch(bare) && CheckDigits.Mod97(bare) == 1, "remainder 1 by 97"),
            "POSTAL_CODE" => Require(Postal().IsMatch(bare), "ANA NAN without D F I O Q U"),
            "PHONE" => Require(Phone().IsMatch(value), "seven digits or more"),
            "EMAIL" => Require(value.IndexOf('@') > 0 && value.LastIndexOf('.') > value.IndexOf('@'), "name@domain"),
            "IP_ADDRESS" => Require(IPAddress.TryParse(value.Split('/')[0], out _), "an IPv4 or IPv6 address"),
            "MAC_ADDRESS" => Require(Mac().IsMatch(bare.Replace(":", "")), "twelve hexadecimal digits"),
            "IMEI" => Require(bare.Length == 15 && bare.All(char.IsAsciiDigit) && CheckDigits.Luhn(bare), "fifteen digits, Luhn"),
            "VIN" => Require(VinShape().IsMatch(bare) && CheckDigits.Vin(bare) == bare[8], "17 characters and a right ninth one"),
            _ => Require(value.Trim().Length == value.Length && value.Length > 1, "no outer space, two characters or more"),
        };
    }

    private static bool IsNam(string bare) =>
        FourEight().IsMatch(bare) && IsDate(bare[4..6], bare[6..8], bare[8..10])
        && (CheckDigits.Nam(bare[..11], 19) == bare[11] || CheckDigits.Nam(bare[..11], 20) == bare[11]);

    private static bool IsDate(string year, string month, string day)
    {
        var plain = (int.Parse(month, CultureInfo.InvariantCulture) % 50).ToString("00", CultureInfo.InvariantCulture);
        return DateOnly.TryParseExact($"20{year}-{plain}-{day}", "yyyy-MM-dd", out _)
            || DateOnly.TryParseExact($"19{year}-{plain}-{day}", "yyyy-MM-dd", out _);
    }

    private static string? Require(bool valid, string rule) => valid ? null : $"expected {rule}";

    [GeneratedRegex(@"[\s.\-\u00A0\u202F\u2011]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[1-79]\d{8}$")]
    private static partial Regex Sin();

    [GeneratedRegex(@"^[A-Z]{4}\d{8}$")]
    private static partial Regex FourEight();

    [GeneratedRegex(@"^[A-Z]\d{12}$")]
    private static partial Regex Licence();

    [GeneratedRegex(@"^([A-Z]{2}\d{6}|[A-Z]\d{6}[A-Z]{2})$")]
    private static partial Regex Passport();

    [GeneratedRegex(@"^(4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6011\d{12}|36\d{12})$")]
    private static partial Regex Card();

    [GeneratedRegex(@"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$")]
    private static partial Regex Iban();

    [GeneratedRegex(@"^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$")]
    private static partial Regex Postal();

    [GeneratedRegex(@"(\d[^\d]*){7,}")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[0-9A-F]{12}$")]
    private static partial Regex Mac();

    [GeneratedRegex(@"^[A-HJ-NPR-Z0-9]{17}$")]
    private static partial Regex VinShape();
}
