using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Walks the parts of a civic address. Each method moves a cursor forward or leaves it where it was.</summary>
internal ref struct AddressReader(ReadOnlySpan<char> text, int at)
{
    private readonly ReadOnlySpan<char> text = text;

    public int At = at;

    public readonly char Next => At < text.Length ? text[At] : '\0';

    /// <summary>After a civic number: a unit letter (654-B, 12A), a range (120-122), a half.</summary>
    public void Number()
    {
        if (Next is '½' or '¼' or '¾')
        {
            At++;
        }
        else if (Next == '-' && At + 1 < text.Length && (Chars.IsDigit(text[At + 1]) || (Chars.IsAsciiLetter(text[At + 1]) && !IsLetterAt(At + 2))))
        {
            At++;
            while (Chars.IsDigit(Next))
            {
                At++;
            }

            if (Chars.IsAsciiLetter(Next) && !IsLetterAt(At + 1))
            {
                At++;
            }

            At += text[At..].StartsWith(" 1/2 ") ? 4 : 0;
        }
        else if (Chars.IsAsciiLetter(Next) && Next != 'e' && !IsLetterAt(At + 1))
        {
            At++;
        }
        else if (text[At..].StartsWith(" 1/2") || text[At..].StartsWith(" ½") || text[At..] is [' ', >= 'A' and <= 'H', ',' or ' ', ..] and not [_, 'E', ' ', >= '0' and <= '9', ..])
        {
            At += text[At + 1] == '1' ? 4 : 2;
        }
    }

    public readonly bool IsLetterAt(int i) => i < text.Length && Chars.IsLetter(text[i]);

    public bool Blanks(bool comma)
    {
        var from = At;
        while (At < text.Length && At - from < 4 && (Chars.IsSpace(Next) || (comma && Next == ',')))
        {
            At++;
        }

        return At > from;
    }

    /// <summary>« de la », « de l' », « du » before a kind of street.</summary>
    public void Article()
    {
        var from = At;
        foreach (var article in (ReadOnlySpan<string>)["de la ", "de l'", "de l’", "du ", "de "])
        {
            if (text[At..].StartsWith(article, StringComparison.Ordinal))
            {
                At += article.Length;
                var word = StreetTypes.WordAt(text, At);
                At = !word.IsEmpty && StreetTypes.IsFrench(word) ? At : from;
                return;
            }
        }
    }

    /// <summary>A French kind of street, abbreviated or not; « 3e Avenue » and « 1re Rue » included.</summary>
    public bool FrenchType(out bool ordinal)
    {
        ordinal = false;
        var from = At;
        if (Chars.IsDigit(Next))
        {
            while (Chars.IsDigit(Next) && At - from < 3)
            {
                At++;
            }

            var suffix = StreetTypes.WordAt(text, At);
            if (suffix is not ("e" or "ième" or "ieme" or "re" or "ère" or "er" or "E" or "th" or "st" or "nd" or "rd"))
            {
                At = from;
                return false;
            }

            At += suffix.Length;
            Blanks(false);
            ordinal = true;
        }

        var word = StreetTypes.WordAt(text, At);
        if (word is "grand" or "Grand" or "petit" or "Petit" or "vieux" or "Vieux" or "ancien" && At + word.Length < text.Length && text[At + word.Length] == ' ')
        {
            // « petit rang Saint-Régis »
            At += word.Length + 1;
            word = StreetTypes.WordAt(text, At);
            ordinal |= word is "rang" or "Rang" or "chemin" or "Chemin";
        }

        if (word.IsEmpty || !StreetTypes.IsFrench(word))
        {
            At = from;
            return false;
        }

        At += word.Length;
        if (Next == '.')
        {
            At++;
        }

        return true;
    }

    /// <summary>A name after the kind: capitalised words, numbers, and the small words between them.</summary>
    public bool Name(bool lowerCase)
    {
        var accepted = At;
        var words = 0;
        var capital = false;
        var linked = false;
        while (words < 8)
        {
            var from = At;
            if (!Blanks(false) && Next is not ('\'' or '’' or '-'))
            {
                break;
            }

            if (Next is '\'' or '’' or '-')
            {
                At++;
            }

            var word = StreetTypes.WordAt(text, At);
            if (word.IsEmpty)
            {
                var digits = At;
                while (Chars.IsDigit(Next))
                {
                    At++;
                }

                // « chemin du 4e-Rang Ouest »
                if (At - digits is 1 or 2 && words > 0 && text[At..] is ['e' or 'E', ' ' or '-', 'R' or 'r', 'a', 'n', 'g', ..])
                {
                    At += "e-rang".Length;
                    accepted = At;
                    words++;
                    continue;
                }

                if (At == digits || At - digits > 4 || words > 0)
                {
                    At = from;
                    break;
                }

                accepted = At;
                words++;
                continue;
            }

            var unit = StreetTypes.IsUnit(word);
            if (!unit && linked && !Chars.IsUpper(word[0]) && !StreetTypes.IsConnector(word) && word.Length > 3 && text[(At + word.Length)..] is [' ' or '-', var next, ..] && Chars.IsUpper(next))
            {
                // « rue du docteur Penfield », « avenue du président Kennedy »: the title in lower case, the name after it.
                At += word.Length;
                words++;
                linked = false;
                continue;
            }

            linked = StreetTypes.IsConnector(word);
            if (unit || !(Chars.IsUpper(word[0]) || StreetTypes.IsConnector(word) || (words > 0 && StreetTypes.IsDirection(word)) || (lowerCase && !capital && words < 2 && !StreetTypes.IsStop(word))))
            {
                At = from;
                break;
            }

            At += word.Length;
            words++;
            capital |= Chars.IsUpper(word[0]);
            if (Next == '.' && word.Length <= 3 && At + 1 < text.Length && text[At + 1] is ' ' or '-')
            {
                At++;
            }

            if (Chars.IsUpper(word[0]) || StreetTypes.IsDirection(word) || (lowerCase && !StreetTypes.IsConnector(word)))
            {
                accepted = At;
            }
        }

        At = accepted;
        return accepted > 0 && words > 0;
    }

    /// <summary>« , Longueuil (Québec) », « , Laval, QC », « Toronto ON ». Nothing when no province, postal code or end of line confirms the town.</summary>
    public void Town()
    {
        var from = At;
        var comma = Next == ',';
        var lines = 0;
        while (At < text.Length && At - from < 12 && (Chars.IsSpace(Next) || Next is ',' || (Next is '\n' or '\r' && lines++ < 2)))
        {
            At++;
        }

        if (At == from)
        {
            return;
        }

        var start = At;
        var words = 0;
        while (words < 5)
        {
            var word = StreetTypes.WordAt(text, At);
            if (word.IsEmpty || !(Chars.IsUpper(word[0]) || (words > 0 && StreetTypes.IsConnector(word))) || StreetTypes.IsUnit(word))
            {
                break;
            }

            At += word.Length;
            words++;
            if (Next is '\'' or '’')
            {
                At++;
            }
            else if (Next == ' ' && IsLetterAt(At + 1))
            {
                var next = StreetTypes.WordAt(text, At + 1);
                if (StreetTypes.IsProvince(next) || !(Chars.IsUpper(next[0]) || StreetTypes.IsConnector(next)))
                {
                    break;
                }

                At++;
            }
            else
            {
                break;
            }
        }

        var town = At;
        if (words == 0 || town == start || !(Province() || (lines == 0 && comma && (town >= text.Length || text[town] is '\n' or '\r' or '.' or ';' or ')' or ','))))
        {
            At = from;
        }
    }

    private bool Province()
    {
        var from = At;
        while (At - from < 3 && (Next is ' ' or ',' or '(' or '\u00a0'))
        {
            At++;
        }

        var word = StreetTypes.WordAt(text, At);
        if (!word.IsEmpty && StreetTypes.IsProvince(word) && (word.Length > 2 || Chars.IsUpper(word[0])))
        {
            At += word.Length + (At + word.Length < text.Length && text[At + word.Length] == ')' ? 1 : 0);
            return true;
        }

        At = from;
        return IsPostal(from);
    }

    private readonly bool IsPostal(int at)
    {
        while (at < text.Length && text[at] is ' ' or ',' or '\u00a0')
        {
            at++;
        }

        return Shape.Match(text, at, "LdL~dLd") > 0;
    }
}
