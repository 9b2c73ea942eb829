using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Balise.Gateway.Content.Masking.Vault;

namespace Balise.Gateway.Content.Masking;

/// <summary>
/// Puts values back in a text that may come in pieces: holds back only what may be the beginning of a placeholder, at most
/// <see cref="Placeholder.Longest"/> characters. One for each text of an answer.
/// </summary>
/// <param name="json">The text is JSON itself: values are escaped for it.</param>
internal sealed class Restorer(PlaceholderSet set, bool json)
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private readonly ArrayBufferWriter<char> text = new();
    private char[] held = [];

    /// <summary>Values put back so far.</summary>
    public int Restored { get; private set; }

    public bool Holds => held.Length > 0;

    /// <summary>Characters held back.</summary>
    public int Held => held.Length;

    /// <summary>Restores a whole text.</summary>
    public static ReadOnlySpan<char> Whole(PlaceholderSet set, ReadOnlySpan<char> text, bool json) => new Restorer(set, json).Push(text, last: true);

    /// <summary>What may be shown now. Valid until the next call.</summary>
    public ReadOnlySpan<char> Push(ReadOnlySpan<char> piece, bool last)
    {
        text.ResetWrittenCount();
        if (held.Length > 0)
        {
            piece = string.Concat(held, piece);
            held = [];
        }

        var from = 0;
        for (var at = 0; at < piece.Length; at++)
        {
            if (!PlaceholderReader.MayBegin(piece, at))
            {
                continue;
            }

            switch (PlaceholderReader.Read(piece[at..], last, out var length, out var name))
            {
                case PlaceholderFound.Perhaps:
                    text.Write(piece[from..at]);
                    held = piece[at..].ToArray();
                    return text.WrittenSpan;
                case PlaceholderFound.Yes when set.TryRestore(name, out var value):
                    text.Write(piece[from..at]);
                    text.Write(json ? Encoder.Encode(value) : value);
                    Restored++;
                    from = at + length;
                    at = from - 1;
                    break;
            }
        }

        text.Write(piece[from..]);
        return text.WrittenSpan;
    }
}
