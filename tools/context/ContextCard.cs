using System.Globalization;

namespace Balise.ContextTraining;

/// <summary>What travels with the model: where it comes from, under what terms, what it is worth.</summary>
internal static class ContextCard
{
    /// <summary>The day the texts were last changed. Written by hand: the clock would make every training differ.</summary>
    private const string DataDate = "2026-11-23";

    public static string Write(IReadOnlyList<TrainingText> texts, ContextScore before, ContextScore after, float[] thresholds) =>
        string.Create(CultureInfo.InvariantCulture, $"""
            # Model of context (French, English)

            Multinomial regression with a small hidden layer, a committee of eight made into one, over hashed features of the words around a value, of what they are
            about, of the heading of its column and of its look; int8 weights;
            trained by `tools/train-context.cs`. The same texts give the same bytes. Texts of {DataDate}.

            ## Data

            {texts.Count} texts of `tools/texts`, {texts.Count(text => text.Source.Labels.Count == 0)} of them without anything personal: letters, messages, tickets, tables, logs, written for the project,
            under its licence. Nobody in them exists. Lists of common words, given names, surnames and places: those of `tools/names/lists`.

            ## Scores

            Of the whole engine, names left out, on the same texts in five parts: each text is judged by a model that has not seen its file. A value is found
            when 80 % of it is covered; a finding is right when half of it lies in a value. Hand-written detectors alone:

            ```
            {before}
            ```

            With the model:

            ```
            {after}
            ```

            Thresholds, in the order of the classes: {string.Join(" ", thresholds.Skip(1).Select(t => t.ToString("F2", CultureInfo.InvariantCulture)))}.

            ## Limits

            The texts come from five hands: what nobody among them wrote is not known. Ordinary words are judged only near a word for an account or a password.
            A value that nothing around names is left alone.

            """).ReplaceLineEndings("\n");
}
