using System.Globalization;
using System.Text;
using Balise.Detection.Names;

namespace Balise.NameTraining;

/// <summary>What travels with the model: where it comes from, under what terms, what it is worth.</summary>
internal static class ModelCard
{
    /// <summary>The day the data and the word lists were last changed. Written by hand: the clock would make every training differ.</summary>
    private const string DataDate = "2026-11-23";

    public static string Write(string folder, PersonTagger tagger)
    {
        var card = new StringBuilder();
        card.AppendLine(CultureInfo.InvariantCulture, $"""
            # Model of people's names (French, English)

            A linear-chain conditional random field over hashed features proposes names; a judge made of two logistic regressions over hashed
            features takes each whole name with what is said around it, then with what the first of the two thought of the names proposed near. Weights of int8; trained by `tools/train-names.cs`. The same data folder gives the same bytes. Data and
            lists of {DataDate}.

            ## Data

            - WiNER-fr, training part: French Wikinews articles annotated by Yoann Dupont and others
              (github.com/YoannDupont/WiNER-fr). Annotations CC BY 4.0, texts of Wikinews CC BY 2.5. The weights are derived from
              it: whoever passes the model on must keep this attribution.
            - The project's own texts (`tools/texts`): prompts, e-mails, tickets, lessons, tables and logs, in French and in English, half of
              them with nobody in them. What may or may not be a person there teaches nothing.
            - Sentences of letters, e-mails, forms and tables, and lists of first names, surnames, places, bodies and common words:
              compiled by the project (`tools/names/lists`), under the project's licence. No list was copied from a register.

            The judge learns from what the field proposes on texts it was not trained on: a fifth of each source at a time; its second reading, from what a
            first reading thinks of own texts it was not trained on. No text of the packs below was trained on.

            ## Licence

            The project's, with the attribution of WiNER-fr above (CC BY 4.0).

            ## Scores

            Of the whole engine. A name is found when 80 % of it is covered; a prediction is right when half of it lies in a gold name ("names") or in a
            gold span of any type ("any": an address or a firm taken for a person was sensitive all the same). The lists and the
            sentences were improved while looking at the own texts: their row flatters.

            | pack | recall | precision (names) | F1 (names) | precision (any) | F1 (any) |
            |---|---|---|---|---|---|
            """);
        Add(card, "own texts (lists/HeldOut.txt)", Score.Of(tagger, HeldOutTexts.Read()));
        foreach (var (pack, texts) in Measurement.Read(folder))
            Add(card, pack, Score.Of(tagger, texts));
        card.AppendLine();
        card.AppendLine("""
            ## Limits

            Latin script. A surname alone, never announced nor seen with a first name, is found far less often; so are names that are
            also common words at the beginning of a sentence, user names, and fictional or historical peoples. A street or a school
            named after a person is kept out by what precedes it; without its « rue » or its « école » it looks like the person.
            """);
        return card.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The same model with its card: the card is the first thing in the file, after the mark.</summary>
    public static byte[] Put(string card, ReadOnlySpan<byte> model)
    {
        var text = Encoding.UTF8.GetBytes(card);
        var old = BitConverter.ToInt32(model[4..]);
        return [.. model[..4], .. BitConverter.GetBytes(text.Length), .. text, .. model[(8 + old)..]];
    }

    private static void Add(StringBuilder card, string pack, Score s) => card.AppendLine(CultureInfo.InvariantCulture,
        $"| {pack} | {s.Recall:F3} | {s.Precision:F3} | {s.F1:F3} | {s.PrecisionAny:F3} | {s.F1Any:F3} |");
}
