using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Content.Masking.Vault;

namespace Balise.Gateway.Content.Masking;

/// <summary>Rewrites strings of a JSON text.</summary>
internal static class RestoredJson
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The bytes between the quotes.</summary>
    public static byte[] Escape(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(Encoder.Encode(text.ToString()));

    /// <summary>Adds the edits that put values back in every string of an answer.</summary>
    public static int AddEdits(AnswerText answer, PlaceholderSet set, BodyEdits edits)
    {
        var restored = 0;
        foreach (ref readonly var piece in answer.Pieces)
        {
            if (!PlaceholderReader.MayHold(answer.Of(piece)))
            {
                continue;
            }

            var restorer = new Restorer(set, piece.Place is AnswerPlace.WholeJson or AnswerPlace.DeltaJson);
            var text = restorer.Push(answer.Of(piece), last: true);
            if (restorer.Restored > 0)
            {
                restored += restorer.Restored;
                edits.Add(new BodyEdit(piece.RawStart, piece.RawLength, Escape(text)));
            }
        }

        return restored;
    }
}
