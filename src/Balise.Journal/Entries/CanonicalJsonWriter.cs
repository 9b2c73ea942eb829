using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace Balise.Journal.Entries;

/// <summary>
/// Writes the only JSON the journal accepts: UTF-8, no white space, strings escaped only where JSON demands it, numbers in plain
/// decimals, no name twice in an object. Starts empty; reusable after <see cref="Reset"/>; not thread-safe.
/// </summary>
/// <remarks>
/// Used for the own members of an entry, it refuses the names of the envelope. What only a bug can cause (a value without a name, an
/// array closed as an object) is an <see cref="InvalidOperationException"/>.
/// </remarks>
public sealed class CanonicalJsonWriter
{
    internal const string PlainDecimal = "0.############################";

    private const int MaxDepth = 32;

    private readonly List<(int Start, int Length)> _names = [];
    private readonly int[] _firstName = new int[MaxDepth + 1];
    private readonly bool[] _isObject = new bool[MaxDepth + 1];
    private readonly bool _envelope;

    private byte[] _buffer = new byte[512];
    private int _length;
    private int _depth;
    private bool _hasItems;
    private bool _named;

    public CanonicalJsonWriter()
        : this(envelope: false)
    {
    }

    internal CanonicalJsonWriter(bool envelope) => _envelope = envelope;

    /// <summary>What was written since the last reset; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    internal bool IsCompleteObject => _depth == 0 && _length > 0 && _buffer[0] == (byte)'{';

    public CanonicalJsonWriter Reset()
    {
        (_length, _depth, _hasItems, _named) = (0, 0, false, false);
        _names.Clear();
        return this;
    }

    /// <summary>The name of the value that follows.</summary>
    /// <exception cref="InvalidOperationException">Not in an object, a name twice, or a name of the envelope.</exception>
    public CanonicalJsonWriter Name(ReadOnlySpan<byte> utf8Name)
    {
        Require(_isObject[_depth] && _depth > 0 && !_named, "A name is only expected in an object, before its value.");
        Require(_envelope || _depth > 1 || !EntryEnvelope.IsReserved(utf8Name), "This name belongs to the envelope of the entry.");
        if (_hasItems)
        {
            Put((byte)',');
        }

        var start = _length;
        PutString(utf8Name);
        RefuseRepeatedName(start, _length - start);
        Put((byte)':');
        _named = true;
        return this;
    }

    public CanonicalJsonWriter String(ReadOnlySpan<byte> utf8)
    {
        BeforeValue();
        PutString(utf8);
        return this;
    }

    /// <summary>A half of a surrogate pair becomes U+FFFD: JSON text is UTF-8, and UTF-8 has no such thing.</summary>
    public CanonicalJsonWriter String(ReadOnlySpan<char> text)
    {
        Span<byte> small = stackalloc byte[512];
        var utf8 = text.Length * 3 <= small.Length ? small : new byte[text.Length * 3];
        Utf8.FromUtf16(text, utf8, out _, out var written);
        return String(utf8[..written]);
    }

    /// <summary>A UUID in its canonical text, RFC 9562 §4.</summary>
    public CanonicalJsonWriter Id(Guid value)
    {
        Span<byte> text = stackalloc byte[EntryId.TextLength];
        value.TryFormat(text, out _, "D");
        return String(text);
    }

    /// <summary>Every member of another body, which is canonical already. That no name comes twice is the caller's affair.</summary>
    /// <exception cref="InvalidOperationException">Not in an object.</exception>
    public CanonicalJsonWriter Members(EntryBody body)
    {
        Require(_depth > 0 && _isObject[_depth] && !_named, "Members are only expected in an object, before a name.");
        if (!body.Members.IsEmpty)
        {
            if (_hasItems)
            {
                Put((byte)',');
            }

            Put(body.Members);
            _hasItems = true;
        }

        return this;
    }

    public CanonicalJsonWriter Number(long value)
    {
        BeforeValue();
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        _length += written;
        return this;
    }

    /// <summary>Plain decimal, no exponent, no trailing zero.</summary>
    public CanonicalJsonWriter Number(decimal value)
    {
        BeforeValue();

        // A decimal remembers the sign of zero; the journal does not.
        var plain = value == 0 ? 0 : value;
        plain.TryFormat(Room(32), out var written, PlainDecimal, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    public CanonicalJsonWriter Boolean(bool value)
    {
        BeforeValue();
        Put(value ? "true"u8 : "false"u8);
        return this;
    }

    public CanonicalJsonWriter Null()
    {
        BeforeValue();
        Put("null"u8);
        return this;
    }

    public CanonicalJsonWriter BeginObject() => Begin((byte)'{', isObject: true);

    public CanonicalJsonWriter EndObject() => End((byte)'}', isObject: true);

    public CanonicalJsonWriter BeginArray() => Begin((byte)'[', isObject: false);

    public CanonicalJsonWriter EndArray() => End((byte)']', isObject: false);

    /// <summary>Members that are already canonical and whose names were already checked.</summary>
    internal void Members(ReadOnlySpan<byte> members)
    {
        if (members.Length > 0)
        {
            Put((byte)',');
            Put(members);
        }
    }

    internal void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    private CanonicalJsonWriter Begin(byte bracket, bool isObject)
    {
        BeforeValue();
        Require(_depth < MaxDepth, "The journal does not nest deeper than 32 levels.");
        Put(bracket);
        _depth++;
        (_isObject[_depth], _firstName[_depth], _hasItems) = (isObject, _names.Count, false);
        return this;
    }

    private CanonicalJsonWriter End(byte bracket, bool isObject)
    {
        Require(_depth > 0 && _isObject[_depth] == isObject && !_named, "This bracket closes nothing.");
        Put(bracket);
        _names.RemoveRange(_firstName[_depth], _names.Count - _firstName[_depth]);
        _depth--;
        _hasItems = true;
        return this;
    }

    private void BeforeValue()
    {
        Require(_depth > 0 ? _isObject[_depth] == _named : _length == 0, "A value is not expected here.");
        if (!_named && _hasItems)
        {
            Put((byte)',');
        }

        (_named, _hasItems) = (false, true);
    }

    private void RefuseRepeatedName(int start, int length)
    {
        var name = _buffer.AsSpan(start, length);
        for (var i = _firstName[_depth]; i < _names.Count; i++)
        {
            Require(!_buffer.AsSpan(_names[i].Start, _names[i].Length).SequenceEqual(name), "A name is given twice in one object.");
        }

        _names.Add((start, length));
    }

    private void PutString(ReadOnlySpan<byte> utf8)
    {
        Put((byte)'"');
        while (!utf8.IsEmpty)
        {
            var plain = utf8.IndexOfAny(JsonEscapes.Needed);
            Put(plain < 0 ? utf8 : utf8[..plain]);
            if (plain < 0)
            {
                break;
            }

            Put(JsonEscapes.Of(utf8[plain]));
            utf8 = utf8[(plain + 1)..];
        }

        Put((byte)'"');
    }

    private void Put(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    private Span<byte> Room(int count)
    {
        if (_length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        return _buffer.AsSpan(_length);
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
