using Balise.Detection.Names.Internal;

namespace Balise.Detection.Names;

/// <summary>
/// Finds people's names in French and English texts: a linear-chain conditional random field over the runs of words that may be names, and rules (titles,
/// labels, salutations, signatures), propose; a judge that reads much farther around, and what is proposed near, keeps what is somebody; then the surname
/// alone after the full name.
/// <para>
/// A tagger is immutable and may serve many threads, each with its own <see cref="PersonSpanBuffer"/>.
/// </para>
/// <para>
/// In a stream: give whole lines, or hold back what follows the last break (end of line, else end of sentence) and never less than
/// <see cref="ContextAfter"/> characters, and show again the <see cref="ContextBefore"/> before: nothing farther than that changes what is said of a
/// word, except a signature, which needs the line before it. Pass the same <see cref="PersonMemory"/> each time: it only grows, so that a surname alone is found after
/// its full name; one met before its full name stays unseen, since it has already been sent.
/// </para>
/// </summary>
public sealed class PersonTagger
{
    /// <summary>How many characters before the beginning of a name may bear on what is said of it, and how many after.</summary>
    public const int ContextBefore = CompanyFeatures.ReachBefore + SpanFeatures.ReachBefore, ContextAfter = CompanyFeatures.ReachAfter + SpanFeatures.ReachAfter;

    /// <summary>What the sequence model finds less probable is not even proposed. Low on purpose: the judge has the last word.</summary>
    private const float LeastProposed = 0.05f;

    private const string Resource = "names.model";

    private readonly NameModel _model;

    internal PersonTagger(NameModel model) => _model = model;

    /// <summary>Where the model comes from, under what licence, and its scores (Markdown).</summary>
    public string Card => _model.Card;

    /// <summary>Reads the model embedded in this assembly.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without its model.</exception>
    public static PersonTagger Load()
    {
        using var stream = typeof(PersonTagger).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The model of people's names is not in the assembly: train it with tools/train-names.cs.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new PersonTagger(NameModel.Read(bytes));
    }

    /// <summary>Finds the names of a whole text. What the buffer held is forgotten.</summary>
    public void Tag(ReadOnlySpan<char> text, PersonSpanBuffer into)
    {
        into.Workspace.Memory.Clear();
        Tag(text, into, into.Workspace.Memory);
    }

    /// <summary>Finds the names of a piece of a text, knowing those of the pieces before, and remembers what it finds.</summary>
    public void Tag(ReadOnlySpan<char> text, PersonSpanBuffer into, PersonMemory memory)
    {
        into.Clear();
        var work = into.Workspace;
        work.Reset();
        for (var position = 0; position < text.Length;)
        {
            position = WordScanner.Fill(text, position, _model.Lexicon, work);
            if (work.HasCandidates)
                TagWindow(text, into, memory);
        }

        NamePropagation.Apply(work, memory, into);
    }

    private void TagWindow(ReadOnlySpan<char> text, PersonSpanBuffer into, PersonMemory memory)
    {
        var work = into.Workspace;
        ReadOnlySpan<NameToken> tokens = work.Tokens.AsSpan(0, work.Count);
        work.Person.AsSpan(0, work.Count).Clear();
        work.Decisions.AsSpan(0, work.Count).Clear();
        for (var at = 0; at < tokens.Length;)
        {
            NameRuns.Next(tokens, at, out var start, out var end);
            if (start == tokens.Length)
                break;
            work.Decoder.Decode(_model, tokens, start, end, work.Person, work.Begin);
            for (var i = start; i < end; i++)
                if (work.Person[i] >= LeastProposed)
                    work.Decisions[i] = Decision.Model;
            at = end;
        }

        NameTriggers.Apply(text, work);
        NameSuppression.Apply(work);
        SpanAssembly.Collect(work, _model.Judge, memory, into);
    }
}
