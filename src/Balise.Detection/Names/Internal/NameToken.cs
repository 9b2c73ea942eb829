namespace Balise.Detection.Names.Internal;

/// <summary>What the lexicon knows of a word. A word may be several things: Pierre is a first name and a common word.</summary>
[Flags]
internal enum WordKinds : uint
{
    None = 0,
    FirstName = 1 << 0,
    Surname = 1 << 1,
    Place = 1 << 2,
    Organisation = 1 << 3,
    Common = 1 << 4,
    Calendar = 1 << 5,

    /// <summary>Announces a person: M., Mme, Dre, Mr.</summary>
    Title = 1 << 6,

    /// <summary>Announces a place or a body that may bear a person's name: rue, école, fondation.</summary>
    Head = 1 << 7,

    /// <summary>A function: directrice, enseignant, ministre.</summary>
    Role = 1 << 8,

    /// <summary>Label of a field that holds a person's name: Nom, Élève, From.</summary>
    Field = 1 << 9,

    Greeting = 1 << 10,
    Farewell = 1 << 11,
    Particle = 1 << 12,

    /// <summary>After an « école » or a « rue » and before its name: secondaire, primaire, publique.</summary>
    HeadQualifier = 1 << 13,

    /// <summary>Part of the name of somebody public, historical or fictional: Einstein, Champlain, Poirot. A neighbour may bear it too.</summary>
    Famous = 1 << 14,

    /// <summary>Often named after somebody, or speaks of public people: ouragan, salle, loi, roman, quiz.</summary>
    Bearer = 1 << 15,

    // The kinds below serve the rules only: the model does not see them.

    /// <summary>A title that a name must follow: Mme, Dre, Mrs.</summary>
    StrongTitle = 1 << 16,

    /// <summary>A label whose value is always a name: Nom, Prénom, Élève.</summary>
    StrongField = 1 << 17,

    /// <summary>A head whose bearer is never a person: rue, école, hôpital.</summary>
    StrongHead = 1 << 18,

    /// <summary>Comes after the name it makes into something else: Street, School, inc.</summary>
    TailHead = 1 << 19,

    /// <summary>Followed by « de » and the name of a place: ville, municipalité, MRC.</summary>
    PlaceOf = 1 << 20,

    /// <summary>The kinds the model sees.</summary>
    Observed = 0xFFFF,
}

/// <summary>How a word is written.</summary>
internal enum WordShape : byte
{
    Lower,
    Capitalised,
    AllCapitals,
    Initial,
    Mixed,
    Number,
    Alphanumeric,
    CapitalisedHyphen,
    CapitalisedHyphenLower,
    LowerThenCapital,
}

/// <summary>What stands between a word and the one before it.</summary>
internal enum Gap : byte
{
    Start,
    Space,
    Apostrophe,
    Abbreviation,
    Comma,
    SentenceEnd,
    NewLine,
    BlankLine,
    Colon,
    Open,
    Close,
    Dash,
    Slash,
    At,
    Cell,
    Angle,
    Ampersand,
    Other,
    Quote,
}

/// <summary>A word of the text with all that the model's features are made of.</summary>
internal struct NameToken
{
    public int Start;
    public int End;
    public uint Word;

    /// <summary>The first four folded letters, one byte each, the first one highest.</summary>
    public uint Opening;

    /// <summary>The last four folded letters, one byte each, the last one lowest.</summary>
    public uint Ending;

    public WordKinds Kinds;
    public WordShape Shape;
    public Gap Gap;

    /// <summary>For a hyphenated word, what its first and last parts are: bits 0-1 first name / surname, bits 2-3 likewise for the last part.</summary>
    public byte HyphenParts;

    /// <summary>Inside an address, a path or an identifier: never a name.</summary>
    public bool Excluded;

    /// <summary>Written in lower case elsewhere near it.</summary>
    public bool SeenInLowerCase;

    public readonly bool Is(WordKinds kinds) => (Kinds & kinds) != 0;

    public readonly bool IsCapitalised => Shape is WordShape.Capitalised or WordShape.AllCapitals or WordShape.Initial
        or WordShape.Mixed or WordShape.CapitalisedHyphen or WordShape.CapitalisedHyphenLower or WordShape.LowerThenCapital;
}
