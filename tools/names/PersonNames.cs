namespace Balise.NameTraining;

/// <summary>Makes people's names, known or invented, in the many ways they are written.</summary>
internal sealed class PersonNames(SeededRandom random)
{
    private static readonly string[] Onsets = ["B", "Br", "C", "Ch", "D", "Dj", "F", "G", "Gr", "H", "J", "K", "Kh", "Kr", "L", "M", "N", "P", "Pr", "R", "S", "Sch", "Sh", "St", "T", "Tr", "V", "W", "Y", "Z", "Zh", "A", "E", "I", "O", "U"];
    private static readonly string[] Middles = ["al", "an", "ar", "as", "el", "en", "er", "il", "in", "is", "ol", "on", "or", "os", "ul", "un", "ur", "aba", "ama", "ani", "ele", "imi", "ogo", "ume", "oui", "ai", "eau", "ou", "ie", "ak", "ek", "ok", "att", "ell", "enn", "ill", "oss"];
    private static readonly string[] Ends = ["ov", "ova", "ski", "ska", "ez", "ian", "yan", "oglu", "eau", "ard", "ault", "son", "sen", "ic", "ić", "escu", "aki", "moto", "mura", "wala", "dze", "vili", "enko", "uk", "ès", "et", "ette", "in", "ier", "ière", "ot", "ou", "a", "i", "o", "é", "el", "er", "man", "stein", "berg", "dóttir", "quist", "ton", "ley", "ford", "wood", "ng", "ane", "oui", "ine", "ari", "elli", "ucci", "ão", "eira", "ides", "poulos"];
    private static readonly string[] Particles = ["de ", "de la ", "du ", "d'", "d’", "de ", "de la ", "van der ", "van den ", "von ", "van ", "al-", "el-", "dos ", "da ", "des "];
    private static readonly string[] CapitalParticles = ["D'", "D’", "Le ", "La ", "Van ", "Von ", "Ben ", "El ", "El-", "Al-", "Al ", "Da ", "Di ", "De ", "Des ", "Du ", "Bou", "Ait ", "Aït ", "O'", "O’", "O'", "O’", "Mc", "Mac", "Mc ", "St-", "Saint-", "Ste-", "L'", "L’", "N'", "M'", "Abou ", "Abu ", "De La ", "Van Den "];

    private readonly IReadOnlyList<string> _first = WordLists.Read("FirstName");
    private readonly IReadOnlyList<string> _surnames = WordLists.Read("Surname");

    /// <summary>What a slot of a sentence stands for, when it is a person.</summary>
    public string? TryMake(string slot) => slot switch
    {
        "P" => Full(),
        "p" => Full().ToLowerInvariant(),
        "F" => First(),
        "f" => First().ToLowerInvariant(),
        "S" => Surname(),
        "s" => Surname().ToLowerInvariant(),
        "Q" => (random.Below(2) == 0 ? Surname().ToUpperInvariant() : Surname()) + ", " + First(),
        "U" => random.Below(3) switch
        {
            0 => Surname().ToUpperInvariant() + " " + First(),
            1 => First() + " " + Surname().ToUpperInvariant(),
            _ => Surname() + " " + First(),
        },
        "I" => random.Below(3) == 0 ? Surname() + " " + Initials() : Initials() + " " + Surname(),
        _ => null,
    };

    public string First() => random.Below(100) switch
    {
        < 82 => random.Pick(_first),
        < 90 => random.Pick(_first) + "-" + random.Pick(_first),
        _ => Invented(),
    };

    public string Surname() => random.Below(100) switch
    {
        < 62 => random.Pick(_surnames),
        < 72 => random.Pick(_surnames) + "-" + random.Pick(_surnames),
        < 75 => random.Pick(_surnames) + " " + random.Pick(_surnames),
        < 80 => random.Pick(CapitalParticles) + (random.Below(2) == 0 ? random.Pick(_surnames) : Invented()),
        < 85 => random.Pick(Particles) + (random.Below(2) == 0 ? random.Pick(_surnames) : Invented()),
        _ => Invented(),
    };

    /// <summary>A name as a school, a street or a foundation bears it: Jean-Talon, Marguerite Bourgeoys.</summary>
    public string Eponym(string joint) => First() + joint + Surname().Replace(" ", joint);

    private string Full() => random.Below(100) switch
    {
        < 5 => First() + " " + Initial() + ". " + Surname(),
        < 9 => First() + " " + First() + " " + Surname(),
        < 10 => First() + " « " + First() + " » " + Surname(),
        < 14 => First().ToUpperInvariant() + " " + Surname().ToUpperInvariant(),
        _ => First() + " " + Surname(),
    };

    private string Initials() => random.Below(3) switch
    {
        0 => Initial() + ".-" + Initial() + ".",
        1 => Initial() + ". " + Initial() + ".",
        _ => Initial() + ".",
    };

    /// <summary>Any letter but M: « M. Roy » is a title and a name.</summary>
    private char Initial() => "ABCDEFGHIJKLNOPQRSTUVWXYZ"[random.Below(25)];

    private string Invented()
    {
        var name = random.Pick(Onsets);
        for (var i = 1 + random.Below(2); i > 0; i--)
            name += random.Pick(Middles);
        return random.Below(3) > 0 ? name + random.Pick(Ends) : name;
    }
}
