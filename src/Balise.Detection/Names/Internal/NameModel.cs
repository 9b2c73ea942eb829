using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Balise.Detection.Names.Internal;

/// <summary>What the model can say of a word. Places and bodies are told apart only to keep them away from names.</summary>
internal enum NameLabel
{
    Outside,
    Begin,
    Inside,
    Place,
    Organisation,
    OtherName,
}

/// <summary>
/// The trained weights: 65,536 buckets of four slots, a slot being six int8 weights (one for each label) and the low 16 bits of
/// its feature, the high 16 bits being the bucket's number. A feature never seen in training therefore weighs exactly nothing.
/// </summary>
internal sealed class NameModel
{
    public const int Labels = 6, Buckets = 1 << 16, SlotsPerBucket = 4;

    private const uint Magic = 0x334D4E42; // BNM3

    private readonly ulong[] _slots;

    public NameModel(string card, float scale, ReadOnlySpan<sbyte> transitions, ReadOnlySpan<ulong> slots, NameLexicon lexicon, SpanJudge judge)
    {
        Card = card;
        Scale = scale;
        Lexicon = lexicon;
        Judge = judge;
        _slots = slots.ToArray();
        for (var i = 0; i < Transitions.Length; i++)
            Transitions[i] = MathF.Exp(transitions[i] * scale);
    }

    public string Card { get; }

    /// <summary>What one unit of an int8 weight is worth.</summary>
    public float Scale { get; }

    public NameLexicon Lexicon { get; }

    /// <summary>Has the last word on whole names.</summary>
    public SpanJudge Judge { get; }

    /// <summary>Exponential of the score of each transition: row = label before (the last row: nothing before), column = label.</summary>
    public float[] Transitions { get; } = new float[(Labels + 1) * Labels];

    /// <summary>Adds up the weights of the features; scores in the order of <see cref="NameLabel"/>, to be multiplied by <see cref="Scale"/>.</summary>
    public Vector128<short> Score(ReadOnlySpan<uint> features)
    {
        var sum = Vector128<short>.Zero;
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        foreach (var feature in features)
        {
            // At most one slot has the feature's low bits: comparing the four at once costs no mispredicted branch.
            var bucket = Vector256.LoadUnsafe(ref slots, (nuint)(feature >> 16) * SlotsPerBucket);
            var match = bucket & Vector256.Equals(bucket & Vector256.Create(0xFFFFUL), Vector256.Create((ulong)(ushort)feature));
            var half = match.GetLower() | match.GetUpper();
            sum += Vector128.WidenLower(Vector128.CreateScalarUnsafe((half.GetElement(0) | half.GetElement(1)) >> 16).AsSByte());
        }

        return sum;
    }

    public static NameModel Read(ReadOnlySpan<byte> file)
    {
        var reader = new SpanReader(file);
        if (reader.UInt32() != Magic)
            throw new InvalidDataException("Not a model of people's names: the file does not begin with its mark.");
        var card = Encoding.UTF8.GetString(reader.Bytes((int)reader.UInt32()));
        var scale = BitConverter.UInt32BitsToSingle(reader.UInt32());
        var transitions = MemoryMarshal.Cast<byte, sbyte>(reader.Bytes((Labels + 1) * Labels)).ToArray();
        var words = (int)reader.UInt32();
        var keys = MemoryMarshal.Cast<byte, uint>(reader.Bytes(words * 4)).ToArray();
        var kinds = MemoryMarshal.Cast<byte, uint>(reader.Bytes(words * 4)).ToArray();
        var slots = MemoryMarshal.Cast<byte, ulong>(reader.Bytes(Buckets * SlotsPerBucket * 8)).ToArray();
        var (first, second) = (Weights(ref reader, JudgeWeights.First), Weights(ref reader, JudgeWeights.Second));
        return new NameModel(card, scale, transitions, slots, new NameLexicon(keys, kinds), new SpanJudge(first, second));
    }

    /// <summary>The exact bytes <see cref="Read"/> expects, without a judge; little-endian throughout.</summary>
    public static byte[] Write(string card, float scale, ReadOnlySpan<sbyte> transitions, ReadOnlySpan<uint> keys, ReadOnlySpan<uint> kinds, ReadOnlySpan<ulong> slots)
    {
        var text = Encoding.UTF8.GetBytes(card);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write((uint)text.Length);
        writer.Write(text);
        writer.Write(scale);
        writer.Write(MemoryMarshal.AsBytes(transitions));
        writer.Write((uint)keys.Length);
        writer.Write(MemoryMarshal.AsBytes(keys));
        writer.Write(MemoryMarshal.AsBytes(kinds));
        writer.Write(MemoryMarshal.AsBytes(slots));
        writer.Flush();
        return [.. stream.ToArray(), .. JudgeBytes(JudgeWeights.None, JudgeWeights.None)];
    }

    /// <summary>The end of the file: the weights of the judge's two readings.</summary>
    public static byte[] JudgeBytes(JudgeWeights first, JudgeWeights second) => [.. Bytes(first), .. Bytes(second)];

    private static byte[] Bytes(JudgeWeights reading) =>
        [.. BitConverter.GetBytes(reading.Scale), .. BitConverter.GetBytes(reading.Weights.Length), .. MemoryMarshal.AsBytes<sbyte>(reading.Weights)];

    private static JudgeWeights Weights(ref SpanReader reader, int size)
    {
        var scale = BitConverter.UInt32BitsToSingle(reader.UInt32());
        var weights = MemoryMarshal.Cast<byte, sbyte>(reader.Bytes((int)reader.UInt32())).ToArray();
        return weights.Length == 0 || weights.Length == size
            ? new JudgeWeights(scale, weights)
            : throw new InvalidDataException("The model of people's names has a judge of another size.");
    }

    private ref struct SpanReader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public uint UInt32() => MemoryMarshal.Read<uint>(Bytes(4));

        public ReadOnlySpan<byte> Bytes(int count)
        {
            if (count < 0 || count > _rest.Length)
                throw new InvalidDataException("The model of people's names is cut short.");
            var bytes = _rest[..count];
            _rest = _rest[count..];
            return bytes;
        }
    }
}
