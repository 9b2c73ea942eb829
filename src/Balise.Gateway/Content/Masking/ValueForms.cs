using Balise.Detection;

namespace Balise.Gateway.Content.Masking;

/// <summary>When two writings are one value: separators do not count in a number, nor case in an address; everything counts in a secret.</summary>
internal static class ValueForms
{
    public static string Normalise(FindingType type, ReadOnlySpan<char> value) => type switch
    {
        FindingType.Secret or FindingType.Password or FindingType.Username or FindingType.Custom or FindingType.Marking => value.ToString(),
        FindingType.Email or FindingType.Person or FindingType.Address or FindingType.IpAddress => Words(value),
        _ => LettersAndDigits(value),
    };

    private static string LettersAndDigits(ReadOnlySpan<char> value)
    {
        var kept = value.Length <= 128 ? stackalloc char[value.Length] : new char[value.Length];
        var length = 0;
        foreach (var c in value)
        {
            if (char.IsLetterOrDigit(c))
            {
                kept[length++] = char.ToUpperInvariant(c);
            }
        }

        return length == 0 ? value.ToString() : kept[..length].ToString();
    }

    private static string Words(ReadOnlySpan<char> value)
    {
        var kept = value.Length <= 128 ? stackalloc char[value.Length] : new char[value.Length];
        var length = 0;
        foreach (var c in value)
        {
            if (!char.IsWhiteSpace(c))
            {
                kept[length++] = char.ToUpperInvariant(c);
            }
            else if (length > 0 && kept[length - 1] != ' ')
            {
                kept[length++] = ' ';
            }
        }

        return kept[..length].Trim().ToString();
    }
}
