using System.Buffers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>Names under which secrets are kept, and names that look alike but hold public values.</summary>
internal static class SecretNames
{
    private static readonly string[] Telling =
    [
        "secret", "token", "key", "passw", "passphrase", "pwd", "credential", "private", "bearer", "authoriz", "auth", "_pat", "salt", "webhook", "clé", "cle",
        "jeton", "motdepasse", "mdp", "client_id", "clientid", "client id", "app_id", "appid", "org_id", ".login", "session", "access", "sig=", "signature",
    ];

    private static readonly string[] Public =
    [
        "publickey", "public_key", "public-key", "keyword", "keyboard", "key_name", "keyname", "primarykey", "primary_key", "foreignkey", "foreign_key", "keyid_",
        "sha1", "sha256", "sha512", "md5", "checksum", "digest", "integrity", "commit", "hash", "etag", "revision", "publickeytoken", "cachekey", "cache_key", "partitionkey",
        "sortkey", "hotkey", "keycode", "author", "accessib", "tokeniz", "accès", "max_tokens", "maxtokens", "uuid", "guid", "build", "version", "blob", "tree", "parent", "isbn", "url", "http", "serie", "série", "trace", "span",
    ];

    private static readonly SearchValues<string> TellingWords = SearchValues.Create(Telling, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> PublicWords = SearchValues.Create(Public, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the name standing before a value says that the value is secret.</summary>
    public static bool Tells(ReadOnlySpan<char> name)
    {
        if (name.IndexOfAny(TellingWords) < 0)
        {
            return false;
        }

        return name.IndexOfAny(PublicWords) < 0 || name.IndexOf("authoriz", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>Whether the words before a value say that it is a public digest or identifier.</summary>
    public static bool IsPublic(ReadOnlySpan<char> name) => name.IndexOfAny(PublicWords) >= 0;

    /// <summary>Whether the name ends with the very word for a secret: what follows hardly needs to look drawn.</summary>
    public static bool Shouts(ReadOnlySpan<char> name)
    {
        var trimmed = name.TrimEnd(" \t:=\"'`-_>([");
        foreach (var word in (ReadOnlySpan<string>)["secret", "token", "key", "private", "access", "_pat", "apikey", "client_id", "credential"])
        {
            if (trimmed.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return Tells(trimmed);
            }
        }

        return false;
    }

    /// <summary>Where the name stops in a token that holds name and value glued by a hyphen (« serviceSECRET-ab12… »); 0 when it does not.</summary>
    public static int Glued(ReadOnlySpan<char> token)
    {
        var head = token[..Math.Min(token.Length, 48)];
        for (var i = head.Length - 1; i > 3; i--)
        {
            if (head[i] is '-' or '_' && Shouts(head[..i]) && token.Length - i > 12)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>The name before <paramref name="at"/>: what stands on the same line, up to 48 characters, without crossing a comma or a bracket.</summary>
    public static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, int at)
    {
        var from = at;
        while (from > 0 && at - from < 48 && IsNamePart(text[from - 1]))
        {
            from--;
        }

        return text[from..at];
    }

    private static bool IsNamePart(char c) => Chars.IsWord(c) || c is ' ' or '\t' or '-' or '.' or '"' or '\'' or '`' or ':' or '=' or '>' or '[' or ']' or '(' or '*';
}
