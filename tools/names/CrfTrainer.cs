using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>
/// Fits the linear-chain conditional random field by stochastic gradient with AdaGrad steps and a Gaussian prior. Every number
/// is computed by additions, multiplications, divisions and square roots in a fixed order, the exponential included, so that the
/// same data give the same bytes on any machine.
/// </summary>
internal sealed class CrfTrainer
{
    public const int Epochs = 10;

    private const int L = NameModel.Labels, LeastSeen = 3;
    private const double Rate = 0.12, Prior = 2e-5;

    private readonly List<TrainingRun> _runs;
    private readonly Dictionary<uint, int> _ids = [];
    private readonly int[][] _features;
    private readonly double[] _weights;
    private readonly double[] _squares;
    private readonly double[] _transitions = new double[(L + 1) * L];
    private readonly double[] _transitionSquares = new double[(L + 1) * L];
    private readonly double[] _unary = new double[RunDecoder.LongestRun * L];
    private readonly double[] _forward = new double[RunDecoder.LongestRun * L];
    private readonly double[] _backward = new double[RunDecoder.LongestRun * L];
    private readonly double[] _expTransitions = new double[(L + 1) * L];

    public CrfTrainer(List<TrainingRun> runs)
    {
        _runs = runs;
        var seen = new Dictionary<uint, int>();
        foreach (var run in runs)
            foreach (var feature in run.Features)
                seen[feature] = seen.GetValueOrDefault(feature) + 1;
        _features = new int[runs.Count][];
        for (var r = 0; r < runs.Count; r++)
        {
            var ids = new int[runs[r].Features.Length];
            for (var i = 0; i < ids.Length; i++)
            {
                // A feature seen too rarely teaches nothing and takes room.
                if (seen[runs[r].Features[i]] < LeastSeen)
                    ids[i] = -1;
                else if (_ids.TryGetValue(runs[r].Features[i], out var id))
                    ids[i] = id * L;
                else
                    _ids.Add(runs[r].Features[i], (ids[i] = _ids.Count * L) / L);
            }

            _features[r] = ids;
        }

        _weights = new double[_ids.Count * L];
        _squares = new double[_ids.Count * L];
    }

    public IReadOnlyDictionary<uint, int> FeatureIds => _ids;

    public ReadOnlySpan<double> WeightsOf(int id) => _weights.AsSpan(id * L, L);

    public ReadOnlySpan<double> Transitions => _transitions;

    public void Train(Action<int, double> progress)
    {
        var order = Enumerable.Range(0, _runs.Count).ToArray();
        var random = new SeededRandom(20250101);
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            random.Shuffle(order);
            double missed = 0;
            foreach (var run in order)
                missed += Step(_features[run], _runs[run].Labels);
            progress(epoch, missed / _runs.Count);
        }
    }

    /// <summary>One gradient step; returns the probability mass that missed the right labels.</summary>
    private double Step(int[] features, byte[] gold)
    {
        var length = gold.Length;
        for (var i = 0; i < _transitions.Length; i++)
            _expTransitions[i] = FixedMath.Exp(_transitions[i]);
        Observe(features, length);
        Forward(length);
        Backward(length);
        double missed = 0;
        Span<double> error = stackalloc double[L];
        for (var i = 0; i < length; i++)
        {
            double total = 0;
            for (var label = 0; label < L; label++)
                total += error[label] = _forward[i * L + label] * _backward[i * L + label];
            for (var label = 0; label < L; label++)
                error[label] = (label == gold[i] ? 1 : 0) - error[label] / total;
            missed += error[gold[i]];
            for (var f = i * NameFeatures.Count; f < (i + 1) * NameFeatures.Count; f++)
                for (var label = 0; label < L && features[f] >= 0; label++)
                    Ascend(_weights, _squares, features[f] + label, error[label]);
            LearnTransitions(i, gold);
        }

        return missed;
    }

    private void LearnTransitions(int i, byte[] gold)
    {
        if (i == 0)
        {
            double total = 0;
            for (var label = 0; label < L; label++)
                total += _forward[label] * _backward[label];
            for (var label = 0; label < L; label++)
                Ascend(_transitions, _transitionSquares, L * L + label, (label == gold[0] ? 1 : 0) - _forward[label] * _backward[label] / total);
            return;
        }

        Span<double> pairs = stackalloc double[L * L];
        double sum = 0;
        for (var from = 0; from < L; from++)
            for (var to = 0; to < L; to++)
                sum += pairs[from * L + to] = _forward[(i - 1) * L + from] * _expTransitions[from * L + to] * _unary[i * L + to] * _backward[i * L + to];
        for (var pair = 0; pair < pairs.Length; pair++)
            Ascend(_transitions, _transitionSquares, pair, (pair == gold[i - 1] * L + gold[i] ? 1 : 0) - pairs[pair] / sum);
    }

    private static void Ascend(double[] weights, double[] squares, int at, double gradient)
    {
        gradient -= Prior * weights[at];
        if (gradient is > -1e-4 and < 1e-4)
            return;
        squares[at] += gradient * gradient;
        weights[at] += Rate * gradient / Math.Sqrt(squares[at] + 1e-2);
    }

    private void Observe(int[] features, int length)
    {
        Span<double> scores = stackalloc double[L];
        for (var i = 0; i < length; i++)
        {
            scores.Clear();
            for (var f = i * NameFeatures.Count; f < (i + 1) * NameFeatures.Count; f++)
                for (var label = 0; label < L && features[f] >= 0; label++)
                    scores[label] += _weights[features[f] + label];
            var best = scores[0];
            foreach (var score in scores)
                best = Math.Max(best, score);
            for (var label = 0; label < L; label++)
                _unary[i * L + label] = FixedMath.Exp(scores[label] - best);
        }
    }

    private void Forward(int length)
    {
        for (var label = 0; label < L; label++)
            _forward[label] = _unary[label] * _expTransitions[L * L + label];
        FixedMath.Normalise(_forward.AsSpan(0, L));
        for (var i = 1; i < length; i++)
        {
            for (var label = 0; label < L; label++)
            {
                double sum = 0;
                for (var from = 0; from < L; from++)
                    sum += _forward[(i - 1) * L + from] * _expTransitions[from * L + label];
                _forward[i * L + label] = sum * _unary[i * L + label];
            }

            FixedMath.Normalise(_forward.AsSpan(i * L, L));
        }
    }

    private void Backward(int length)
    {
        _backward.AsSpan((length - 1) * L, L).Fill(1);
        for (var i = length - 2; i >= 0; i--)
        {
            for (var label = 0; label < L; label++)
            {
                double sum = 0;
                for (var to = 0; to < L; to++)
                    sum += _expTransitions[label * L + to] * _unary[(i + 1) * L + to] * _backward[(i + 1) * L + to];
                _backward[i * L + label] = sum;
            }

            FixedMath.Normalise(_backward.AsSpan(i * L, L));
        }
    }
}
