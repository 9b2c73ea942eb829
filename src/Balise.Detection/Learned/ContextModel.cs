using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Balise.Detection.Learned;

/// <summary>
/// The trained weights: 32 768 buckets of four features, each a mark of 16 bits, eight int8 weights, one for each class but
/// <see cref="ContextClass.None"/>, whose score is nought, and sixteen for a hidden layer that learns which features mean something together. A
/// feature never seen in training weighs nothing.
/// </summary>
internal sealed class ContextModel
{
    public const int Classes = ContextClasses.Count - 1;
    public const int Hidden = 16;
    public const int BucketBits = 15;
    public const int Buckets = 1 << BucketBits;
    public const int SlotsPerBucket = 4;

    /// <summary>Words of 64 bits a slot takes.</summary>
    private const int Row = 3;

    private const uint Magic = 0x314D5842; // BXM1
    private const string Resource = "context.model";

    private static readonly Lazy<ContextModel?> Embedded = new(Load);
    private readonly ulong[] marks;
    private readonly ulong[] weights;
    private readonly float hiddenScale;
    private readonly float[] bias;
    private readonly float[] output;
    private readonly Dictionary<uint, string> tellable;

    private ContextModel(string card, float scale, float hiddenScale, float[] thresholds, float[] bias, float[] output, ulong[] marks, ulong[] weights, ContextWords words, Dictionary<uint, string> tellable)
    {
        Card = card;
        Scale = scale;
        this.hiddenScale = hiddenScale;
        this.bias = bias;
        this.output = output;
        Thresholds = thresholds;
        this.marks = marks;
        this.weights = weights;
        Words = words;
        this.tellable = tellable;
    }

    /// <summary>The model of this assembly; null in a build that has none yet, which only the trainer makes.</summary>
    public static ContextModel? Standard => Embedded.Value;

    /// <summary>Where the model comes from and its scores (Markdown).</summary>
    public string Card { get; }

    public float Scale { get; }

    /// <summary>The least probability of being personal at which a value of each class is reported.</summary>
    public float[] Thresholds { get; }

    public ContextWords Words { get; }

    /// <summary>The word as the explanation may say it: a constant of the model, or null when it is not one of its words.</summary>
    public string? Tell(uint word) => tellable.GetValueOrDefault(word);

    public static uint BucketOf(uint feature) => feature >> (32 - BucketBits);

    public static ushort MarkOf(uint feature) => (ushort)Math.Max(1u, feature & 0xFFFF);

    /// <summary>The weights of a feature, one a byte; nought when it is unknown.</summary>
    public ulong WeightsOf(uint feature) => Find(feature) is >= 0 and var at ? weights[at] : 0;

    private int Find(uint feature)
    {
        var bucket = BucketOf(feature);
        var mark = (ulong)MarkOf(feature);
        var four = marks[bucket];
        for (var slot = 0; slot < SlotsPerBucket; slot++, four >>= 16)
        {
            if ((four & 0xFFFF) == mark)
            {
                return (int)((((bucket * SlotsPerBucket) + (uint)slot)) * Row);
            }
        }

        return -1;
    }

    /// <summary>Probability of each class that <paramref name="allowed"/> holds; nought for the others.</summary>
    public void Judge(ReadOnlySpan<uint> features, int allowed, Span<float> probabilities)
    {
        var sum = Vector128<short>.Zero;
        var units = Vector256<short>.Zero;
        foreach (var feature in features)
        {
            if (Find(feature) is >= 0 and var at)
            {
                sum += Vector128.WidenLower(Vector128.CreateScalarUnsafe(weights[at]).AsSByte());
                units += Vector256.WidenLower(Vector128.Create(weights[at + 1], weights[at + 2]).AsSByte().ToVector256Unsafe());
            }
        }

        var largest = 0f;
        probabilities[0] = 0;
        for (var c = 1; c < ContextClasses.Count; c++)
        {
            probabilities[c] = sum[c - 1] * Scale;
        }

        for (var h = 0; h < Hidden; h++)
        {
            var unit = bias[h] + (units[h] * hiddenScale);
            for (var c = 0; c < Classes && unit > 0; c++)
            {
                probabilities[c + 1] += unit * output[(h * Classes) + c];
            }
        }

        for (var c = 1; c < ContextClasses.Count; c++)
        {
            largest = (allowed >> c & 1) != 0 ? Math.Max(largest, probabilities[c]) : largest;
        }

        var total = 0f;
        for (var c = 0; c < ContextClasses.Count; c++)
        {
            probabilities[c] = (allowed >> c & 1) != 0 ? MathF.Exp(probabilities[c] - largest) : 0;
            total += probabilities[c];
        }

        for (var c = 0; c < ContextClasses.Count; c++)
        {
            probabilities[c] /= total;
        }
    }

    /// <summary>
    /// What a value is if it is personal at all: which of two kinds of numbers matters less than whether it may leave, so that their probabilities
    /// are added before they are held against a threshold.
    /// </summary>
    public static ContextClass Likeliest(ReadOnlySpan<float> probabilities)
    {
        var best = 0;
        for (var c = 1; c < probabilities.Length; c++)
        {
            best = probabilities[c] > 0 && (best == 0 || probabilities[c] > probabilities[best]) ? c : best;
        }

        return (ContextClass)best;
    }

    public static ContextModel Read(ReadOnlySpan<byte> file)
    {
        var at = 0;
        if (UInt32(file, ref at) != Magic)
        {
            throw new InvalidDataException("Not a model of context: the file does not begin with its mark.");
        }

        var card = Encoding.UTF8.GetString(Bytes(file, ref at, (int)UInt32(file, ref at)));
        var scale = BitConverter.UInt32BitsToSingle(UInt32(file, ref at));
        var hiddenScale = BitConverter.UInt32BitsToSingle(UInt32(file, ref at));
        var bias = MemoryMarshal.Cast<byte, float>(Bytes(file, ref at, 4 * Hidden)).ToArray();
        var output = MemoryMarshal.Cast<byte, float>(Bytes(file, ref at, 4 * Hidden * Classes)).ToArray();
        var thresholds = MemoryMarshal.Cast<byte, float>(Bytes(file, ref at, 4 * ContextClasses.Count)).ToArray();
        var known = (int)UInt32(file, ref at);
        var keys = MemoryMarshal.Cast<byte, uint>(Bytes(file, ref at, 4 * known)).ToArray();
        var words = new ContextWords(keys, Bytes(file, ref at, known));
        var tellable = new Dictionary<uint, string>();
        foreach (var word in Encoding.UTF8.GetString(Bytes(file, ref at, (int)UInt32(file, ref at))).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            tellable.TryAdd(ContextHash.Of(word), word);
        }

        var marks = new ulong[Buckets];
        var weights = new ulong[Buckets * SlotsPerBucket * Row];
        for (var features = UInt32(file, ref at); features > 0; features--)
        {
            var feature = UInt32(file, ref at);
            var bucket = BucketOf(feature);
            var slot = 0;
            while ((marks[bucket] >> (16 * slot) & 0xFFFF) != 0)
            {
                slot++;
            }

            marks[bucket] |= (ulong)MarkOf(feature) << (16 * slot);
            for (var word = 0; word < Row; word++)
            {
                weights[((((int)bucket * SlotsPerBucket) + slot) * Row) + word] = MemoryMarshal.Read<ulong>(Bytes(file, ref at, 8));
            }
        }

        return new ContextModel(card, scale, hiddenScale, thresholds, bias, output, marks, weights, words, tellable);
    }

    /// <summary>The exact bytes <see cref="Read"/> expects; little-endian throughout. At most four features a bucket.</summary>
    public static byte[] Write(
        string card, float scale, float hiddenScale, ReadOnlySpan<float> thresholds, ReadOnlySpan<float> bias, ReadOnlySpan<float> output, ReadOnlySpan<uint> keys, ReadOnlySpan<byte> known,
        IEnumerable<string> tellable, IReadOnlyList<ContextSlot> features)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var (text, said) = (Encoding.UTF8.GetBytes(card), Encoding.UTF8.GetBytes(string.Join('\n', tellable)));
        writer.Write(Magic);
        writer.Write((uint)text.Length);
        writer.Write(text);
        writer.Write(scale);
        writer.Write(hiddenScale);
        writer.Write(MemoryMarshal.AsBytes(bias));
        writer.Write(MemoryMarshal.AsBytes(output));
        writer.Write(MemoryMarshal.AsBytes(thresholds));
        writer.Write((uint)keys.Length);
        writer.Write(MemoryMarshal.AsBytes(keys));
        writer.Write(known);
        writer.Write((uint)said.Length);
        writer.Write(said);
        writer.Write((uint)features.Count);
        foreach (var (feature, classes, first, second) in features)
        {
            writer.Write(feature);
            writer.Write(classes);
            writer.Write(first);
            writer.Write(second);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static ContextModel? Load()
    {
        using var stream = typeof(ContextModel).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }

    private static uint UInt32(ReadOnlySpan<byte> file, ref int at) => MemoryMarshal.Read<uint>(Bytes(file, ref at, 4));

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> file, ref int at, int count)
    {
        if (count < 0 || count > file.Length - at)
        {
            throw new InvalidDataException("The model of context is cut short.");
        }

        at += count;
        return file.Slice(at - count, count);
    }
}

/// <summary>A feature and its weights, one a byte: those of the classes, then those of the hidden layer.</summary>
internal readonly record struct ContextSlot(uint Feature, ulong Classes, ulong FirstUnits, ulong LastUnits);
