using Balise.Detection;
using Balise.Detection.Names;
using Balise.Detection.Names.Internal;
using static Balise.Tests.Detection.Names.PersonTaggerCases;

namespace Balise.Tests.Detection.Names;

public sealed class SpanJudgeTests
{
    private const string Filler = "le formulaire est incomplet et la deuxième page manque encore, il faudra la demander au comptoir avant la fin de la semaine prochaine. ";

    [Fact]
    public void A_stream_sees_all_that_bears_on_a_name()
    {
        Assert.True(PersonTagger.ContextBefore < ScanStream.Left);
        Assert.True(PersonTagger.ContextAfter < ScanStream.Right);
    }

    [Theory]
    [InlineData("recette de la semaine : la tarte de Tatin, le pouding de Chômeur. ", "elle a vu Ousmane Traoré au comptoir.")]
    [InlineData("quiz : qui a écrit la pièce, qui a découvert le fleuve? ", "le dossier de Mireille Gingras est complet.")]
    public void What_is_farther_than_its_reach_changes_nothing_to_a_judgement(string far, string near)
    {
        var filler = string.Concat(Enumerable.Repeat(Filler, 1 + (PersonTagger.ContextBefore / Filler.Length)));

        Assert.Equal(Judged(Filler + filler + near, near), Judged(far + filler + near, near));
    }

    [Fact]
    public void A_candidate_is_read_with_those_near_it_and_not_with_those_far()
    {
        var features = new CompanyFeatures();
        NameToken[] tokens = [Word(0), Word(100), Word(100 + CompanyFeatures.ReachAfter)];
        SpanCandidate[] all = [At(0, 2), At(1, -3), At(2, 5)];

        features.Read(tokens, all, 1);
        var read = features.Hashes.ToArray();
        features.Read(tokens[..2], all[..2], 1);
        Assert.Equal(features.Hashes.ToArray(), read);

        tokens[2].Start--;
        features.Read(tokens, all, 1);
        Assert.NotEqual(features.Hashes.ToArray(), read);
    }

    [Fact]
    public void A_judge_without_weights_lets_everything_through()
    {
        var work = new TaggingWorkspace();
        work.Propose(0, 1);

        SpanJudge.None.Judge(work);

        Assert.Equal(1, work.Candidates[0].Probability);
    }

    [Fact]
    public void A_weight_counts_once_for_each_observation_that_bears_it()
    {
        var weights = new sbyte[16];
        (weights[3], weights[5]) = (7, -2);

        Assert.Equal(12, new JudgeWeights(1, weights).Sum([3, 3 + 16, 5]));
    }

    private static string Judged(string text, string near)
    {
        var buffer = new PersonSpanBuffer();
        Shared.Tag(text, buffer);
        var start = text.Length - near.Length;
        return string.Join('|', buffer.Spans.ToArray().Where(s => s.Start >= start).Select(s => text[s.Start..s.End]));
    }

    private static NameToken Word(int start) => new() { Start = start, End = start + 5, Word = (uint)start, Shape = WordShape.Capitalised, Gap = Gap.Space };

    private static SpanCandidate At(int token, float first) => new() { Start = token, End = token + 1, First = first, Name = first };
}
