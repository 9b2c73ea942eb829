using Balise.Detection.Context;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>User names and passwords in the rows of a table whose heading says so: « Nom | Usager | Mot de passe », « username,role ».</summary>
internal static class TableCredentialsDetector
{
    private const int MaxLine = 400;
    private const int MaxRows = 60;
    private const int MaxCells = 16;

    public static readonly Detector Detector = new()
    {
        Id = "table-credentials",
        Types = [FindingType.Username, FindingType.Password],
        On = Trigger.Credential | Trigger.Account | Trigger.Opening,
        Examine = Examine,
        Finds =
        [
            "Nom | Usager | Mdp\nLuc Roy | ⟦lroy⟧ | Patate123",
            "nom;utilisateur;mot de passe\nRoy;lroy;⟦Patate123⟧",
            "username,role,last_login\n⟦lroy⟧,admin,2024-05-04",
            "| Utilisateur | Poste |\n|---|---|\n| ⟦zgagne⟧ | 2210 |",
            "user,action,date\n⟦mcote⟧,login,2025-03-04",
            "Usager      Poste        Étage\nzgagne      PC-1140      3\n⟦nroussin⟧    PC-1152      4",
            "INSERT INTO acces (usager, pwd) VALUES ('⟦lroy⟧', 'Patate123');",
        ],
        Ignores =
        [
            "Nom | Utilisateur\n--- | ---\nRoy | enseignant",
            "utilisateur; mot de passe; courriel : trois champs à remplir",
            "Usager | Total\n12 | 45",
            "Usager | Total\nadultes | 45\nenfants | 12",
            "Usager      Total\nadultes      45",
            "Mot de passe | Obligatoire\nUtilisateur | Oui",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start < scan.TableEnd || (end - start == 1 && Chars.IsLetter(text[start]) && !(IsWord(text, start, "Usager") || IsWord(text, start, "Login") || IsWord(text, start, "Compte") || IsWord(text, start, "Utilisateur"))))
        {
            return;
        }

        var floor = Math.Max(0, start - MaxLine);
        var line = floor + text[floor..start].LastIndexOf('\n') + 1;
        var stop = text[start..Math.Min(text.Length, start + MaxLine)].IndexOf('\n');
        var head = text[line..(stop < 0 ? Math.Min(text.Length, start + MaxLine) : start + stop)];
        if (head.IndexOf("VALUES", StringComparison.OrdinalIgnoreCase) is > 0 and var values)
        {
            Inserted(ref scan, line, head, values);
            return;
        }

        // Whatever becomes of this line, it is read once.
        scan.TableEnd = Math.Max(scan.TableEnd, stop < 0 ? start + MaxLine : start + stop);
        if (stop > 0 && head.IndexOfAny("|;\t") < 0 && head.Trim().IndexOf("  ") > 0)
        {
            AlignedCredentials.Read(ref scan, line, start + stop);
            return;
        }

        var sign = head.IndexOfAny("|;\t") is >= 0 and var at ? head[at] : ',';
        Span<FindingType> columns = stackalloc FindingType[MaxCells];
        if (stop < 0 || head.IndexOf(sign) < 0 || head.IndexOfAny(":=.") >= 0 || Read(head, sign, columns) is not (> 1 and var count))
        {
            return;
        }

        var from = start + stop + 1;
        for (var row = 0; row < MaxRows && from < text.Length; row++)
        {
            var length = text[from..Math.Min(text.Length, from + MaxLine)].IndexOf('\n');
            var to = length < 0 ? Math.Min(text.Length, from + MaxLine) : from + length;
            scan.Into.Work += to - from;
            if (Cells(ref scan, from, to, sign, columns, count) != count || length < 0)
            {
                break;
            }

            from = to + 1;
        }

        scan.TableEnd = Math.Max(scan.TableEnd, from);
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at, string word) =>
        text[at..].StartsWith(word, StringComparison.Ordinal) && (at + word.Length == text.Length || text[at + word.Length] is ' ' or '|' or ';' or '\t' or ',');

    /// <summary>What each column holds; 0 when no heading is that of a user name or of a password.</summary>
    private static int Read(ReadOnlySpan<char> head, char sign, Span<FindingType> columns)
    {
        var count = 0;
        var any = false;
        foreach (var range in head.Split(sign))
        {
            if (count == columns.Length)
            {
                return 0;
            }

            var cell = head[range].Trim(" \"'*_\r");
            if (cell.Length > 28)
            {
                return 0;
            }

            columns[count] = Kind(cell);
            any |= columns[count++] != FindingType.None;
        }

        return any ? count : 0;
    }

    internal static FindingType Kind(ReadOnlySpan<char> cell)
    {
        var topics = Lexicon.Of(cell);
        return (topics & Topics.Password) != 0 ? FindingType.Password
            : (topics & Topics.User) != 0 && ((topics & (Topics.Email | Topics.Ip | Topics.Version)) == 0 || cell.Equals("login", StringComparison.OrdinalIgnoreCase)) && cell.IndexOf("ession") < 0 && cell.IndexOf("ccès") < 0 && cell.IndexOf("last") < 0 ? FindingType.Username : FindingType.None;
    }

    private static int Cells(ref Scan scan, int from, int to, char sign, scoped ReadOnlySpan<FindingType> columns, int count)
    {
        var row = scan.Text[from..to];
        if (row.Count(sign) != count - 1)
        {
            return 0;
        }

        var index = 0;
        foreach (var range in row.Split(sign))
        {
            Report(ref scan, from + range.Start.GetOffset(row.Length), from + range.End.GetOffset(row.Length), columns[index++]);
        }

        return index;
    }

    private static void Inserted(ref Scan scan, int line, ReadOnlySpan<char> head, int values)
    {
        var list = head[..values].TrimEnd();
        var open = list.LastIndexOf('(');
        Span<FindingType> columns = stackalloc FindingType[MaxCells];
        if (open < 0 || list[^1] != ')' || Read(list[(open + 1)..^1], ',', columns) is not (> 0 and var count))
        {
            return;
        }

        scan.TableEnd = line + head.Length;
        var at = line + values;
        var first = head[values..].IndexOf('(');
        var last = head[values..].IndexOf(')');
        if (first > 0 && last > first)
        {
            Cells(ref scan, at + first + 1, at + last, ',', columns, count);
        }
    }

    internal static void Report(ref Scan scan, int from, int to, FindingType type)
    {
        var text = scan.Text;
        while (from < to && text[from] is ' ' or '"' or '\'' or '`' or '*')
        {
            from++;
        }

        while (to > from && text[to - 1] is ' ' or '"' or '\'' or '`' or '*' or '\r')
        {
            to--;
        }

        var value = text[from..to];
        if (type == FindingType.None || value.Length is < 4 or > 40 || value.IndexOfAny(" \t:/") >= 0 || Placeholders.Is(value) || value.IndexOfAnyInRange('a', 'z') < 0 && value.IndexOfAnyInRange('0', '9') < 0)
        {
            return;
        }

        var made = value.IndexOfAnyInRange('0', '9') >= 0 || value.IndexOfAny("._-!?#$*&%@+") > 0;
        if (type == FindingType.Username ? Chars.IsAsciiLetter(value[0]) && (made || (value.IndexOfAnyExceptInRange('a', 'z') < 0 && !UserNames.IsKind(value))) : made)
        {
            scan.Report(from, to, type, .78f, Reasons.ContextWord | Reasons.Placement);
        }
    }
}
