using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Balise.Domain;
using Balise.Gateway.Content;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Endpoints;

/// <summary>
/// One pass over the UTF-8 body: model, stream flag, every text. A request that two readers could understand differently (a name
/// twice, broken UTF-8, an unknown role) is refused, because the one behind could understand it otherwise.
/// </summary>
internal static class BodyReader
{
    private const int MaxDepth = 64;

    public static Refusal? Read(RequestText into, EndpointShape shape, FileTexts files, Language language)
    {
        var body = into.Body.Span;
        if (!Utf8.IsValid(body))
        {
            return Refusals.InvalidJson(language, Say(language, "l’encodage n’est pas de l’UTF-8.", "it is not UTF-8."));
        }

        var walk = new BodyWalk(into, shape, files, language);
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                if (walk.Take(ref reader) is { } refusal)
                {
                    return refusal;
                }
            }

            return walk.Missing();
        }
        catch (JsonException e)
        {
            return Refusals.InvalidJson(language, Say(
                language, $"erreur à la ligne {e.LineNumber + 1}, octet {e.BytePositionInLine + 1}.",
                $"error at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}."));
        }
        catch (InvalidOperationException)
        {
            // A \u escape that is half of a character.
            return Refusals.InvalidJson(language, Say(language, "une séquence d’échappement est incomplète.", "an escape sequence is incomplete."));
        }
        finally
        {
            walk.Dispose();
        }
    }

    internal static string Say(Language language, string fr, string en) => language == Language.French ? fr : en;
}
