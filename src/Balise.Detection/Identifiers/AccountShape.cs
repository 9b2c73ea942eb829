using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// How organisations make account names: an initial glued to a surname (« jbolduc »), or a given name and a surname with a dot. The first gives
/// words that no language begins so, or that stand beside the surname itself.
/// </summary>
internal static class AccountShape
{
    private const int Least = 4;
    private const int Most = 20;

    /// <summary>Two consonants that begin words of French or English.</summary>
    private static readonly HashSet<string> Onsets = [.. ("bl br ch cl cr cz dh dj dr dw fl fr gh gl gn gr gu gw kh kl kn kr kw ll mc mn ph pl pn pr ps pt qu rh sc sh sk sl sm sn sp sq sr st sv sw th tr ts tw vl vr wh wr zh zl").Split(' ')];

    private static readonly HashSet<string> Programs =
        ["gmail", "jquery", "bcrypt", "vlan", "jpeg", "cdrom", "gcloud", "wlan", "lsof", "kbit", "cfg", "cmdlet", "ctrl", "xbox", "xlsx", "gzip", "bzip", "rsync", "hcaptcha", "tcpdump", "bgcolor", "rgba", "hsla", "nbsp", "csharp", "fstab", "ldap", "ldaps", "cgroup", "dtype", "html", "https", "xhtml", "nginx", "mkdir", "dbname", "dbhost", "dbuser", "dbpass", "dbadmin", "pgadmin", "jsonl", "tsconfig", "vscode", "vsphere", "vmware", "xpath", "mlops", "ngrok", "dnsmasq", "msbuild", "pkill", "hdfs", "sdcard", "jsdoc", "npmrc"];

    /// <summary>Letters, digits, dots and dashes that may make an account, whatever stands around.</summary>
    public static bool May(ReadOnlySpan<char> value)
    {
        if (value.Length is < Least or > Most || !char.IsAsciiLetterLower(value[0]))
        {
            return false;
        }

        var letters = 0;
        foreach (var c in value)
        {
            if (!(char.IsAsciiLetterLower(c) || Chars.IsDigit(c) || c is '.' or '-' or '_'))
            {
                return false;
            }

            letters += char.IsAsciiLetterLower(c) ? 1 : 0;
        }

        return letters >= 3 && Chars.IsAlphanumeric(value[^1]);
    }

    /// <summary>« jbolduc », « cmsingh04 »: an initial, then a surname, so that the word begins as no word does.</summary>
    public static bool IsInitialed(ReadOnlySpan<char> value)
    {
        var end = value.Length;
        while (end > 0 && Chars.IsDigit(value[end - 1]))
        {
            end--;
        }

        var word = value[..end];
        if (word.Length is < 5 or > 16 || value.Length - end > 4 || word.IndexOfAnyExceptInRange('a', 'z') >= 0 || IsVowel(word[0]) || IsVowel(word[1]) || word[2..].IndexOfAny("aeiouy") < 0)
        {
            return false;
        }

        return word[0] != word[1] && !Onsets.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..2]) && !Programs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    /// <summary>« Marie Tremblay (mtremblay) », « Luc Roy (luc.roy) »: made of the capitalised words right before.</summary>
    public static bool IsMadeOf(ReadOnlySpan<char> value, ReadOnlySpan<char> before)
    {
        var end = value.Length;
        while (end > 0 && Chars.IsDigit(value[end - 1]))
        {
            end--;
        }

        var word = value[..end];
        var dot = word.LastIndexOfAny(".-_");
        var surname = dot >= 0 ? word[(dot + 1)..] : word[1..];
        var i = before.TrimEnd().Length;
        for (var words = 0; words < 4 && i > 0; words++)
        {
            var stop = i;
            while (i > 0 && Chars.IsLetter(before[i - 1]))
            {
                i--;
            }

            var name = before[i..stop];
            if (name.Length >= 3 && Chars.IsUpper(name[0]) && surname.Length >= 3 && (Begins(name, surname) || Begins(word, name) || (end < value.Length && IsCutShort(word, name))))
            {
                return true;
            }

            i = before[..i].TrimEnd(" -,'’").Length;
            if (stop == i)
            {
                break;
            }
        }

        return false;
    }

    // « Hamel, Sabrina: hams01 »: three or four letters of the surname, then an initial.
    private static bool IsCutShort(ReadOnlySpan<char> word, ReadOnlySpan<char> name) =>
        word.Length is 4 or 5 or 6 && (Begins(name, word[..^1]) || word.Length > 4 && Begins(name, word[..^2]));

    /// <summary>Whether a long part of the shorter of the two begins the longer one, without case nor accents.</summary>
    private static bool Begins(ReadOnlySpan<char> name, ReadOnlySpan<char> account)
    {
        var n = Math.Min(name.Length, account.Length);
        for (var i = 0; i < n; i++)
        {
            if (WordHash.Fold(name[i]) != WordHash.Fold(account[i]))
            {
                return false;
            }
        }

        return n >= 3;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
