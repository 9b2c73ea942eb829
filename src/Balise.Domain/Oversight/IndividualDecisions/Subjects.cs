using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Balise.Domain.Data;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>
/// How the person a decision is about is named: the file number of the body's own system, never a name. The registers keep it as given, so
/// that people find the file; the journal, which nobody can erase, only ever holds its keyed form.
/// </summary>
public static class Subjects
{
    public const int Shortest = 3;

    public const int Longest = 64;

    /// <summary>What the keyed forms are made under.</summary>
    public const string Purpose = "subject";

    private const int KeyBytes = 16;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>
    /// 3 to 64 letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, with a digit at least: a name has none. Numbers that tell who someone is outside the
    /// body are refused: a social insurance number, and the codes that hold a name and a date of birth (health insurance, permanent code).
    /// </summary>
    public static bool IsValid(string reference) =>
        reference.Length is >= Shortest and <= Longest && !reference.AsSpan().ContainsAnyExcept(Allowed) && reference.Any(char.IsAsciiDigit)
        && !IsNamed(reference) && !IsSocialInsurance(reference);

    /// <summary>HMAC-SHA-256 (RFC 2104) under a key of the organisation, 32 hexadecimal digits. Case does not tell two people apart.</summary>
    public static string Key(ISecretBox box, OrganizationId organization, string reference) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(box.Key(organization, Purpose), Encoding.UTF8.GetBytes(reference.ToUpperInvariant())).AsSpan(0, KeyBytes));

    // Four letters of a name, then a date of birth and two digits.
    private static bool IsNamed(string reference)
    {
        var bare = Bare(reference);
        return bare.Length == 12 && bare[..4].All(char.IsAsciiLetter) && bare[4..].All(char.IsAsciiDigit);
    }

    // Nine digits with the check digit of Luhn.
    private static bool IsSocialInsurance(string reference)
    {
        var bare = Bare(reference);
        return bare.Length == 9 && bare.All(char.IsAsciiDigit)
            && bare.Select((c, i) => (c - '0') * (i % 2 + 1)).Sum(n => n > 9 ? n - 9 : n) % 10 == 0;
    }

    private static string Bare(string reference) => new([.. reference.Where(char.IsAsciiLetterOrDigit)]);
}
