using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>Names under which secrets are kept, and names that look alike but hold public values.</summary>
internal static class SecretNames
{
    private static readonly string[] Telling =
    [
        "secret", "token", "apikey", "api_key", "api-key", "api key", "passw", "passphrase", "pwd", "credential", "private", "bearer", "authoriz", "access_key", "accesskey",
        "access-key", "access key", "account_key", "accountkey", "encryption", "signing", "licensekey", "license_key", "_key", "-key", ".key", " key", "key", "_pat", "salt",
        "webhook", "clé", "jeton", "motdepasse", "mdp", "auth", "client_id", "clientid", "client id", "app_id", "appid", "org_id", ".login", "session", "access", "cle_", "cle ",
    ];

    private static readonly string[] Public =
    [
        "publickey", "public_key", "public-key", "keyword", "keyboard", "monkey", "key_name", "keyname", "primarykey", "primary_key", "foreignkey", "foreign_key", "keyid_",
        "sha1", "sha256", "sha512", "md5", "checksum", "digest", "integrity", "commit", "hash", "etag", "revision", "publickeytoken", "cachekey", "cache_key", "partitionkey",
        "sortkey", "hotkey", "keycode", "turkey", "whiskey", "author", "accessib", "tokeniz", "accès", "max_tokens", "maxtokens",
    ];

    /// <summary>Whether the name standing before a value says that the value is secret.</summary>
    public static bool Tells(ReadOnlySpan<char> name)
    {
        foreach (var no in Public)
        {
            if (name.IndexOf(no, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return no == "author" && name.IndexOf("authoriz", StringComparison.OrdinalIgnoreCase) >= 0;
            }
        }

        foreach (var yes in Telling)
        {
            if (name.IndexOf(yes, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
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
