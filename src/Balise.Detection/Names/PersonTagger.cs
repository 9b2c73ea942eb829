using Balise.Detection.Names.Internal;

namespace Balise.Detection.Names;

public sealed class PersonTagger
{
    private readonly NameModel _model;

    internal PersonTagger(NameModel model) => _model = model;

    public string Card => _model.Card;

    public static PersonTagger Load()
    {
        using var stream = typeof(PersonTagger).Assembly.GetManifestResourceStream("names.model")
            ?? throw new InvalidOperationException("The model of people's names is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new PersonTagger(NameModel.Read(bytes));
    }

    public void Tag(ReadOnlySpan<char> text, PersonSpanBuffer into)
    {
        into.Clear();
        var work = into.Workspace;
        work.Reset();
        for (var position = 0; position < text.Length;)
        {
            position = WordScanner.Fill(text, position, _model.Lexicon, work);
            if (!work.HasCandidates)
                continue;
            var tokens = work.Tokens.AsSpan(0, work.Count);
            for (var at = 0; at < tokens.Length;)
            {
                NameRuns.Next(tokens, at, out var start, out var end);
                work.Decoder.Decode(_model, tokens, start, end, work.Person, work.Begin);
                for (var i = start; i < end; i++)
                {
                    if (work.Person[i] < 0.5f) continue;
                    var j = i + 1;
                    while (j < end && work.Person[j] >= 0.5f && work.Begin[j] < 0.5f) j++;
                    into.Add(new PersonSpan(tokens[i].Start, tokens[j - 1].End, work.Person[i], PersonReason.Model));
                    i = j - 1;
                }
                at = Math.Max(end, at + 1);
            }
        }
    }
}
