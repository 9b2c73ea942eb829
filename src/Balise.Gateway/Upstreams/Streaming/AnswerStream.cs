using System.Buffers;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Content.Output;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Upstreams.Streaming;

/// <summary>
/// A streamed answer on its way: each event is read and scanned when it comes, waits while what it holds may still turn out to be
/// something that may not be shown, and has its placeholders restored when it leaves.
/// </summary>
internal sealed class AnswerStream(Call call, AnswerScan scan, ulong denied)
{
    private readonly List<AnswerSlot> slots = [];
    private readonly Queue<Waiting> waiting = new();
    private readonly Queue<(AnswerSlot Slot, int End)> marks = new();
    private readonly Reserve reserve = call.Categories.Reserve(denied);
    private readonly bool stripUsage = call.Text.Stream && call.Shape.AsksForUsage && !call.Text.Usage.Asked;
    private string? id;
    private string? model;
    private long created;
    private int events;

    /// <summary>The stream came to its own end.</summary>
    public bool Done { get; private set; }

    public StreamIdentity Identity => new(id, model, created, events);

    /// <summary>Bytes of the first event waiting, when it may leave.</summary>
    public bool TryRelease(out int length, out bool dropped)
    {
        (length, dropped) = (0, false);
        if (!waiting.TryPeek(out var first))
        {
            return false;
        }

        if (denied != 0 && !AreSettled(first.Marks))
        {
            return false;
        }

        waiting.Dequeue();
        for (var i = 0; i < first.Marks; i++)
        {
            marks.Dequeue();
        }

        (length, dropped) = (first.Length, first.Dropped);
        return true;
    }

    /// <summary>Reads and scans one event. False when it brings what may not be shown: nothing that waits may leave.</summary>
    public bool Inspect(ReadOnlySpan<byte> bytes)
    {
        var one = new SseEvent(bytes);
        events++;
        var (marked, dropped) = (0, false);
        if (one.HasData && !Look(one.Data, ref marked, ref dropped))
        {
            return false;
        }

        waiting.Enqueue(new Waiting(bytes.Length, marked, dropped));
        return !Done || Complete();
    }

    /// <summary>Nothing more comes: what remains is settled. False when it may not be shown.</summary>
    public bool Complete()
    {
        foreach (var slot in slots)
        {
            if (!slot.Complete)
            {
                slot.Complete = true;
                slot.Scan.Complete(scan.Found);
                if (!OutputJudge.Permits(call, denied, scan.Found, default, slot.Scan))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Writes an event that was released, with its placeholders restored.</summary>
    public void Write(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        if (call.Placeholders is null)
        {
            output.Write(bytes);
        }
        else
        {
            new RestoredEvent(call, scan.Text, new SseEvent(bytes), FindSlot).Write(slots, output);
        }
    }

    public void Close()
    {
        foreach (var slot in slots)
        {
            scan.CloseStream(slot.Scan);
        }
    }

    private bool AreSettled(int count)
    {
        foreach (var (slot, end) in marks)
        {
            if (count-- == 0)
            {
                break;
            }

            if (!slot.Complete && slot.Releasable < end)
            {
                return false;
            }
        }

        return true;
    }

    private bool Look(ReadOnlySpan<byte> data, ref int marked, ref bool dropped)
    {
        var text = scan.Text;
        var isJson = text.TryRead(data, call.Shape, call.Figures);
        var type = isJson ? data.Slice(text.Type.Start, text.Type.Length) : default;
        Done |= call.Shape.IsLast(type, data);
        if (!isJson)
        {
            if (Done)
            {
                return true;
            }

            text.TakePlain(data);
        }
        else if (id is null)
        {
            (id, model, created) = StreamIdentity.Read(data);
        }

        dropped = stripUsage && text.OnlyUsage;
        foreach (ref readonly var piece in text.Pieces)
        {
            if (!(piece.Place is AnswerPlace.Delta or AnswerPlace.DeltaJson ? Push(piece, type, ref marked) : Whole(piece)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Push(in AnswerPiece piece, ReadOnlySpan<byte> type, ref int marked)
    {
        var slot = FindSlot(piece, type);
        slot.Received += piece.Length;
        call.Figures.CharactersOut += piece.Length;
        slot.Scan.Push(scan.Text.Of(piece), scan.Found);
        marks.Enqueue((slot, slot.Received));
        marked++;
        var permitted = OutputJudge.Permits(call, denied, scan.Found, default, slot.Scan);

        // Once such a word may be shown, nobody may be named beside it before being judged.
        slot.Settle(reserve is Reserve.SensitiveMatters && call.Output is { Sensitive: true } ? Reserve.People : reserve);
        return permitted;
    }

    private bool Whole(in AnswerPiece piece)
    {
        var text = scan.Text.Of(piece);
        scan.Scan(text);
        return OutputJudge.Permits(call, denied, scan.Found, text);
    }

    private AnswerSlot FindSlot(in AnswerPiece piece, ReadOnlySpan<byte> type)
    {
        var key = piece.Slot;
        foreach (var b in type)
        {
            key = (key * 31) + b;
        }

        foreach (var slot in slots)
        {
            if (slot.Key == key)
            {
                return slot;
            }
        }

        // Arguments come as fragments of JSON: what is put back there is escaped for it.
        var json = piece.Place is AnswerPlace.DeltaJson || type.IndexOf("function_call_arguments"u8) >= 0;
        var opened = new AnswerSlot(key, piece.Branch, scan.OpenStream(), call.Placeholders is { } set ? new Restorer(set, json) : null);
        slots.Add(opened);
        return opened;
    }

    /// <param name="Dropped">The gateway asked for it, not the client.</param>
    private readonly record struct Waiting(int Length, int Marks, bool Dropped);
}

/// <summary>The text a fragment belongs to, in events of one type.</summary>
internal delegate AnswerSlot FindSlot(in AnswerPiece piece, ReadOnlySpan<byte> type);
