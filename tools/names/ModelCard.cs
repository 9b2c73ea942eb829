using System.Text;
using Balise.Detection.Names;

namespace Balise.NameTraining;

/// <summary>What travels with the model: where it comes from, under what terms, what it is worth.</summary>
internal static class ModelCard
{
    public static string Write(string folder, PersonTagger tagger)
    {
        var card = new StringBuilder();
        card.AppendLine("card");
        foreach (var (pack, texts) in Measurement.Read(folder))
            card.AppendLine($"| {pack} | {Score.Of(tagger, texts)} |");
        return card.ToString();
    }

    /// <summary>The same model with its card: the card is the first thing in the file, after the mark.</summary>
    public static byte[] Put(string card, ReadOnlySpan<byte> model)
    {
        var text = Encoding.UTF8.GetBytes(card);
        var old = BitConverter.ToInt32(model[4..]);
        return [.. model[..4], .. BitConverter.GetBytes(text.Length), .. text, .. model[(8 + old)..]];
    }
}
