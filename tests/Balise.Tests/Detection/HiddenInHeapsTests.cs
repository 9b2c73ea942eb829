using System.Text;
using Balise.Detection;

namespace Balise.Tests.Detection;

/// <summary>A number, plain or disguised, before or after a heap of harmless things made to tire the detectors: it is found, or the text is said to be unread.</summary>
public sealed class HiddenInHeapsTests
{
    private static readonly (string Name, string Text)[] Numbers =
    [
        ("plain", "Mon NAS est le 046 454 286."), ("base64", Base64("Mon NAS est le 046 454 286, merci.")), ("hex", Convert.ToHexString(Encoding.UTF8.GetBytes("NAS : 046 454 286"))),
        ("spelled", "NAS zéro quatre six quatre cinq quatre deux huit six"), ("zero-width", "NAS : 0\u200b4\u200b6 4\u200b5\u200b4 2\u200b8\u200b6"),
        ("html", "NAS : &#48;&#52;&#54; &#52;&#53;&#52; &#50;&#56;&#54;"), ("percent", "NAS%20046%20454%20286"), ("full width", "NAS ０４６ ４５４ ２８６"), ("spaced", "NAS 0 4 6 4 5 4 2 8 6"),
    ];

    public static TheoryData<string, string> Heaps() => new()
    {
        { "nothing", "" }, { "base64", Many(Base64("Le comité se réunira lundi matin. ") + " ", 2000) }, { "base64 three times", Many(Base64(Base64(Base64("bonjour"))) + " ", 2000) },
        { "hex", Many("4C6520636F6D6974652073652072C3A9756E697261 ", 2000) }, { "numbers in words", Many("cinq six sept huit neuf ", 2000) }, { "zeros and ones", Many("zéro un ", 3000) },
        { "digits", Many("1 2 3 4 ", 2000) }, { "entities", Many("&#48;&amp; ", 3000) }, { "percent", Many("%20%31 ", 3000) }, { "invisible", Many("0\u200b1\u200b ", 3000) },
        { "addresses", Many("info@ecole.qc.ca ", 6000) }, { "small numbers", Many("12 ", 20_000) }, { "one word", new string('a', 100_000) + " " }, { "braces", Many("{\"a\":", 5000) },
    };

    [Theory]
    [MemberData(nameof(Heaps))]
    public void A_number_beside_a_heap_is_found_or_the_text_is_said_to_be_unread(string name, string heap)
    {
        var buffer = new FindingBuffer();
        foreach (var (disguise, number) in Numbers)
        {
            foreach (var after in new[] { true, false })
            {
                var from = after ? heap.Length : 0;
                DetectorSet.Standard.Scan(after ? $"{heap}\n{number}" : $"{number}\n{heap}", buffer);

                Assert.True(buffer.Truncated || Holds(buffer, from, from + number.Length + 1), $"{disguise} {(after ? "after" : "before")} {name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Heaps))]
    public void A_number_streamed_beside_a_heap_is_found_or_the_answer_is_said_to_be_unread(string name, string heap)
    {
        // A stream sees a few hundred characters at once: a longer heap tells nothing more.
        heap = heap[..Math.Min(heap.Length, 3000)];
        foreach (var (disguise, number) in Numbers)
        {
            foreach (var after in new[] { true, false })
            {
                var from = after ? heap.Length + 1 : 0;
                var stream = DetectorSet.Standard.OpenStream();
                var (unread, found) = (false, false);
                var buffer = new FindingBuffer();
                foreach (var chunk in (after ? $"{heap}\n{number}" : $"{number}\n{heap}").Chunk(997))
                {
                    stream.Push(chunk, buffer);
                    Note();
                }

                stream.Complete(buffer);
                Note();
                Assert.True(unread || found, $"{disguise} {(after ? "after" : "before")} {name}");

                void Note()
                {
                    (unread, found) = (unread || buffer.Truncated, found || Holds(buffer, from, from + number.Length + 1));
                    buffer.Clear();
                }
            }
        }
    }

    private static bool Holds(FindingBuffer buffer, int from, int to)
    {
        foreach (ref readonly var finding in buffer.Findings)
        {
            if (finding.Type == FindingType.CaSin && finding.Start >= from && finding.End <= to)
            {
                return true;
            }
        }

        return false;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Many(string unit, int times) => string.Concat(Enumerable.Repeat(unit, times));
}
