using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>E-mail address. Role mailboxes (info@, secretariat@) are contact details of an organisation and say so.</summary>
internal static class EmailDetector
{
    private const int MaxLocal = 64;
    private const int MaxDomain = 190;

    private static readonly HashSet<ulong> Roles = [.. ("info information infos renseignements contact courriel accueil reception secretariat direction admin "
        + "administration support soutien aide help service services communications communication webmaster noreply nepasrepondre bureau office "
        + "ecole bibliotheque greffe rh hr emplois jobs carriere presse media medias ventes sales facturation comptabilite achats acces securite "
        + "security privacy abuse postmaster hello bonjour equipe team clientele reclamations plaintes inscription inscriptions urgence "
        + "responsable archives technique informatique ti dsi mairie ville permis loisirs").Split(' ').Select(w => WordHash.Of(w))];

    public static readonly Detector Detector = new()
    {
        Id = "email",
        Types = [FindingType.Email],
        On = Trigger.At,
        Examine = Examine,
        Finds =
        [
            "Écrire à ⟦jean.tremblay+ecole@exemple.qc.ca⟧.",
            "<⟦m_roy@sub.domaine.org⟧>",
            "mailto:⟦o'neil@example.com⟧",
            "⟦hélène.côté@exemple.ca⟧",
        ],
        Ignores = ["@mention sur le canal", "prix @ 4.50 chacun", "npm install @scope/paquet@1.2.3", "git@", "a@b", "user@localhost"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var local = start;
        var floor = Math.Max(0, start - MaxLocal);
        while (local > floor && IsLocal(text[local - 1]))
        {
            local--;
        }

        while (local < start && text[local] is '.' or '\'' or '-' or '/' or '=' or '&' or '*' or '`' or '%' or '#' or '?')
        {
            local++;
        }

        // « ADMIN_EMAIL=admin@… »: the name of the setting is not the mailbox.
        local += text[local..start].LastIndexOf('=') + 1;
        if (local == start || text[start - 1] == '.')
        {
            return;
        }

        var stop = Domain(text, start + 1);
        if (stop < 0 || IsFileName(text[start..stop]))
        {
            return;
        }

        var name = text[local..start];
        var role = IsRole(name);
        if (role && text[(start + 1)..stop] is "example.com" or "example.org" or "example.net")
        {
            return;
        }

        scan.Report(local, stop, FindingType.Email, role ? .6f : .97f, Reasons.Format, role ? FindingFlags.PublicContact : FindingFlags.None);
    }

    // « --data @donnees.json », « logo@2x.png »: a file, not a mailbox.
    private static bool IsFileName(ReadOnlySpan<char> domain)
    {
        var ending = domain[(domain.LastIndexOf('.') + 1)..];
        return ending is "json" or "xml" or "txt" or "csv" or "yml" or "yaml" or "html" or "png" or "jpg" or "jpeg" or "gif" or "svg" or "pdf" or "log" or "js" or "css";
    }

    private static bool IsRole(ReadOnlySpan<char> local)
    {
        var cut = local.IndexOfAny(".-_+");
        return Roles.Contains(WordHash.Of(cut < 0 ? local : local[..cut]));
    }

    /// <summary>End of a domain with at least one dot and a top level of letters, or -1.</summary>
    private static int Domain(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + MaxDomain);
        var end = -1;
        var i = at;
        var labels = 0;
        while (i < limit)
        {
            var from = i;
            while (i < limit && (Chars.IsWord(text[i]) && text[i] != '_' || text[i] == '-'))
            {
                i++;
            }

            var length = i - from;
            if (length is 0 or > 63 || text[from] == '-')
            {
                break;
            }

            labels++;
            if (labels > 1 && length >= 2 && text[from..i].IndexOfAnyInRange('0', '9') < 0)
            {
                end = text[i - 1] == '-' ? i - 1 : i;
            }

            if (i >= limit || text[i] != '.')
            {
                break;
            }

            i++;
        }

        return end;
    }

    private static bool IsLocal(char c) => Chars.IsWord(c) || c is '.' or '+' or '-' or '\'' or '%' or '&' or '=' or '#' or '!' or '*' or '/' or '?' or '^' or '~' or '`';
}
