using Balise.Detection.Context;
using Balise.Detection.Identifiers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>
/// What stands around a password besides its name: the line above, a command that takes one, the account it goes with, or words that come after
/// (« use Budget2026 as the password »).
/// </summary>
internal static class PasswordBeside
{
    private static readonly string[] Commands =
        ["SecureString ", "SecureString -String ", "sshpass -p ", "sshpass -p", "-storepass ", "--password ", "--pass ", "/pass:", "-Password ", "pass:", "--passphrase ", "-AccountPassword ", "AsPlainText "];

    public static bool Is(ReadOnlySpan<char> text, int from, int to) =>
        IsUnder(text, from, to) || IsFollowed(text[to..Math.Min(text.Length, to + 24)]) || IsArgument(text, from, to) || IsPaired(text, from);

    // « Mot de passe : » alone on its line, and the value alone on the next.
    private static bool IsUnder(ReadOnlySpan<char> text, int from, int to)
    {
        if (from < 5 || text[from - 1] != '\n' || (to < text.Length && text[to] is not ('\n' or '\r' or ' ')))
        {
            return false;
        }

        var above = text[Math.Max(0, from - 42)..(from - 1)];
        above = above[(above.LastIndexOf('\n') + 1)..].TrimEnd(" :\r\u00a0");
        return above.Length is > 2 and < 32 && !Chars.HasDigit(above) && (Lexicon.Of(above) & Topics.Password) != 0 && (to == text.Length || text[to] != ' ');
    }

    private static bool IsFollowed(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("\"'»”");
        foreach (var word in (ReadOnlySpan<string>)
            [" as the password", " as password", " as my password", " as your passw", " comme mot de passe", " comme mdp", " (mot de passe", " (mdp", " (password", " is the password", " est le mot de passe", " is my password", " c'est le mot de pass", " » comme mot de pass"])
        {
            if (rest.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsArgument(ReadOnlySpan<char> text, int from, int to)
    {
        var head = text[Math.Max(0, from - 32)..from].TrimEnd("\"'");
        foreach (var command in Commands)
        {
            if (head.EndsWith(command))
            {
                return text[from] is not ('$' or '%' or '<');
            }
        }

        // « net user jroy Hiver2026! /add », « echo "Hiver2026!" | sudo -S »
        return head.IndexOf("net user ") >= 0 && head.EndsWith(" ") || (head.EndsWith("echo ") && text[to..Math.Min(text.Length, to + 16)].IndexOf("| sudo -S") >= 0);
    }

    // « identifiants : amercier / Hiver2026 »
    private static bool IsPaired(ReadOnlySpan<char> text, int from)
    {
        var head = text[Math.Max(0, from - 60)..from].TrimEnd(' ');
        if (head.IsEmpty || head[^1] != '/' || head.Length < 4 || head[^2] != ' ')
        {
            return false;
        }

        var account = head[..^1].TrimEnd(' ');
        var start = account.LastIndexOf(' ') + 1;
        return AccountShape.May(account[start..]) && (Lexicon.Of(account[..start]) & (Topics.User | Topics.Password)) != 0;
    }
}
