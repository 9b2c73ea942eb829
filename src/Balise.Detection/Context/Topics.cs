namespace Balise.Detection.Context;

/// <summary>What the words around a candidate talk about. Several topics may hold at once.</summary>
[Flags]
internal enum Topics : ulong
{
    None = 0,
    Sin = 1UL << 0,
    Nam = 1UL << 1,
    CodePermanent = 1UL << 2,
    Licence = 1UL << 3,
    Passport = 1UL << 4,
    Plate = 1UL << 5,
    Health = 1UL << 6,
    Bank = 1UL << 7,
    Card = 1UL << 8,
    CardCode = 1UL << 9,
    Iban = 1UL << 10,
    Phone = 1UL << 11,
    Email = 1UL << 12,
    Postal = 1UL << 13,
    Address = 1UL << 14,
    Birth = 1UL << 15,
    File = 1UL << 16,
    Employee = 1UL << 17,
    Student = 1UL << 18,
    Ip = 1UL << 19,
    Mac = 1UL << 20,
    Imei = 1UL << 21,
    Vin = 1UL << 22,
    User = 1UL << 23,
    Password = 1UL << 24,
    Secret = 1UL << 25,
    Ssn = 1UL << 26,

    /// <summary>A number of something that is not a person: invoice, lot, ISBN, version, resolution, budget.</summary>
    Thing = 1UL << 27,

    /// <summary>Business and tax numbers: NEQ, TPS, TVQ, BN.</summary>
    Business = 1UL << 28,

    /// <summary>An organisation or its front desk.</summary>
    Public = 1UL << 29,

    /// <summary>Private life: home, mobile, parent, pupil, patient, citizen.</summary>
    Private = 1UL << 30,

    /// <summary>A word that announces a number (no, numéro, #) without saying which.</summary>
    Number = 1UL << 31,

    /// <summary>A quantity follows: dollars, kilometres, per cent.</summary>
    Quantity = 1UL << 32,
    Version = 1UL << 33,

    /// <summary>Names the device or the person a technical address belongs to.</summary>
    Case = 1UL << 34,

    /// <summary>The value is given as an example.</summary>
    Sample = 1UL << 35,

    /// <summary>The rest of a value follows: suite, derniers chiffres, the rest.</summary>
    Continuation = 1UL << 36,

    /// <summary>An empty word, skipped when phrases are put together.</summary>
    Filler = 1UL << 37,
}
