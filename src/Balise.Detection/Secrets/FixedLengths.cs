namespace Balise.Detection.Secrets;

/// <summary>Keys whose length is fixed by their provider: another length under the provider's own name is something else.</summary>
internal static class FixedLengths
{
    // AWS: forty characters of base64 (IAM user guide, access keys). Okta: two zeros, then forty characters.
    private const int Aws = 40;
    private const int Okta = 42;

    public static bool AreWrong(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        (value.Length != Aws && Has(name, "aws") && (Has(name, "secret_key") || Has(name, "secret_access_key")))
        || (value.Length != Okta && value.StartsWith("00") && Has(name, "okta"));

    private static bool Has(ReadOnlySpan<char> name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
