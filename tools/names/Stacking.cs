using Balise.Detection.Names;
using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>
/// Trains the sequence model once without each fifth of the texts, and collects what it proposes on that fifth: the judge must learn from mistakes made on
/// texts the sequence model has not seen. Likewise, its second reading learns from what a first reading thinks of texts it has not seen.
/// </summary>
internal sealed class Stacking
{
    /// <summary>How many times the judge's first reading learns the project's own texts for one of the news.</summary>
    private const int OwnTimes = 3;

    /// <summary>How many made-up texts it reads for each sentence.</summary>
    private const int MadeTimes = 2;

    private readonly List<JudgedSpan>[] _candidates = new List<JudgedSpan>[OwnTexts.Folds];
    private readonly JudgeWeights[] _first = new JudgeWeights[OwnTexts.Folds];
    private readonly List<JudgedSpan>[,] _company = new List<JudgedSpan>[OwnTexts.Folds, OwnTexts.Folds];
    private readonly List<LabelledText>[] _own;

    /// <param name="models">For each part, the sequence model trained without it.</param>
    public Stacking(byte[][] models, List<LabelledText> news, List<(int Fold, LabelledText Text)> own)
    {
        Models = models;
        _own = [.. Enumerable.Range(0, OwnTexts.Folds).Select(fold => own.Where(t => t.Fold == fold).Select(t => t.Text).ToList())];
        Each(OwnTexts.Folds, fold => _candidates[fold] = Candidates(fold, news));
        List<(int F, int G)> pairs = [.. Enumerable.Range(0, OwnTexts.Folds).SelectMany(f => Enumerable.Range(f, OwnTexts.Folds - f).Select(g => (f, g)))];
        Each(pairs.Count, pair => ReadCompany(pairs[pair].F, pairs[pair].G));
    }

    /// <summary>For each part, the sequence model trained without it.</summary>
    public byte[][] Models { get; }

    /// <summary>What the sequence models propose.</summary>
    public IEnumerable<JudgedSpan> Proposed => _candidates.SelectMany(c => c);

    public static Stacking Of(List<LabelledText> news, List<(int Fold, LabelledText Text)> own)
    {
        var models = new byte[OwnTexts.Folds][];
        Each(OwnTexts.Folds, fold => models[fold] =
            Recipe.Train([.. news.Where((_, i) => i % OwnTexts.Folds != fold)], [.. own.Where(t => t.Fold != fold).Select(t => t.Text)], i => i % OwnTexts.Folds != fold, TextWriter.Null));
        return new Stacking(models, news, own);
    }

    /// <summary>The model with the judge that learnt from every part.</summary>
    public byte[] WithJudge(byte[] model) =>
        ModelWriter.Put(model, First(-1, -1), JudgeTrainer.Second([.. Enumerable.Range(0, OwnTexts.Folds).SelectMany(fold => _company[fold, fold])]));

    /// <summary>The sequence model of a part with the judge that learnt from the others.</summary>
    public byte[] WithoutPart(int fold) =>
        ModelWriter.Put(Models[fold], _first[fold], JudgeTrainer.Second([.. Enumerable.Range(0, OwnTexts.Folds).Where(other => other != fold).SelectMany(other => _company[fold, other])]));

    private static void Each(int count, Action<int> work) => Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, work);

    private JudgeWeights First(int without, int orWithout) => JudgeTrainer.First([.. _candidates.Where((_, i) => i != without && i != orWithout).SelectMany(c => c)]);

    private List<JudgedSpan> Candidates(int fold, List<LabelledText> news)
    {
        var tagger = new PersonTagger(NameModel.Read(Models[fold]));
        var candidates = new List<JudgedSpan>();
        foreach (var text in _own[fold])
            Propose(tagger, text, OwnTimes, span => span.First, candidates);
        foreach (var text in news.Where((_, i) => i % OwnTexts.Folds == fold))
            Propose(tagger, text, 1, span => span.First, candidates);
        foreach (var text in SyntheticTexts.Make(i => i % OwnTexts.Folds == fold, MadeTimes))
            Propose(tagger, text, 1, span => span.First, candidates);
        return candidates;
    }

    /// <summary>What a first reading that learnt from neither of two parts thinks of the candidates of each. Of the project's own texts only: the news have people in every text.</summary>
    private void ReadCompany(int f, int g)
    {
        var first = First(f, g);
        if (f == g)
            _first[f] = first;
        _company[f, g] = Company(g, first);
        if (f != g)
            _company[g, f] = Company(f, first);
    }

    private List<JudgedSpan> Company(int fold, JudgeWeights first)
    {
        var tagger = new PersonTagger(NameModel.Read(ModelWriter.Put(Models[fold], first, JudgeWeights.None)));
        var candidates = new List<JudgedSpan>();
        foreach (var text in _own[fold])
            Propose(tagger, text, 1, span => span.Second, candidates);
        return candidates;
    }

    /// <summary>What the tagger proposes in a text; what the labels leave open is left out.</summary>
    private static void Propose(PersonTagger tagger, LabelledText text, int times, Func<RecordedSpan, uint[]> reading, List<JudgedSpan> into)
    {
        var buffer = new PersonSpanBuffer();
        var recorder = buffer.Workspace.Recorder = new SpanRecorder();
        tagger.Tag(text.Text, buffer);
        foreach (var span in recorder.Spans)
        {
            int person = 0, open = 0;
            foreach (var label in text.Spans)
            {
                var shared = Math.Min(label.End, span.End) - Math.Max(label.Start, span.Start);
                if (shared <= 0)
                    continue;
                if (label.Type == "PERSON")
                    person += shared;
                else if (text.OnlyPeople)
                    open += shared;
            }

            if (person * 2 >= span.End - span.Start)
                into.Add(new JudgedSpan(reading(span), true, times));
            else if (open * 2 < span.End - span.Start)
                into.Add(new JudgedSpan(reading(span), false, times));
        }
    }
}
