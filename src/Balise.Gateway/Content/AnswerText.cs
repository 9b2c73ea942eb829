using System.Buffers;
using System.Text;
using System.Text.Json;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Content;

/// <summary>A string of an answer.</summary>
/// <param name="Start">Offset among the answer's characters.</param>
/// <param name="RawStart">First byte after the quote.</param>
/// <param name="Slot">The text this fragment belongs to; the same for all fragments of one text.</param>
/// <param name="Branch">The outermost index it stands under plus one, 0 when there is none: texts of one branch end together.</param>
internal record struct AnswerPiece(int Start, int Length, int RawStart, int RawLength, AnswerPlace Place, int Slot, int Branch)
{
    internal int Depth { get; init; }
}

/// <summary>
/// Every string of one answer, or of one event of a stream, read in a single pass with its usage. Reusable: buffers stay from one
/// answer to the next, wiped.
/// </summary>
internal sealed class AnswerText
{
    private const int MaxDepth = 128;
    private const int LongestMechanical = 96;

    // A number this long, among the members of a tool's input, may be an identifier.
    private const int LongNumber = 6;

    // Shorter ones hold no value that a detector knows.
    private const int ShortestName = 6;

    private static readonly SearchValues<byte> SmallLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_"u8);

    private readonly int[] indexes = new int[MaxDepth + 2];
    private readonly (int Start, int Length)[] names = new (int, int)[MaxDepth + 2];
    private char[] chars = new char[4096];
    private AnswerPiece[] pieces = new AnswerPiece[16];
    private int count;
    private int used;
    private int branch;

    public ReadOnlySpan<AnswerPiece> Pieces => pieces.AsSpan(0, count);

    /// <summary>All strings, one a line.</summary>
    public ReadOnlySpan<char> Chars => chars.AsSpan(0, used);

    /// <summary>The branch an event speaks of even when it brings no text; 0 when it speaks of all.</summary>
    public int Branch => branch;

    /// <summary>Buffers worth keeping for the next answer.</summary>
    public bool IsSmall => chars.Length <= 256 * 1024;

    /// <summary>The event's <c>type</c>, as bytes of the JSON read.</summary>
    public (int Start, int Length) Type { get; private set; }

    /// <summary>Where the event's <c>sequence_number</c> stands and what it is; length 0 when it has none.</summary>
    public (int Start, int Length, int Value) Sequence { get; private set; }

    /// <summary>A reason to end was given.</summary>
    public bool Finished { get; private set; }

    /// <summary>The event brings usage and no text at all: a chunk that exists because somebody asked for it.</summary>
    public bool OnlyUsage { get; private set; }

    public ReadOnlySpan<char> Of(in AnswerPiece piece) => chars.AsSpan(piece.Start, piece.Length);

    /// <summary>False when it is not one JSON object: what the provider sent is not an answer.</summary>
    public bool TryRead(ReadOnlySpan<byte> json, EndpointShape shape, CallFigures figures)
    {
        Clear();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            {
                return false;
            }

            Walk(ref reader, json, shape, figures);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Words that are not JSON, kept as one text.</summary>
    public void TakePlain(ReadOnlySpan<byte> utf8)
    {
        Clear();
        Room(utf8.Length);
        Add(new AnswerPiece(0, Encoding.UTF8.GetChars(utf8, chars), 0, utf8.Length, AnswerPlace.Whole, 0, 0));
    }

    public void Clear()
    {
        chars.AsSpan(0, used).Clear();
        (count, used, branch, Type, Sequence, Finished, OnlyUsage) = (0, 0, 0, default, default, false, false);
    }

    private void Walk(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, EndpointShape shape, CallFigures figures)
    {
        ReadOnlySpan<byte> name = default;
        names[1] = default;
        indexes[1] = 0;
        var choices = false;
        while (reader.Read())
        {
            var depth = reader.CurrentDepth;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.ValueSpan;
                    Name(ref reader, shape);
                    if (name.SequenceEqual("usage"u8) && (depth == 1 || (depth == 2 && Name(json, depth).SequenceEqual(shape.UsageUnder))))
                    {
                        reader.Read();
                        OnlyUsage = UsageReader.Read(ref reader, figures);
                    }

                    break;
                case JsonTokenType.StartObject:
                    // What stands in a list is under the list's name.
                    names[depth + 1] = name.IsEmpty ? names[depth] : Range(json, name);
                    indexes[depth + 1] = 0;
                    name = default;
                    break;
                case JsonTokenType.StartArray:
                    names[depth + 1] = name.IsEmpty ? names[depth] : Range(json, name);
                    choices |= depth == 1 && name.SequenceEqual("choices"u8);
                    name = default;
                    break;
                case JsonTokenType.EndObject:
                    Address(depth + 1);
                    name = default;
                    break;
                case JsonTokenType.String:
                    Take(ref reader, shape, Name(json, depth), name, depth);
                    name = default;
                    break;
                case JsonTokenType.Number:
                    Number(ref reader, shape, Name(json, depth), name, depth);
                    name = default;
                    break;
                default:
                    name = default;
                    break;
            }
        }

        OnlyUsage &= choices && count == 0;
    }

    // The family's own names are small letters: any other was made up, perhaps from a value.
    private void Name(ref Utf8JsonReader reader, EndpointShape shape)
    {
        if (shape.ScansAnswers && reader.ValueSpan.Length >= ShortestName && reader.ValueSpan.ContainsAnyExcept(SmallLetters))
        {
            var raw = reader.ValueSpan;
            Room(raw.Length);
            var length = reader.CopyString(chars.AsSpan(used));
            Add(new AnswerPiece(used, length, (int)reader.TokenStartIndex + 1, raw.Length, AnswerPlace.Whole, 0, 0));
        }
    }

    private void Take(ref Utf8JsonReader reader, EndpointShape shape, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name, int depth)
    {
        if (depth == 1 && name.SequenceEqual("type"u8))
        {
            Type = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        Finished |= name.SequenceEqual("finish_reason"u8);
        var place = shape.Answer(parent, name);
        if (shape.ScansAnswers && (place is not AnswerPlace.Mechanical || reader.ValueSpan.Length > LongestMechanical))
        {
            Keep(ref reader, place, name, depth);
        }
    }

    private void Keep(ref Utf8JsonReader reader, AnswerPlace place, ReadOnlySpan<byte> name, int depth)
    {
        var raw = reader.ValueSpan;
        Room(raw.Length);
        var length = reader.CopyString(chars.AsSpan(used));
        var slot = name.Length == 0 ? 0 : (name.Length * 31) + name[0];
        Add(new AnswerPiece(used, length, (int)reader.TokenStartIndex + 1, raw.Length, place, slot, 0) { Depth = depth });
    }

    private void Number(ref Utf8JsonReader reader, EndpointShape shape, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name, int depth)
    {
        if (depth == 1 && name.SequenceEqual("sequence_number"u8) && reader.TryGetInt32(out var sequence))
        {
            Sequence = ((int)reader.TokenStartIndex, reader.ValueSpan.Length, sequence);
        }
        else if (AnswerPlaces.IsIndex(name) && reader.TryGetInt32(out var index))
        {
            // The sum does not depend on the order of members; names weigh differently so that two of them do not mix.
            indexes[depth] += (index + 1) * ((name.Length << 8) + name[0]);
        }
        else if (depth > 1 && reader.ValueSpan.Length >= LongNumber && !parent.SequenceEqual("response"u8) && shape.ScansAnswers
            && !reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            Room(reader.ValueSpan.Length);
            var length = Encoding.ASCII.GetChars(reader.ValueSpan, chars.AsSpan(used));
            Add(new AnswerPiece(used, length, (int)reader.TokenStartIndex, length, AnswerPlace.Whole, 0, 0));
        }
    }

    // An index may come after the text it is the index of: the address is known when the object closes.
    private void Address(int depth)
    {
        var index = indexes[depth];
        indexes[depth] = 0;
        if (index == 0)
        {
            return;
        }

        branch = index;
        for (var i = count - 1; i >= 0 && pieces[i].Depth >= depth; i--)
        {
            pieces[i].Slot = (pieces[i].Slot * 1021) + index;
            pieces[i].Branch = index;
        }
    }

    private void Room(int length)
    {
        if (used + length + 1 > chars.Length)
        {
            Array.Resize(ref chars, Math.Max(chars.Length * 2, used + length + 1));
        }
    }

    private void Add(in AnswerPiece piece)
    {
        if (count == pieces.Length)
        {
            Array.Resize(ref pieces, count * 2);
        }

        pieces[count++] = piece;
        used += piece.Length;
        chars[used++] = '\n';
    }

    private ReadOnlySpan<byte> Name(ReadOnlySpan<byte> json, int depth) => json.Slice(names[depth].Start, names[depth].Length);

    private static (int, int) Range(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        json.Overlaps(name, out var start);
        return (start, name.Length);
    }
}
