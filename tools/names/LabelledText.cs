using System.IO.Compression;
using System.Text.Json;
using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

internal readonly record struct LabelledSpan(int Start, int End, string Type);

/// <summary>A text and its gold spans, in UTF-16 code units.</summary>
internal sealed record LabelledText(string Id, string Text, IReadOnlyList<LabelledSpan> Spans)
{
    private const byte Anything = (1 << NameModel.Labels) - 1, Person = (1 << (int)NameLabel.Begin) | (1 << (int)NameLabel.Inside);

    /// <summary>True when the spans tell people from the rest, and say nothing of places and bodies.</summary>
    public bool OnlyPeople { get; init; }

    /// <summary>Reads a gzipped file of JSON lines whose offsets are Unicode code points.</summary>
    public static List<LabelledText> ReadAll(string path)
    {
        var texts = new List<LabelledText>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
                continue;
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var units = UnitsByCodePoint(text);
            var spans = json.RootElement.GetProperty("spans").EnumerateArray()
                .Select(s => new LabelledSpan(units[s.GetProperty("start").GetInt32()], units[s.GetProperty("end").GetInt32()], s.GetProperty("type").GetString()!))
                .ToList();
            texts.Add(new LabelledText(json.RootElement.GetProperty("id").GetString()!, text, spans));
        }

        return texts;
    }

    /// <summary>
    /// The label of each UTF-16 unit. A person's name inside the name of a place, a body or a product (rue Magellan) belongs to that name.
    /// </summary>
    public NameLabel[] Labels()
    {
        var labels = new NameLabel[Text.Length];
        foreach (var span in Spans.OrderBy(Precedence))
        {
            var label = LabelOf(span.Type);
            if (label == NameLabel.Outside)
                continue;
            if (label == NameLabel.Begin && Spans.Any(o => Encloses(o, span) && LabelOf(o.Type) is NameLabel.Place or NameLabel.Organisation))
                continue;
            for (var i = span.Start; i < span.End; i++)
                labels[i] = label == NameLabel.Begin && i > span.Start ? NameLabel.Inside : label;
        }

        return labels;
    }

    /// <summary>The labels each UTF-16 unit may have, one bit each: where the text does not tell, the model is free.</summary>
    public byte[] Allowed()
    {
        var labels = Labels();
        var allowed = new byte[labels.Length];
        for (var i = 0; i < labels.Length; i++)
            allowed[i] = OnlyPeople && labels[i] is not (NameLabel.Begin or NameLabel.Inside) ? (byte)(Anything & ~Person) : (byte)(1 << (int)labels[i]);
        foreach (var span in Spans)
            if (span.Type == OwnTexts.Optional)
                allowed.AsSpan(span.Start, span.End - span.Start).Fill(Anything);
        return allowed;
    }

    private static int Precedence(LabelledSpan span) => LabelOf(span.Type) switch
    {
        NameLabel.OtherName => 0,
        NameLabel.Place => 1,
        NameLabel.Organisation => 2,
        _ => 3,
    };

    private static bool Encloses(LabelledSpan outer, LabelledSpan inner) =>
        outer != inner && outer.Start <= inner.Start && outer.End >= inner.End && outer.End - outer.Start > inner.End - inner.Start;

    private static NameLabel LabelOf(string type) => type switch
    {
        "PERSON" => NameLabel.Begin,
        "LOCATION" => NameLabel.Place,
        "ORG" => NameLabel.Organisation,
        "EVENT" or "PRODUCT" => NameLabel.OtherName,
        _ => NameLabel.Outside,
    };

    private static int[] UnitsByCodePoint(string text)
    {
        var units = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1)
            units.Add(i);
        units.Add(text.Length);
        return [.. units];
    }
}
