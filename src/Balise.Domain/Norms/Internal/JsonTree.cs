using System.Text.Json;
using System.Text.Unicode;

namespace Balise.Domain.Norms.Internal;

/// <summary>
/// Reads a file of norms strictly: UTF-8 without byte order mark, no comment, no trailing comma, no key given twice.
/// The framework's document would keep the last of two keys in silence; a norm must not depend on which one was meant.
/// </summary>
internal static class JsonTree
{
    public static JsonEntry? Read(string file, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            problems.Add(file, "", "starts with a byte order mark: save it as UTF-8 without BOM");
            bytes = bytes[3..];
        }

        if (!Utf8.IsValid(bytes))
        {
            problems.Add(file, "", "is not UTF-8: save it again in that encoding");
            return null;
        }

        var reader = new Utf8JsonReader(bytes);
        var lines = new LineCounter();
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, bytes, ref lines, "", file, problems);
            while (reader.Read())
            {
                // Anything but white space after the value throws here.
            }

            return root;
        }
        catch (JsonException exception)
        {
            var (line, column) = (exception.LineNumber + 1, exception.BytePositionInLine + 1);
            problems.Add(file, "", $"line {line}: malformed JSON near byte {column} of the line: {FirstSentence(exception.Message)}");
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(file, "", "a string holds half of a surrogate pair: write the whole character");
            return null;
        }
    }

    private static JsonEntry ReadValue(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, ref LineCounter lines, string pointer, string file, ProblemList problems)
    {
        var line = lines.At(bytes, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var holder = new JsonEntry(EntryKind.Object, pointer, line, "");
                ReadMembers(holder, ref reader, bytes, ref lines, file, problems);
                return holder;
            case JsonTokenType.StartArray:
                var list = new JsonEntry(EntryKind.Array, pointer, line, "");
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(ReadValue(ref reader, bytes, ref lines, $"{pointer}/{list.Items.Count}", file, problems));
                }

                return list;
            case JsonTokenType.String:
                return new(EntryKind.String, pointer, line, reader.GetString()!);
            case JsonTokenType.Number:
                return new(EntryKind.Number, pointer, line, System.Text.Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return new(EntryKind.Boolean, pointer, line, reader.TokenType == JsonTokenType.True ? "true" : "false");
            default:
                return new(EntryKind.Null, pointer, line, "");
        }
    }

    private static void ReadMembers(
        JsonEntry holder, ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, ref LineCounter lines, string file, ProblemList problems)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var pointer = $"{holder.Pointer}/{name.Replace("~", "~0").Replace("/", "~1")}";
            reader.Read();
            var value = ReadValue(ref reader, bytes, ref lines, pointer, file, problems);
            if (names.Add(name))
            {
                holder.Members.Add((name, value));
            }
            else
            {
                problems.Add(file, pointer, $"line {value.Line}: the key is given twice: keep one");
            }
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    /// <summary>Turns byte offsets, asked in order, into line numbers in one pass.</summary>
    private struct LineCounter
    {
        private int offset;
        private int newLines;

        public int At(ReadOnlySpan<byte> bytes, int target)
        {
            newLines += bytes[offset..target].Count((byte)'\n');
            offset = target;
            return newLines + 1;
        }
    }
}
