namespace Balise.NameTraining;

/// <summary>Makes what stands around people's names, with its label when it is a name of another kind.</summary>
internal sealed class SyntheticWords(SeededRandom random, PersonNames names)
{
    private static readonly string[] Streets = ["rue", "boul.", "boulevard", "avenue", "av.", "chemin", "rang", "place", "montée", "rue", "côte", "allée", "croissant", "route"];
    private static readonly string[] EnglishStreets = ["Street", "St.", "Avenue", "Ave", "Road", "Rd", "Drive", "Lane", "Court", "Blvd", "Way", "Place"];
    private static readonly string[] Facilities = ["parc", "pavillon", "aréna", "centre", "théâtre", "stade", "hôpital", "musée", "pont", "lac", "mont", "complexe", "auditorium", "manoir", "gymnase", "centre communautaire", "centre sportif", "CHSLD", "CLSC", "domaine", "édifice", "quartier", "métro", "barrage"];
    private static readonly string[] EnglishFacilities = ["Park", "Station", "Hall", "Building", "Stadium", "Arena", "Hospital", "Bridge", "Library", "Museum", "Lake", "Airport"];
    private static readonly string[] Schools = ["école", "École", "école secondaire", "École secondaire", "école primaire", "polyvalente", "Polyvalente", "cégep", "Cégep", "collège", "Collège", "centre de services scolaire", "Centre de services scolaire", "CSS", "École des adultes", "centre de formation professionnelle", "Centre de la petite enfance", "CPE", "commission scolaire", "Commission scolaire", "Hôpital", "hôpital", "Université", "Fondation", "fondation", "Institut", "Académie", "Bibliothèque", "Résidence", "Maison", "Pharmacie", "Garage", "Coopérative", "Groupe", "Les Entreprises", "Construction", "Librairie", "Salon", "Clinique", "clinique", "Cabinet", "Transport"];
    private static readonly string[] Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "January", "March", "April", "May", "August", "October"];
    private static readonly string[] Saintly = ["Saint-", "Sainte-", "St-", "Ste-", "Notre-Dame-de-", "Mont-", "Lac-", "Val-", "Rivière-", "Pointe-", "L'"];
    private static readonly string[] Natural = ["des Érables", "des Pins", "de la Montagne", "du Boisé", "des Bouleaux", "de l'Envolée", "du Tournesol", "des Quatre-Vents", "de la Rivière", "Principale", "de l'Église", "du Parc", "des Moulins", "de la Seigneurie", "des Découvreurs", "du Rocher", "de l'Harmonie", "des Cèdres", "Sacré-Cœur", "Notre-Dame", "Mère-Marie", "du Collège", "Sherbrooke", "Laurier", "Papineau", "Wellington", "King", "Victoria", "Albert"];
    private static readonly string[] Codes = ["userName", "MainWindow", "HttpClient", "GetValue", "OrderService", "Foo", "Item", "Controller", "List", "String", "Task", "Node", "Customer", "Program", "App", "Button", "Handler", "Model", "View", "Response", "x1", "INV", "React", "Component", "Exception", "Thread", "Console"];

    /// <summary>Given names that are ordinary words, or verbs, at the start of an English sentence.</summary>
    private static readonly string[] Doubles = ["Mark", "Frank", "Rose", "Grant", "Bill", "Drew", "Chase", "Miles", "Penny", "Dean", "Sterling", "Dawn", "Sandy", "Rusty", "Amber", "Pearl", "Ruby", "Jasper", "Robin", "Jay", "Martin", "Art", "Will", "May", "June", "April", "August", "Grace", "Hope", "Faith", "Joy", "Charity", "Summer", "Autumn", "Rich", "Rob", "Sue", "Pat", "Gene", "Guy", "Jack", "Harry", "Nick", "Norm", "Skip", "Ward", "Wade", "Clay", "Cliff", "Daisy", "Lily", "Violet", "Iris", "Ivy", "Holly", "Heather", "Olive", "Ginger", "Basil", "Sage", "Rosemary", "Crystal", "Gail", "Eve", "Angel", "Christian", "Duke", "Earl", "King", "Bishop", "Page", "Carol", "Melody", "Harmony", "Patience", "Prudence", "Destiny", "Mercy", "Chance", "Buck", "Bud", "Chip", "Dale", "Glen", "Heath", "Lance", "Pierce", "Reed", "Rowan", "Stone", "Trace", "Tucker", "Woody", "Victor", "Major", "Sky", "Star", "Brook", "Forest", "Hunter", "Mason", "Taylor", "Porter", "Parker", "Carter", "Tanner"];

    /// <summary>Given names that are towns, states and rivers as well.</summary>
    private static readonly string[] Towns = ["Florence", "Sydney", "Charlotte", "Victoria", "Georgia", "Virginia", "Carolina", "Regina", "Jordan", "Austin", "Chester", "Lourdes", "Chelsea", "Madison", "Jackson", "Houston", "Lincoln", "Savannah", "Dallas", "Alma", "Brooklyn", "Kingston", "Hamilton", "Preston", "Troy", "Paris", "Sofia", "Vienna", "Milan", "Valencia", "Bethany", "Kent", "Devon", "Dakota", "Cheyenne", "India", "Kenya", "Israel", "Carmel", "Adelaide", "Alberta", "Camden", "Raleigh", "Salem", "Geneva", "Lorraine", "Nancy", "Constance", "Marina", "Asia", "Catalina", "Santiago", "Vendôme", "Clyde", "Nelson", "Wellington", "Windsor", "Richmond", "Douglas", "Gordon", "Murray", "Beverly", "Aurora", "Martinique", "Abitibi", "Verona", "Siena", "Roma"];

    private readonly IReadOnlyList<string> _places = WordLists.Read("Place");
    private readonly IReadOnlyList<string> _bodies = WordLists.Read("Organisation");
    private readonly IReadOnlyList<string> _common = WordLists.Read("Common");
    private readonly IReadOnlyList<string> _roles = WordLists.Read("Role");

    /// <summary>The text of a slot, and the type of its label ("" when it has none).</summary>
    public (string Value, string Type) Make(string slot) => slot switch
    {
        "c" or "cc" => (random.Pick(_places), "LOCATION"),
        "st" => ($"{1 + random.Below(9999)}, {random.Pick(Streets)} {StreetName()}", "LOCATION"),
        "stn" => (StreetName(), "LOCATION"),
        "sten" => ($"{(random.Below(3) == 0 ? names.First() : names.Surname())} {random.Pick(EnglishStreets)}", "LOCATION"),
        "sc" => ($"{random.Pick(Schools)} {Eponymous()}", "ORG"),
        "hy" => (names.Eponym("-"), "ORG"),
        "hyp" => (names.Eponym(random.Below(3) == 0 ? " " : "-"), "LOCATION"),
        "hyps" => (random.Below(2) == 0 ? names.Surname() : names.Eponym(" "), "ORG"),
        "ep" => (random.Below(3) > 0 ? names.Surname() : names.Eponym(" "), "LOCATION"),
        "sa" => (random.Pick(Saintly) + names.First(), "LOCATION"),
        "fac" => ($"{random.Pick(Facilities)} {Eponymous()}", "LOCATION"),
        "fac2" => ($"{(random.Below(3) == 0 ? names.Eponym(" ") : names.Surname())} {random.Pick(EnglishFacilities)}", "LOCATION"),
        "o" => (Body(), "ORG"),
        "z" => (random.Pick(Towns), "LOCATION"),
        _ => (Plain(slot), ""),
    };

    private string Plain(string slot) => slot switch
    {
        "n" => (1 + random.Below(random.Below(2) == 0 ? 60 : 99999)).ToString(),
        "d" => random.Below(3) switch
        {
            0 => $"20{10 + random.Below(17)}-{1 + random.Below(12):00}-{1 + random.Below(28):00}",
            1 => $"{1 + random.Below(28)} {random.Pick(Months)} 20{10 + random.Below(17)}",
            _ => $"{1 + random.Below(28)} {random.Pick(Months)}",
        },
        "h" => random.Below(2) == 0 ? $"{7 + random.Below(14)} h {random.Below(60):00}" : $"{7 + random.Below(14)}:{random.Below(60):00}",
        "e" => $"{names.First().ToLowerInvariant().Replace(' ', '.')}.{names.Surname().ToLowerInvariant().Replace(' ', '.')}@{random.Pick(_common)}.ca",
        "t" => $"{(random.Below(2) == 0 ? 418 : 514)} {200 + random.Below(700)}-{random.Below(10000):0000}",
        "pc" => $"{"GHJ"[random.Below(3)]}{random.Below(10)}{"ABCEGHJKLMNPRSTVWXYZ"[random.Below(20)]} {random.Below(10)}{"ABCEGHJKLMNPRSTVWXYZ"[random.Below(20)]}{random.Below(10)}",
        "k" => random.Below(2) == 0 ? $"{random.Pick(_common)}{random.Below(999)}" : $"{(char)('A' + random.Below(26))}{random.Below(9999)}",
        "K" => random.Pick(Codes),
        "na" => $"{Letters(names.Surname(), 3)}{Letters(names.First(), 1)} {random.Below(10000):0000} {random.Below(10000):0000}",
        "IN" => (char)('A' + random.Below(26)) + (random.Below(2) == 0 ? "." : ""),
        "r" or "r2" => random.Pick(_roles),
        "R" or "R2" => Capital(random.Pick(_roles)) + (random.Below(2) == 0 ? "" : " " + random.Pick(_common)),
        "w" => random.Pick(_common),
        "x" => random.Pick(Doubles),
        "y" => names.First(),
        "Y" => names.Surname(),
        "W" => Capital(random.Pick(_common)),
        "X" => Heading(),
        "V" => Heading().ToUpperInvariant(),
        _ => throw new InvalidOperationException($"No slot is called {slot}."),
    };

    private string StreetName() => random.Below(4) switch
    {
        0 => random.Pick(Natural),
        1 => random.Pick(Saintly) + names.First(),
        2 => names.Surname(),
        _ => names.Eponym(random.Below(3) == 0 ? " " : "-"),
    };

    private string Eponymous() => random.Below(6) switch
    {
        0 => random.Pick(Natural),
        1 => random.Pick(Saintly) + names.First(),
        2 => random.Pick(_places),
        3 => names.Surname(),
        _ => names.Eponym(random.Below(4) == 0 ? " " : "-"),
    };

    private string Body() => random.Below(8) switch
    {
        0 => names.Surname() + random.Below(3) switch { 0 => " inc.", 1 => " et Fils", _ => " & Associés" },
        1 => random.Pick(_bodies) + " " + random.Pick(_bodies),
        2 => random.Pick(_bodies) + " " + Capital(random.Pick(_common)),
        _ => random.Pick(_bodies),
    };

    private string Heading()
    {
        var words = Capital(random.Pick(_common));
        for (var i = random.Below(3); i > 0; i--)
            words += " " + (random.Below(3) == 0 ? random.Pick(_common) : Capital(random.Pick(_common)));
        return words;
    }

    private static string Letters(string name, int count) =>
        new string([.. name.Where(char.IsAsciiLetter)]).ToUpperInvariant().PadRight(count, 'X')[..count];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
