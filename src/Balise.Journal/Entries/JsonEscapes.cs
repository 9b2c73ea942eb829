using System.Buffers;
using System.Text;

namespace Balise.Journal.Entries;

/// <summary>The escapes JSON demands (RFC 8259 §7), in the one spelling the journal accepts (that of RFC 8785 §3.2.2.2).</summary>
internal static class JsonEscapes
{
    private static readonly byte[][] ControlEscapes =
        [.. Enumerable.Range(0, 0x20).Select(code => Encoding.ASCII.GetBytes(Spell(code)))];

    public static SearchValues<byte> Needed { get; } =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    public static ReadOnlySpan<byte> Of(byte character) => character switch
    {
        (byte)'"' => "\\\""u8,
        (byte)'\\' => "\\\\"u8,
        _ => ControlEscapes[character],
    };

    private static string Spell(int code) => code switch
    {
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{code:x4}",
    };
}
