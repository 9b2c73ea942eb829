using Balise.Detection.Names;
using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>
/// Trains the sequence model once without each fifth of the texts, and collects what it proposes on that fifth: the judge must learn from mistakes made on
/// texts the sequence model has not seen.
/// </summary>
internal sealed class Stacking
{
    /// <summary>How many times the judge reads the project's own texts for one of the news.</summary>
    private const int OwnTimes = 3;

    /// <summary>How many made-up texts it reads for each sentence.</summary>
    private const int MadeTimes = 2;

    private Stacking(byte[][] models, List<JudgedSpan>[] candidates) => (Models, Candidates) = (models, candidates);

    /// <summary>For each part, the sequence model trained without it.</summary>
    public byte[][] Models { get; }

    /// <summary>For each part, what that model proposes in it.</summary>
    public List<JudgedSpan>[] Candidates { get; }

    public static Stacking Of(List<LabelledText> news, List<(int Fold, LabelledText Text)> own)
    {
        var models = new byte[OwnTexts.Folds][];
        var candidates = new List<JudgedSpan>[OwnTexts.Folds];
        Parallel.For(0, OwnTexts.Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            models[fold] = Recipe.Train([.. news.Where((_, i) => i % OwnTexts.Folds != fold)], [.. own.Where(t => t.Fold != fold).Select(t => t.Text)], i => i % OwnTexts.Folds != fold, TextWriter.Null);
            var tagger = new PersonTagger(NameModel.Read(models[fold]));
            candidates[fold] = [];
            for (var time = 0; time < OwnTimes; time++)
                foreach (var (_, text) in own.Where(t => t.Fold == fold))
                    Propose(tagger, text, candidates[fold]);
            foreach (var text in news.Where((_, i) => i % OwnTexts.Folds == fold))
                Propose(tagger, text, candidates[fold]);
            foreach (var text in SyntheticTexts.Make(i => i % OwnTexts.Folds == fold, MadeTimes))
                Propose(tagger, text, candidates[fold]);
        });
        return new Stacking(models, candidates);
    }

    public byte[] WithJudge(byte[] model, int without = -1)
    {
        var (scale, weights) = JudgeTrainer.Train([.. Candidates.Where((_, i) => i != without).SelectMany(c => c)]);
        return ModelWriter.Put(model, scale, weights);
    }

    /// <summary>What the tagger proposes in a text; what the labels leave open is left out.</summary>
    private static void Propose(PersonTagger tagger, LabelledText text, List<JudgedSpan> into)
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
                into.Add(new JudgedSpan(span.Features, true));
            else if (open * 2 < span.End - span.Start)
                into.Add(new JudgedSpan(span.Features, false));
        }
    }
}
