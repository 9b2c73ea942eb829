using CsCheck;

namespace Balise.Tests.Detection;

/// <summary>Texts made of what detectors look for, of prose around it, and of anything at all.</summary>
internal static class TextGenerators
{
    private static readonly string[] Pieces =
    [
        "NAS : 130 692 544", "mon nas est 193456787", "TREM 0412 1925", "code permanent LAVZ57061201", "514 555-0142", "Tél. (418) 555-0199", "jean.roy@exemple.ca",
        "Visa 4539 1488 0343 6467", "né le 4 octobre 1993", "4120, rue des Érables, app. 3, Québec (Québec) G1R 2B5", "PROTÉGÉ B", "Classification : Protégé A",
        "mot de passe : Soleil!2024", "ghp_XIxB7KMNdAr3zqWtQqhE94qglHqOzn1D1stg", "facture no 130692544", "IP 10.12.0.4", "dossier no 2024-118734",
        "zéro quatre six quatre cinq quatre deux huit six", "jroy (at) exemple (dot) ca", "bm8gMTMwNjkyNTQ0IGV0Yw==", "&#49;&#51;0 692 544", "1\u200b3\u200b0692544",
        "１３０６９２５４４", "0 4 6 4 5 4 2 8 6", "transit 20032, institution 815", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----",
        "nom;nas\nRoy;130692544", "\ud835\udfce\ud835", "%31%33%30", "\\u0031\\u0033", "TLP:RED", "&amp;#49;", "((((", "@@@@", "::::", "====", "\n\n", "1234567890123456",
    ];

    private static readonly string[] Prose =
    [
        "Bonjour Madame, ", "le comité se réunira ", "merci de votre réponse. ", "Voir l'annexe ", "The board agreed that ", "à la suite de la demande, ", "\n", ". ", ", ", " et ", "; ", "« ", " » ",
    ];

    /// <summary>Any UTF-16 units, lone surrogates included.</summary>
    public static readonly Gen<string> Anything = Gen.Char.Array[0, 400].Select(c => new string(c));

    public static readonly Gen<string> Plausible =
        Gen.Frequency((3, OneOf(Pieces)), (5, OneOf(Prose)), (1, Gen.Char.Array[0, 6].Select(c => new string(c))))
            .Array[0, 40].Select(string.Concat);

    /// <summary>Values with enough ordinary prose between them for each to stand alone, as in letters.</summary>
    public static readonly Gen<string> Letters =
        Gen.Select(OneOf(Pieces[..17]), OneOf(Prose[..6]), Gen.Int[2, 12], (piece, prose, n) => piece + ". " + string.Concat(Enumerable.Repeat(prose, n)) + "\n\n")
            .Array[1, 25].Select(string.Concat);

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
