using System.Buffers;
using System.Text;
using System.Text.Json;
using Balise.Domain;
using Balise.Gateway.Content;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Endpoints;

/// <summary>Where the reader stands in the tree, and what each token there means. A ref struct would do, but try blocks need it whole.</summary>
internal sealed class BodyWalk(RequestText into, EndpointShape shape, Language language) : IDisposable
{
    // A number this long may be an identifier; shorter ones are counts and settings.
    private const int LongNumber = 6;

    private readonly Place[] places = ArrayPool<Place>.Shared.Rent(80);
    private readonly NameRegister names = new();
    private int depth;
    private Place next = Place.Root;
    private int messages = -1;
    private bool modelSeen;
    private bool requiredSeen;
    private byte[] scratch = [];

    public Refusal? Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
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
                if (reader.ValueSpan.Length >= LongNumber)
                {
                    Keep(reader.ValueSpan, false);
                }

                return Scalar("number");
            default:
                if (next is Place.StreamFlag)
                {
                    into.Stream = reader.TokenType is JsonTokenType.True;
                    AfterValue();
                    return null;
                }

                return Scalar("literal");
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
        if (scratch.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }
    }

    private static Place ItemOf(Place list) => list is Place.Messages ? Place.Message : Place.Part;

    private Refusal? Open(Place place, bool array = false)
    {
        if (depth == 0 && array)
        {
            return Refusals.InvalidRequest(language, "", "Le corps doit être un objet JSON.", "The body must be a JSON object.");
        }

        if (next is Place.Model or Place.StreamFlag or Place.Role)
        {
            return WrongKind();
        }

        if (place is Place.Message)
        {
            messages++;
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
        var name = Unescape(ref reader);
        if (!names.TryAdd(name))
        {
            return Refusals.InvalidJson(language, BodyReader.Say(
                language, $"le membre « {Encoding.UTF8.GetString(Shorten(name))} » est donné deux fois.",
                $"the member '{Encoding.UTF8.GetString(Shorten(name))}' is given twice."));
        }

        next = shape.Enter(places[depth - 1], name);
        if (next is Place.Other)
        {
            Keep(name, false);
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
                var model = Unescape(ref reader);
                modelSeen = model.Length > 0;
                into.Model = Encoding.UTF8.GetString(model);
                Keep(model, false);
                return into.Model.Length > 256
                    ? Refusals.InvalidRequest(language, "model", "Le nom du modèle est trop long.", "The model's name is too long.")
                    : null;
            case Place.StreamFlag:
                return WrongKind();
            case Place.Role:
                return shape.KnowsRole(Unescape(ref reader))
                    ? null
                    : Refusals.InvalidRequest(
                        language, $"{shape.Required}[{messages}].role", "Ce rôle de message est inconnu.", "This message role is unknown.");
            case Place.PartType:
                var type = Unescape(ref reader);
                if (!shape.KnowsPart(type))
                {
                    Unscanned(PartKind(type), reader.ValueSpan.Length);
                }

                Keep(type, false);
                return null;
            case Place.Attachment when reader.ValueSpan.Length > 512 || reader.ValueSpan.StartsWith("data:"u8):
                Unscanned("attachment", reader.ValueSpan.Length);
                return null;
            case Place.Messages:
                requiredSeen = true;
                Keep(Unescape(ref reader), true);
                return null;
            default:
                Keep(Unescape(ref reader), place is Place.Content);
                return null;
        }
    }

    private Refusal? Scalar(string kind)
    {
        var wrong = next is Place.Model or Place.StreamFlag && kind == "number" || next is Place.Model or Place.Root or Place.Role or Place.Messages;
        if (wrong)
        {
            return WrongKind();
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

    private void Unscanned(string kind, int bytes)
    {
        into.Unscanned += bytes;
        into.UnscannedKinds.Add(kind);
    }

    private static string PartKind(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("image_url"u8) ? "image" : type.SequenceEqual("input_audio"u8) ? "audio" : type.SequenceEqual("file"u8) ? "file" : "unknown_part";

    private void Keep(ReadOnlySpan<byte> utf8, bool ofConversation)
    {
        if (!utf8.IsEmpty)
        {
            into.Keep(Encoding.UTF8.GetChars(utf8, into.Room(utf8.Length, ofConversation)));
        }
    }

    private ReadOnlySpan<byte> Unescape(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        if (scratch.Length < reader.ValueSpan.Length)
        {
            if (scratch.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
            }

            scratch = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        }

        return scratch.AsSpan(0, reader.CopyString(scratch));
    }

    private static ReadOnlySpan<byte> Shorten(ReadOnlySpan<byte> name) => name.Length <= 40 ? name : name[..40];
}
