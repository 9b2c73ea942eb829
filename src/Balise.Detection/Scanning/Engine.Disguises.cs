using Balise.Detection.Folding;

namespace Balise.Detection.Scanning;

/// <summary>The part of the engine that undoes disguises: encoded tokens, words for digits, pieces rebuilt and judged.</summary>
internal sealed partial class Engine
{
    private const int MaxDepth = 2;
    private const int Context = 60;

    // Encoded text is read as text; what it holds is reported as the whole token.
    private void Decode(ref Scan scan, int from, int end)
    {
        // « dMOpbA==. »: the period ends the sentence.
        while (end > from && scan.Text[end - 1] is '.' or ':' or ',')
        {
            end--;
        }

        if (scan.Depth >= MaxDepth)
        {
            return;
        }

        if (end - from > scan.Into.DecodeBudget)
        {
            // Encodings piled up to tire the reader: the rest of the text is unread, and said to be.
            scan.Into.MarkTruncated();
            return;
        }

        var piece = scan.Into.Piece(scan.Depth);
        var token = scan.Text[from..end];
        var name = token[..Math.Min(token.Length, 64)].LastIndexOf('=');
        piece.Clear();
        Rejoiner.AppendContext(scan, piece, Math.Max(0, from - Context), from);
        var floor = piece.Length;
        if (!Blobs.Decode(token, piece) && (name <= 0 || name >= token.Length - 2 || !Blobs.Decode(token[(name + 1)..], piece)))
        {
            return;
        }

        scan.Into.DecodeBudget -= piece.Length - floor;
        scan.Into.Work += piece.Length;
        var text = piece.Text;
        var first = Folder.FirstChange(text[floor..]);
        if (first >= 0)
        {
            var folded = scan.Into.Folded(scan.Depth + 1);
            Folder.Fold(text, floor + first, folded);
            text = folded.Text;
        }

        var inner = new Scan(text, scan.Into, added: scan.Added | Reasons.Decoded)
        {
            Fixed = scan.Fixed.End > 0 ? scan.Fixed : (scan.ToOriginal(from), scan.ToOriginal(end)),
            Depth = scan.Depth + 1,
            Floor = floor,
        };
        Walk(ref inner);
    }

    private void WalkSpelled(ref Scan scan)
    {
        var text = scan.Text;
        for (var i = 0; i < text.Length && text[i..].IndexOfAny(SpelledOut.Words) is var step && step >= 0;)
        {
            i = SpelledOut.Examine(ref scan, i + step, judgeDigits);
        }

        for (var i = 0; i < text.Length && text[i..].IndexOfAny(SpelledEmail.Words) is var step && step >= 0;)
        {
            i = SpelledEmail.Examine(ref scan, i + step, judgeEmail);
        }
    }

    private void JudgeDigits(ref Scan parent, View piece, int start, int end, Reasons reason)
    {
        var inner = new Scan(piece.Text, parent.Into, piece.Map, parent.Added | reason) { Fixed = parent.Fixed, Depth = parent.Depth };
        Wake(joinedByRunLength[Math.Min(end - start, 31)], ref inner, start, end);
    }

    private void JudgeEmail(ref Scan parent, View piece, int start, int end, Reasons reason)
    {
        var inner = new Scan(piece.Text, parent.Into, piece.Map, parent.Added | reason) { Fixed = parent.Fixed, Depth = parent.Depth };
        Wake(at, ref inner, start, end);
    }
}
