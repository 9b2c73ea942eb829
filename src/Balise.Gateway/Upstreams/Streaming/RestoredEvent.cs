using System.Buffers;
using System.Globalization;
using System.Text;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Upstreams.Streaming;

/// <summary>
/// Writes one event of an answer to a masked request. Characters that may be the beginning of a placeholder stay behind and leave
/// with the next fragment of their text, or in an event of their own before the text ends.
/// </summary>
internal readonly ref struct RestoredEvent
{
    private readonly SseEvent one;
    private readonly Call call;
    private readonly AnswerText text;
    private readonly FindSlot find;

    public RestoredEvent(Call call, AnswerText text, SseEvent one, FindSlot find)
    {
        (this.call, this.text, this.find) = (call, text, find);
        this.one = one;
    }

    public void Write(List<AnswerSlot> slots, IBufferWriter<byte> output)
    {
        if (!one.HasData || !text.TryRead(one.Data, call.Shape, new CallFigures()))
        {
            if (one.HasData)
            {
                Flush(slots, 0, output);
            }

            output.Write(one.Bytes);
            return;
        }

        var type = one.Data.Slice(text.Type.Start, text.Type.Length);
        var edits = new BodyEdits();
        var number = text.Sequence;
        if (!Fragments(type, edits) && !type.SequenceEqual("ping"u8))
        {
            Flush(slots, text.Branch, output, number.Value);
        }

        // Events that the gateway added push the numbers of those that follow.
        if (number.Length > 0 && call.EventsAdded > 0)
        {
            edits.Add(new BodyEdit(
                number.Start, number.Length, Encoding.ASCII.GetBytes((number.Value + call.EventsAdded).ToString(CultureInfo.InvariantCulture))));
        }

        if (edits.Count == 0)
        {
            output.Write(one.Bytes);
            return;
        }

        var edited = edits.Apply(one.Data, out var length);
        one.WriteWith(edited.AsSpan(0, length), output);
        ArrayPool<byte>.Shared.Return(edited, clearArray: true);
    }

    /// <summary>True when the event brings a fragment.</summary>
    private bool Fragments(ReadOnlySpan<byte> type, BodyEdits edits)
    {
        var any = false;
        foreach (ref readonly var piece in text.Pieces)
        {
            if (piece.Place is not (AnswerPlace.Delta or AnswerPlace.DeltaJson))
            {
                Whole(piece, edits);
                continue;
            }

            any |= piece.Length > 0;
            var slot = find(piece, type);
            var before = slot.Restorer!.Restored;
            var shown = slot.Restorer.Push(text.Of(piece), last: text.Finished);
            call.Restored |= slot.Restorer.Restored > before;
            if (!shown.SequenceEqual(text.Of(piece)))
            {
                edits.Add(new BodyEdit(piece.RawStart, piece.RawLength, RestoredJson.Escape(shown)));
            }

            if (slot.Restorer.Holds)
            {
                slot.Remember(one.Data, piece.RawStart, piece.RawLength, text.Sequence);
            }
        }

        return any;
    }

    private void Whole(in AnswerPiece piece, BodyEdits edits)
    {
        if (PlaceholderReader.MayHold(text.Of(piece)))
        {
            var restorer = new Restorer(call.Placeholders!, piece.Place is AnswerPlace.WholeJson);
            var shown = restorer.Push(text.Of(piece), last: true);
            if (restorer.Restored > 0)
            {
                call.Restored = true;
                edits.Add(new BodyEdit(piece.RawStart, piece.RawLength, RestoredJson.Escape(shown)));
            }
        }
    }

    private void Flush(List<AnswerSlot> slots, int branch, IBufferWriter<byte> output, int number = 0)
    {
        foreach (var slot in slots)
        {
            if (slot.Restorer is { Holds: true } restorer && (branch == 0 || slot.Branch == branch))
            {
                var before = restorer.Restored;
                var rest = RestoredJson.Escape(restorer.Push(default, last: true));
                call.Restored |= restorer.Restored > before;
                output.Write("data: "u8);
                output.Write(slot.Like(rest, number + call.EventsAdded++));
                output.Write("\n\n"u8);
            }
        }
    }
}
