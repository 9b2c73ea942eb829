using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>
/// Fits the linear-chain conditional random field by stochastic gradient with AdaGrad steps and a Gaussian prior. Every number
/// is computed by additions, multiplications, divisions and square roots in a fixed order, the exponential included, so that the
/// same data give the same bytes on any machine.
/// </summary>
internal sealed class CrfTrainer
{
    public const int Epochs = 6;

    private const int L = NameModel.Labels, LeastSeen = 3;
    private const double Rate = 0.12, Prior = 2e-5;

    private readonly List<TrainingRun> _runs;
    private readonly Dictionary<uint, int> _ids = [];
    private readonly int[][] _features;
    private readonly double[] _weights;
    private readonly double[] _squares;
    private readonly double[] _transitions = new double[(L + 1) * L];
    private readonly double[] _transitionSquares = new double[(L + 1) * L];
    private readonly Lattice _all = new();
    private readonly Lattice _wanted = new();
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
        int[] order = [.. Enumerable.Range(0, _runs.Count).SelectMany(run => Enumerable.Repeat(run, _runs[run].Times))];
        var random = new SeededRandom(20250101);
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            random.Shuffle(order);
            double missed = 0;
            foreach (var run in order)
                missed += Step(_features[run], _runs[run].Allowed);
            progress(epoch, missed / order.Length);
        }
    }

    /// <summary>
    /// One gradient step towards the labels allowed: what the model expects among them, less what it expects of all. Returns the
    /// probability mass that was elsewhere.
    /// </summary>
    private double Step(int[] features, byte[] allowed)
    {
        var length = allowed.Length;
        for (var i = 0; i < _transitions.Length; i++)
            _expTransitions[i] = FixedMath.Exp(_transitions[i]);
        Observe(features, length);
        for (var i = 0; i < length * L; i++)
            _wanted.Unary[i] = (allowed[i / L] >> (i % L) & 1) != 0 ? _all.Unary[i] : 0;
        _all.Sum(_expTransitions, length);
        _wanted.Sum(_expTransitions, length);
        double missed = 0;
        Span<double> free = stackalloc double[L], error = stackalloc double[L];
        for (var i = 0; i < length; i++)
        {
            _all.Marginals(i, free);
            _wanted.Marginals(i, error);
            for (var label = 0; label < L; label++)
            {
                error[label] -= free[label];
                missed += Math.Max(0, error[label]);
            }

            for (var f = i * NameFeatures.Count; f < (i + 1) * NameFeatures.Count; f++)
                for (var label = 0; label < L && features[f] >= 0; label++)
                    Ascend(_weights, _squares, features[f] + label, error[label]);
            LearnTransitions(i, error);
        }

        return missed;
    }

    private void LearnTransitions(int i, ReadOnlySpan<double> error)
    {
        if (i == 0)
        {
            for (var label = 0; label < L; label++)
                Ascend(_transitions, _transitionSquares, L * L + label, error[label]);
            return;
        }

        Span<double> free = stackalloc double[L * L], wanted = stackalloc double[L * L];
        _all.Pairs(_expTransitions, i, free);
        _wanted.Pairs(_expTransitions, i, wanted);
        for (var pair = 0; pair < free.Length; pair++)
            Ascend(_transitions, _transitionSquares, pair, wanted[pair] - free[pair]);
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
                _all.Unary[i * L + label] = FixedMath.Exp(scores[label] - best);
        }
    }
}
