using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Balise.Journal.Entries;

/// <summary>Rewrites any JSON text in the journal's own spelling, and so tells whether a text is in that spelling already.</summary>
internal static class CanonicalJson
{
    // A sign, 29 digits, a point and the zero before it.
    private const int MaxDecimalLength = 32;

    /// <exception cref="FormatException">Not JSON, not UTF-8, a name twice, or a number that a decimal cannot hold exactly.</exception>
    public static void Rewrite(ReadOnlySpan<byte> json, CanonicalJsonWriter writer)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                Copy(ref reader, writer);
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new FormatException(problem.Message, problem);
        }
    }

    public static bool IsCanonical(ReadOnlySpan<byte> json, CanonicalJsonWriter scratch)
    {
        try
        {
            Rewrite(json, scratch.Reset());
            return scratch.Written.SequenceEqual(json);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void Copy(ref Utf8JsonReader reader, CanonicalJsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: writer.BeginObject(); break;
            case JsonTokenType.EndObject: writer.EndObject(); break;
            case JsonTokenType.StartArray: writer.BeginArray(); break;
            case JsonTokenType.EndArray: writer.EndArray(); break;
            case JsonTokenType.True: writer.Boolean(true); break;
            case JsonTokenType.False: writer.Boolean(false); break;
            case JsonTokenType.Null: writer.Null(); break;
            case JsonTokenType.Number: CopyNumber(ref reader, writer); break;
            default: CopyText(ref reader, writer); break;
        }
    }

    private static void CopyText(ref Utf8JsonReader reader, CanonicalJsonWriter writer)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, reader.ValueSpan.Length));
        try
        {
            // CopyString unescapes, and refuses what is not UTF-8.
            var text = buffer.AsSpan(0, reader.CopyString(buffer));
            _ = reader.TokenType == JsonTokenType.PropertyName ? writer.Name(text) : writer.String(text);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void CopyNumber(ref Utf8JsonReader reader, CanonicalJsonWriter writer)
    {
        if (reader.TryGetInt64(out var integer))
        {
            writer.Number(integer);
        }
        else if (reader.TryGetDecimal(out var number) && IsExact(reader.ValueSpan, number))
        {
            writer.Number(number);
        }
        else
        {
            throw new FormatException("A number has more digits than the journal keeps.");
        }
    }

    // Reading a decimal rounds in silence; a journal must not.
    private static bool IsExact(ReadOnlySpan<byte> text, decimal value)
    {
        if (text.IndexOfAny((byte)'e', (byte)'E') >= 0)
        {
            return double.TryParse(text, CultureInfo.InvariantCulture, out var number) && (double)value == number;
        }

        Span<byte> plain = stackalloc byte[MaxDecimalLength];
        var significant = text.Contains((byte)'.') ? text.TrimEnd((byte)'0').TrimEnd((byte)'.') : text;
        return value == 0
            ? !significant.ContainsAnyExcept("-0."u8)
            : value.TryFormat(plain, out var written, CanonicalJsonWriter.PlainDecimal, CultureInfo.InvariantCulture)
                && plain[..written].SequenceEqual(significant);
    }
}
