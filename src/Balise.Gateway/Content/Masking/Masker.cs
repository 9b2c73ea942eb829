using System.Text;
using Balise.Detection;
using Balise.Gateway.Content.Masking.Vault;

namespace Balise.Gateway.Content.Masking;

/// <summary>
/// Replaces the values a policy masks by placeholders, in the bytes of the body: only the strings that hold a value change, everything
/// else leaves as the client wrote it.
/// </summary>
/// <param name="written">Placeholders that stand in the text as it came.</param>
internal sealed class Masker(RequestText text, IReadOnlyList<Placeholder> written, PlaceholderSet set, BodyEdits edits)
{
    // A shorter value, without the words that made it one, is a number like another.
    private const int ShortestRepeated = 7;

    // Each costs a search through the whole text.
    private const int MaxRepeated = 64;

    private readonly List<Target> targets = [];

    /// <summary>Values replaced, repetitions included.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Adds the edits that mask <paramref name="categories"/>. A value found once is masked wherever it stands, even where nothing
    /// around it says what it is. False when a value stands where it cannot be replaced, or the conversation may keep no more.
    /// </summary>
    public bool TryMask(ScanReport report, CategoryMap map, ulong categories)
    {
        // What is written like a placeholder and is not one of ours must never become one: the answer could not tell them apart.
        foreach (var name in written)
        {
            set.Reserve(name);
        }

        foreach (var piece in report.Conversation.Findings)
        {
            if (Masks(map, categories, piece.Finding))
            {
                targets.Add(new Target(piece.Segment, piece.Finding.Start, piece.Finding.End, piece.Finding.Type));
            }
        }

        foreach (ref readonly var finding in report.Beside.Findings)
        {
            if (Masks(map, categories, finding))
            {
                AddBeside(finding);
            }
        }

        AddRepeated();
        targets.Sort(static (a, b) => a.Piece != b.Piece ? a.Piece.CompareTo(b.Piece) : a.Start.CompareTo(b.Start));
        return TryReplaceAll();
    }

    private static bool Masks(CategoryMap map, ulong categories, in Finding finding) =>
        Weight.Counts(finding) && map.Of(finding.Type, finding.Detail) is >= 0 and var category && (categories & (1UL << category)) != 0;

    // A finding may run over several texts that stand one below the other: each gets its own placeholder.
    private void AddBeside(in Finding finding)
    {
        var pieces = text.BesidePieces;
        for (var i = Math.Max(0, PieceList.At(pieces, finding.Start)); i < pieces.Length && pieces[i].Start < finding.End; i++)
        {
            var start = Math.Max(0, finding.Start - pieces[i].Start);
            var end = Math.Min(pieces[i].Length, finding.End - pieces[i].Start);
            if (end > start)
            {
                targets.Add(new Target(text.Conversation.Count + i, start, end, finding.Type));
            }
        }
    }

    private void AddRepeated()
    {
        Dictionary<string, FindingType> values = [];
        foreach (var target in targets)
        {
            if (target.End - target.Start >= ShortestRepeated && values.Count < MaxRepeated)
            {
                values.TryAdd(Chars(target.Piece)[target.Start..target.End].ToString(), target.Type);
            }
        }

        foreach (var (value, type) in values)
        {
            for (var piece = 0; piece < text.Conversation.Count + text.BesidePieces.Length; piece++)
            {
                AddRepeated(piece, value, type);
            }
        }
    }

    private void AddRepeated(int piece, string value, FindingType type)
    {
        var chars = Chars(piece);
        for (var from = 0; chars[from..].IndexOf(value, StringComparison.Ordinal) is >= 0 and var found; from += found + value.Length)
        {
            var (start, end) = (from + found, from + found + value.Length);
            var inside = (start > 0 && char.IsLetterOrDigit(chars[start - 1])) || (end < chars.Length && char.IsLetterOrDigit(chars[end]));
            if (!inside)
            {
                targets.Add(new Target(piece, start, end, type));
            }
        }
    }

    private bool TryReplaceAll()
    {
        var (piece, covered, cursor) = (-1, 0, default(JsonCursor));
        foreach (var target in targets)
        {
            if (target.Piece != piece)
            {
                (piece, covered, cursor) = (target.Piece, 0, default);
            }

            var start = Math.Max(target.Start, covered);
            if (start < target.End)
            {
                if (!TryReplace(target with { Start = start }, ref cursor))
                {
                    return false;
                }

                covered = Piece(piece).Kind is PieceKind.Number ? int.MaxValue : target.End;
            }
        }

        return true;
    }

    private bool TryReplace(in Target target, ref JsonCursor cursor)
    {
        var piece = Piece(target.Piece);

        // A number is replaced whole: half a number and a placeholder would be neither.
        var number = piece.Kind is PieceKind.Number;
        var value = number ? Chars(target.Piece) : Chars(target.Piece)[target.Start..target.End];
        if (!piece.CanBeReplaced || !set.TryIssue(target.Type, value, out var name))
        {
            return false;
        }

        var raw = text.Body.Span.Slice(piece.RawStart, piece.RawLength);
        var (start, end) = number ? (0, raw.Length) : cursor.Find(raw, target.Start, target.End);
        var by = Encoding.ASCII.GetBytes(number ? $"\"{name}\"" : name.ToString());
        edits.Add(new BodyEdit(piece.RawStart + start, end - start, by));
        Count++;
        return true;
    }

    private ReadOnlySpan<char> Chars(int piece) => piece < text.Conversation.Count
        ? text.Conversation[piece].Span
        : text.Beside.Span.Slice(Piece(piece).Start, Piece(piece).Length);

    private TextPiece Piece(int piece) =>
        piece < text.Conversation.Count ? text.ConversationPieces[piece] : text.BesidePieces[piece - text.Conversation.Count];

    /// <param name="Piece">Segments of the conversation first, then the pieces beside it.</param>
    private readonly record struct Target(int Piece, int Start, int End, FindingType Type);
}
