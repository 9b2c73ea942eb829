using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>Stored password hashes (crypt(3) families, bcrypt, Argon2, Kerberos tickets): $id$…</summary>
internal static class PasswordHashDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "password-hash",
        Types = [FindingType.Secret],
        On = Trigger.Digits,
        RunLengths = 0b110,
        Examine = Examine,
        Finds = ["root:⟦$6$52450745$k5ka2p8bFuSmoVT1tzOyyuaREkkKBcCNqoDKzYiJL9RaE8yMnPgh2XzzF0NDrUhgrcLwg78xs1w5pJiypEdFX/⟧:18000", "⟦$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW⟧"],
        Ignores = ["entre 5$ et 6$ par jour", "le $1$ affiché", "$2 et $3"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = start;
        while (from > 0 && start - from < 10 && Chars.IsAsciiLetter(text[from - 1]))
        {
            from--;
        }

        if (from == 0 || text[from - 1] != '$')
        {
            return;
        }

        from--;
        var stop = start;
        var dollars = 1;
        while (stop < text.Length && stop - from < 2000 && text[stop] > ' ' && text[stop] < 127 && text[stop] is not ('"' or '\'' or ':' or '<' or '>') | IsTicket(text[from..]))
        {
            if (char.IsWhiteSpace(text[stop]))
            {
                break;
            }

            dollars += text[stop++] == '$' ? 1 : 0;
        }

        if (dollars >= 3 && stop - from >= 24)
        {
            scan.Report(from, stop, FindingType.Secret, .99f, Reasons.Format, detail: "password_hash");
        }
    }

    private static bool IsTicket(ReadOnlySpan<char> text) => text.StartsWith("$krb5");
}
