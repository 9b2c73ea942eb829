using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>Passwords so common that they need no word before them: one of the worst words, then two to four digits.</summary>
internal static class WeakPasswordDetector
{
    private static readonly string[] Words = ["password", "passw0rd", "p@ssw0rd", "p@ssword", "letmein", "qwerty", "azerty", "motdepasse", "iloveyou", "dragon", "monkey", "blink", "welcome", "changeme", "trustno", "sunshine", "bonjour"];

    public static readonly Detector Detector = new()
    {
        Id = "weak-password",
        Types = [FindingType.Password],
        On = Trigger.Digits,
        RunLengths = 0b11100,
        Examine = Examine,
        Finds = ["le partage s'ouvre avec ⟦azerty123⟧ depuis hier", "⟦Motdepasse2025⟧", "essaie ⟦p@ssw0rd99⟧", "⟦blink7788⟧"],
        Ignores = ["password1 et password2", "le champ password_12 du formulaire", "clavier qwerty 104 touches", "qwerty105kbd", "welcome to 2025", "Passwords like Password123 are forbidden"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start < 5 || !Chars.IsAsciiLetter(text[start - 1]) || Chars.IsWord(scan.At(end)) || scan.At(end) is '-' or '@')
        {
            return;
        }

        foreach (var word in Words)
        {
            var from = start - word.Length;
            if (from >= 0 && text[from..start].Equals(word, StringComparison.OrdinalIgnoreCase) && (from == 0 || !(Chars.IsWord(text[from - 1]) || text[from - 1] is '-' or '.' or '/')) && !Placeholders.IsCited(text, from))
            {
                scan.Report(from, end, FindingType.Password, .6f, Reasons.Format);
                return;
            }
        }
    }
}
