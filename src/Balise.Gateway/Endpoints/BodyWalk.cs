using System.Buffers;
using System.Text;
using System.Text.Json;
using Balise.Domain;
using Balise.Gateway.Content;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Endpoints;

/// <summary>Where the reader stands in the tree, and what each token there means. A ref struct would do, but try blocks need it whole.</summary>
internal sealed class BodyWalk(RequestText into, EndpointShape shape, FileTexts files, Language language) : IDisposable
{
    // A number this long may be an identifier; shorter ones are counts and settings.
    private const int LongNumber = 6;

    private readonly Place[] places = ArrayPool<Place>.Shared.Rent(80);
    private readonly NameRegister names = new();
    private readonly BodyTexts texts = new(into, files);
    private int depth;
    private Place next = Place.Root;
    private int messages = -1;
    private bool modelSeen;
    private bool requiredSeen;

    public Refusal? Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                if (next is Place.StreamOptions)
                {
                    into.Usage.Opened((int)reader.TokenStartIndex);
                }

                return Open(next is Place.Messages or Place.Content ? ItemOf(next) : next);
            case JsonTokenType.StartArray:
                requiredSeen |= next is Place.Messages;
                return Open(next, array: true);
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close(reader.TokenType is JsonTokenType.EndObject);
                return null;
            case JsonTokenType.PropertyName:
                return Name(ref reader);
            case JsonTokenType.String:
                var text = Text(ref reader);
                AfterValue();
                return text;
            case JsonTokenType.Number:
                return Number(ref reader);
            default:
                return Literal(ref reader);
        }
    }

    /// <summary>What the body should have held and did not.</summary>
    public Refusal? Missing() =>
        !modelSeen ? Refusals.InvalidRequest(language, "model", "Le membre « model » est obligatoire.", "The member 'model' is required.")
        : !requiredSeen ? Refusals.InvalidRequest(
            language, shape.Required, $"Le membre « {shape.Required} » est obligatoire.", $"The member '{shape.Required}' is required.")
        : null;

    public void Dispose()
    {
        ArrayPool<Place>.Shared.Return(places);
        names.Dispose();
        texts.Dispose();
    }

    private static Place ItemOf(Place list) => list is Place.Messages ? Place.Message : Place.Part;

    private Refusal? Open(Place place, bool array = false)
    {
        if (depth == 0 && array)
        {
            return Refusals.InvalidRequest(language, "", "Le corps doit être un objet JSON.", "The body must be a JSON object.");
        }

        if (next is Place.Model or Place.StreamFlag or Place.Role or Place.IncludeUsage)
        {
            return WrongKind();
        }

        if (place is Place.Message)
        {
            messages++;
        }
        else if (place is Place.Stored)
        {
            into.Declare("stored_context", 1);
        }

        places[depth++] = place;
        names.Open(!array);
        next = array ? place : Place.Other;
        return null;
    }

    private void Close(bool isObject)
    {
        depth--;
        names.Close(isObject);
        AfterValue();
    }

    // In an array, what follows a value is another item of the same kind; in an object, a name says what follows.
    private void AfterValue() => next = depth > 0 ? places[depth - 1] : Place.Other;

    private Refusal? Name(ref Utf8JsonReader reader)
    {
        var name = texts.Unescape(ref reader);
        if (!names.TryAdd(name))
        {
            return Refusals.InvalidJson(language, BodyReader.Say(
                language, $"le membre « {Encoding.UTF8.GetString(Shorten(name))} » est donné deux fois.",
                $"the member '{Encoding.UTF8.GetString(Shorten(name))}' is given twice."));
        }

        var parent = places[depth - 1];
        next = shape.Enter(parent, name);
        if (parent is Place.StreamOptions)
        {
            into.Usage.HasMember();
        }

        if (next is Place.Other || (next is Place.Attachment && parent is Place.Attachment))
        {
            texts.Keep(ref reader, false, PieceKind.Name);
        }

        return null;
    }

    private Refusal? Text(ref Utf8JsonReader reader)
    {
        var place = next;
        switch (place)
        {
            case Place.Root:
                return Refusals.InvalidRequest(language, "", "Le corps doit être un objet JSON.", "The body must be a JSON object.");
            case Place.Model:
                var model = texts.Unescape(ref reader);
                modelSeen = model.Length > 0;
                into.Model = Encoding.UTF8.GetString(model);
                texts.Keep(ref reader, false, PieceKind.Fixed);
                return into.Model.Length > 256
                    ? Refusals.InvalidRequest(language, "model", "Le nom du modèle est trop long.", "The model's name is too long.")
                    : null;
            case Place.StreamFlag:
                return WrongKind();
            case Place.Role:
                return shape.KnowsRole(texts.Unescape(ref reader))
                    ? null
                    : Refusals.InvalidRequest(
                        language, $"{shape.Required}[{messages}].role", "Ce rôle de message est inconnu.", "This message role is unknown.");
            case Place.PartType:
                var type = texts.Unescape(ref reader);
                if (!shape.KnowsPart(type))
                {
                    into.Declare(PartKind(type), type.Length);
                }

                texts.Keep(ref reader, false);
                return null;
            case Place.Stored:
                into.Declare("stored_context", reader.ValueSpan.Length);
                texts.Keep(ref reader, false);
                return null;
            case Place.Attachment:
                texts.KeepAttachment(ref reader);
                return null;
            default:
                requiredSeen |= place is Place.Messages;
                if (!texts.TryKeepDataUrl(ref reader))
                {
                    texts.Keep(ref reader, place is Place.Content or Place.Messages);
                }

                return null;
        }
    }

    private Refusal? Number(ref Utf8JsonReader reader)
    {
        if (next is Place.Messages && shape.TakesTokens && depth > 1)
        {
            into.Declare("tokens", reader.ValueSpan.Length);
            return null;
        }

        if (next is Place.OutputCap or Place.Choices && reader.TryGetInt64(out var count) && count is > 0 and < 100_000_000)
        {
            (into.OutputCap, into.Choices) = next is Place.OutputCap ? (count, into.Choices) : (into.OutputCap, count);
        }

        if (reader.ValueSpan.Length >= LongNumber)
        {
            texts.Keep(ref reader, false, PieceKind.Number);
        }

        return Scalar(ref reader, "number");
    }

    private Refusal? Literal(ref Utf8JsonReader reader)
    {
        switch (next)
        {
            case Place.StreamFlag:
                (into.Stream, into.StreamAt) = (reader.TokenType is JsonTokenType.True, ((int)reader.TokenStartIndex, reader.ValueSpan.Length));
                break;
            case Place.IncludeUsage:
                into.Usage.Said(reader.TokenType is JsonTokenType.True, (int)reader.TokenStartIndex, reader.ValueSpan.Length);
                break;
            default:
                return Scalar(ref reader, "literal");
        }

        AfterValue();
        return null;
    }

    private Refusal? Scalar(ref Utf8JsonReader reader, string kind)
    {
        var wrong = next is Place.Model or Place.StreamFlag && kind == "number" || next is Place.Model or Place.Root or Place.Role or Place.Messages;
        if (wrong)
        {
            return WrongKind();
        }

        if (next is Place.StreamOptions)
        {
            into.Usage.Empty((int)reader.TokenStartIndex, reader.ValueSpan.Length);
        }

        AfterValue();
        return null;
    }

    private Refusal WrongKind()
    {
        var param = next switch
        {
            Place.Model => "model",
            Place.StreamFlag => "stream",
            Place.Role => $"{shape.Required}[{messages}].role",
            Place.Messages => shape.Required,
            _ => "",
        };
        return Refusals.InvalidRequest(
            language, param, $"Le membre « {param} » n’est pas du bon type.", $"The member '{param}' has the wrong type.");
    }

    private static string PartKind(ReadOnlySpan<byte> type) =>
        type.IndexOf("image"u8) >= 0 ? "image" : type.IndexOf("audio"u8) >= 0 ? "audio" : type.IndexOf("video"u8) >= 0 ? "video" : "unknown_part";

    private static ReadOnlySpan<byte> Shorten(ReadOnlySpan<byte> name) => name.Length <= 40 ? name : name[..40];
}
