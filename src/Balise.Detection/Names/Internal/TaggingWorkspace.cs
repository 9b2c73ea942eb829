namespace Balise.Detection.Names.Internal;

/// <summary>A candidate word that was not taken for a name, kept until the end of the text: a fuller name may settle it.</summary>
internal readonly record struct DoubtfulWord(int Start, int End, uint Word, float Probability, bool Weak);

/// <summary>The tables one call to the tagger works in. Sized once; only the list of doubtful words grows.</summary>
internal sealed class TaggingWorkspace
{
    public const int LowerCaseBits = 128;

    private readonly ulong[] _lowerCaseWords = new ulong[LowerCaseBits];
    private readonly SpanCandidate[] _candidates = new SpanCandidate[WordScanner.WindowWords];
    private DoubtfulWord[] _doubtful = new DoubtfulWord[256];
    private int _candidateCount;

    public NameToken[] Tokens { get; } = new NameToken[WordScanner.WindowWords];

    /// <summary>Probability that the word belongs to a person's name; -1 where the model was not asked.</summary>
    public float[] Person { get; } = new float[WordScanner.WindowWords];

    /// <summary>Probability that the word begins a person's name.</summary>
    public float[] Begin { get; } = new float[WordScanner.WindowWords];

    public Decision[] Decisions { get; } = new Decision[WordScanner.WindowWords];

    /// <summary>Which words of the window are written in lower case, one bit of their hash for each.</summary>
    public Span<ulong> LowerCaseWords => _lowerCaseWords;

    public RunDecoder Decoder { get; } = new();

    public SpanFeatures SpanFeatures { get; } = new();

    public CompanyFeatures CompanyFeatures { get; } = new();

    /// <summary>What the window proposes as names.</summary>
    public Span<SpanCandidate> Candidates => _candidates.AsSpan(0, _candidateCount);

    /// <summary>Where the trainer has the candidates written down; null otherwise.</summary>
    public SpanRecorder? Recorder { get; set; }

    public PersonMemory Memory { get; } = new();

    public int Count { get; set; }

    public bool HasCandidates { get; set; }

    public int PreviousEnd { get; set; }

    public bool PreviousCanAbbreviate { get; set; }

    /// <summary>The last line read ended a letter: the next one may be its signature.</summary>
    public bool FarewellPending { get; set; }

    public ReadOnlySpan<DoubtfulWord> Doubtful => _doubtful.AsSpan(0, DoubtfulCount);

    public int DoubtfulCount { get; private set; }

    public void Reset()
    {
        PreviousEnd = -1;
        PreviousCanAbbreviate = false;
        FarewellPending = false;
        DoubtfulCount = 0;
    }

    public void ForgetCandidates() => _candidateCount = 0;

    public void Propose(int start, int end) => _candidates[_candidateCount++] = new SpanCandidate { Start = start, End = end };

    public void Doubt(DoubtfulWord word)
    {
        if (DoubtfulCount == _doubtful.Length)
            Array.Resize(ref _doubtful, DoubtfulCount * 2);
        _doubtful[DoubtfulCount++] = word;
    }
}

/// <summary>What was decided of a word, in the order in which the stages may overrule one another.</summary>
internal enum Decision : byte
{
    None,
    Model,
    Trigger,
    Suppressed,
}
