using Balise.Detection.Names.Internal;

namespace Balise.Detection.Names;

/// <summary>
/// Finds people's names in French and English texts: rules (titles, labels, salutations, signatures), then a linear-chain
/// conditional random field over the runs of words that may be names, then the surname alone after the full name.
/// <para>
/// A tagger is immutable and may serve many threads, each with its own <see cref="PersonSpanBuffer"/>.
/// </para>
/// <para>
/// In a stream: give whole lines, or hold back what follows the last break (end of line, else end of sentence) and never less than
/// <see cref="ContextWords"/> words: nothing farther than that changes what is said of a word, except a signature, which needs
/// the line before it. Pass the same <see cref="PersonMemory"/> each time: it only grows, so that a surname alone is found after
/// its full name; one met before its full name stays unseen, since it has already been sent.
/// </para>
/// </summary>
public sealed class PersonTagger
{
    /// <summary>How many words on each side may bear on what is said of a word.</summary>
    public const int ContextWords = 8;

    /// <summary>Low on purpose: a name that leaks costs more than a word masked for nothing, and the confidence is reported.</summary>
    private const float LeastProbability = 0.4f;

    /// <summary>For words whose look proves little: in lower case, a month, or no known name where anything may have a capital.</summary>
    private const float LeastDoubtfulProbability = 0.65f;

    /// <summary>For a word alone at the start of a sentence or of a cell, that no list of names holds: « Quarterly numbers », « Disk alert ».</summary>
    private const float LeastLoneProbability = 0.9f;

    /// <summary>For a known first name followed by a known surname.</summary>
    private const float LeastPairProbability = 0.08f;

    /// <summary>« Salut Chef! » looks like « Salut Marie! » but for the word itself.</summary>
    private const float LeastRoleProbability = 0.9f;

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

    private static float LeastFor(ReadOnlySpan<NameToken> tokens, int at, int start, int end)
    {
        ref readonly var token = ref tokens[at];
        if (token.Shape == WordShape.Lower)
            return token.Is(WordKinds.Particle) ? LeastProbability : LeastDoubtfulProbability;
        if (at + 1 < end && IsKnownPair(token, tokens[at + 1]) || at > start && IsKnownPair(tokens[at - 1], token))
            return LeastPairProbability;
        if (end - start == 1 && token.Is(WordKinds.Calendar))
            return LeastDoubtfulProbability;
        if (end - start > 1 || token.Is(WordKinds.FirstName | WordKinds.Surname) || token.HyphenParts != 0)
            return LeastProbability;
        if (token.Is(WordKinds.Role))
            return LeastRoleProbability;
        if (end - start == 1 && NameTriggers.BeginsSentence(token.Gap))
            return LeastLoneProbability;
        var anyCapital = NameTriggers.BeginsSentence(token.Gap) || token.Gap is Gap.Comma or Gap.Slash or Gap.Other;
        return anyCapital || token.Is(WordKinds.Place | WordKinds.Organisation) ? LeastDoubtfulProbability : LeastProbability;
    }

    /// <summary>A known first name before a known surname, neither of which means anything else.</summary>
    private static bool IsKnownPair(in NameToken first, in NameToken second)
    {
        const WordKinds otherwise = WordKinds.Common | WordKinds.Place | WordKinds.Organisation | WordKinds.Head | WordKinds.Role | WordKinds.Calendar;
        return first.IsCapitalised && second.IsCapitalised && second.Gap == Gap.Space && !first.Is(otherwise) && !second.Is(otherwise)
            && second.Is(WordKinds.Surname) && (first.Is(WordKinds.FirstName) || (first.HyphenParts & 1) != 0);
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
                if (work.Person[i] >= LeastFor(tokens, i, start, end))
                    work.Decisions[i] = Decision.Model;
            at = end;
        }

        NameTriggers.Apply(text, work);
        NameSuppression.Apply(work);
        SpanAssembly.Collect(work, memory, into);
    }
}
