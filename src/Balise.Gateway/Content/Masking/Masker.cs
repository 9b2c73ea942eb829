using System.Buffers;
using System.Text;
using Balise.Detection;

namespace Balise.Gateway.Content.Masking;

/// <summary>
/// Replaces the values a policy masks by placeholders, in the bytes of the body: only the strings that hold a value change, everything
/// else leaves as the client wrote it.
/// </summary>
internal static class Masker
{
    /// <summary>Adds the edits that mask <paramref name="categories"/>; false when the conversation may keep no more values.</summary>
    /// <param name="count">Values replaced.</param>
    public static bool TryMask(
        RequestText text, ScanReport report, CategoryMap map, ulong categories, PlaceholderSet set, BodyEdits edits, out int count)
    {
        Reserve(text, set);
        count = 0;
        foreach (var piece in report.Conversation.Findings)
        {
            if (Masks(map, categories, piece.Finding))
            {
                count++;
                var chars = text.Conversation[piece.Segment].Span;
                if (!TryReplace(text, text.ConversationPieces[piece.Segment], chars, piece.Finding, set, edits))
                {
                    return false;
                }
            }
        }

        foreach (ref readonly var finding in report.Beside.Findings)
        {
            if (Masks(map, categories, finding))
            {
                count++;
                if (!TryReplaceBeside(text, finding, set, edits))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Masks(CategoryMap map, ulong categories, in Finding finding) =>
        ContentScanner.Decides(finding) && map.Of(finding.Type, finding.Detail) is >= 0 and var category && (categories & (1UL << category)) != 0;

    // A finding may run over several texts that stand one below the other: each gets its own placeholder.
    private static bool TryReplaceBeside(RequestText text, in Finding finding, PlaceholderSet set, BodyEdits edits)
    {
        var pieces = text.BesidePieces;
        for (var i = Math.Max(0, PieceList.At(pieces, finding.Start)); i < pieces.Length && pieces[i].Start < finding.End; i++)
        {
            var piece = pieces[i];
            var start = Math.Max(0, finding.Start - piece.Start);
            var end = Math.Min(piece.Length, finding.End - piece.Start);
            var chars = text.Beside.Span.Slice(piece.Start, piece.Length);
            if (end > start && !TryReplace(text, piece, chars, finding with { Start = start, End = end }, set, edits))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReplace(
        RequestText text, in TextPiece piece, ReadOnlySpan<char> chars, in Finding finding, PlaceholderSet set, BodyEdits edits)
    {
        if (!piece.CanBeReplaced)
        {
            return false;
        }

        // A number is replaced whole: half a number and a placeholder would be neither.
        var number = piece.Kind is PieceKind.Number;
        var value = number ? chars : chars[finding.Start..finding.End];
        if (!set.TryIssue(finding.Type, value, out var name))
        {
            return false;
        }

        var raw = text.Body.Span.Slice(piece.RawStart, piece.RawLength);
        var (start, end) = number ? (0, raw.Length) : JsonOffsets.Find(raw, finding.Start, finding.End);
        var by = Encoding.ASCII.GetBytes(number ? $"\"{name}\"" : name.ToString());
        edits.Add(new BodyEdit(piece.RawStart + start, end - start, by));
        return true;
    }

    private static void Reserve(RequestText text, PlaceholderSet set)
    {
        foreach (var segment in text.Conversation)
        {
            Reserve(segment.Span, set);
        }

        Reserve(text.Beside.Span, set);
    }

    // What is written like a placeholder and is not one of ours must never become one: the answer could not tell them apart.
    private static void Reserve(ReadOnlySpan<char> text, PlaceholderSet set)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (PlaceholderReader.MayBegin(text, at)
                && PlaceholderReader.Read(text[at..], last: true, out var length, out var name) is PlaceholderFound.Yes)
            {
                set.Reserve(name);
                at += length - 1;
            }
        }
    }
}
