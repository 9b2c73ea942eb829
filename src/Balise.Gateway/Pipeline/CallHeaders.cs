using System.Buffers;
using System.Text;
using Balise.Domain;
using Balise.Domain.Data;
using Microsoft.AspNetCore.Http;

namespace Balise.Gateway.Pipeline;

/// <summary>The headers a client may send, and what each is allowed to be.</summary>
internal static class CallHeaders
{
    public const string Decision = "x-balise-decision";

    public const string Classification = "x-balise-classification";

    public const string UseType = "x-balise-use-type";

    public const string Conversation = "x-balise-conversation";

    /// <summary>File number of the person a decision is about; looked at only when the use case decides about persons.</summary>
    public const string Subject = "x-balise-subject";

    /// <summary>How many values were replaced by placeholders before the request left.</summary>
    public const string Masked = "x-balise-masked";

    /// <summary><c>unavailable</c> when the placeholders of former turns could not be looked for: they stay in the answer.</summary>
    public const string Restored = "x-balise-restored";

    /// <summary>Names the system that answered in place of the one asked.</summary>
    public const string Fallback = "x-balise-fallback";

    /// <summary>Why the largest model of the use case's route is asked for (Guide, 3.3); percent-encoded where the client only sends ASCII.</summary>
    public const string Larger = "x-balise-larger";

    /// <summary>The system, the model and the reason of the choice, when the use case chose.</summary>
    public const string System = "x-balise-system";

    public const string Model = "x-balise-model";

    public const string Route = "x-balise-route";

    /// <summary>Estimate of energy, carbon and water of a whole answer; in a stream, a comment of this name before its last event.</summary>
    public const string Footprint = "x-balise-footprint";

    /// <summary>The electricity factor of that estimate: place, range, year, source, since when.</summary>
    public const string Factor = "x-balise-factor";

    public const string RequestId = "x-request-id";

    private static readonly SearchValues<char> RequestIdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>French unless English comes first in <c>Accept-Language</c>.</summary>
    public static Language LanguageOf(HttpRequest request) =>
        request.Headers.AcceptLanguage is [{ Length: >= 2 } first, ..] && first.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? Language.English
            : Language.French;

    public static string RequestIdOf(HttpRequest request, DateTimeOffset at) =>
        request.Headers[RequestId] is [{ Length: > 0 and <= 64 } id] && !id.AsSpan().ContainsAnyExcept(RequestIdCharacters)
            ? id
            : Guid.CreateVersion7(at).ToString("N");

    /// <summary>The declared level; unclassified when absent. False when the value is not one of the four.</summary>
    public static bool TryClassification(HttpRequest request, out SecurityLevel level)
    {
        level = SecurityLevel.Unclassified;
        return request.Headers[Classification] switch
        {
            [] => true,
            [{ } one] => SecurityLevels.TryParse(one, out level),
            _ => false,
        };
    }

    /// <summary>The key as ASCII bytes, from <c>Authorization: Bearer</c> or <c>x-api-key</c>; 0 when there is none or two differ.</summary>
    public static int CopyKey(HttpRequest request, Span<byte> key)
    {
        var bearer = request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header.AsSpan(7).Trim()
            : default;
        var apiKey = request.Headers["x-api-key"] is [{ } plain] ? plain.AsSpan().Trim() : default;
        var chosen = bearer.IsEmpty ? apiKey : bearer;
        if (chosen.IsEmpty || chosen.Length > key.Length || (!bearer.IsEmpty && !apiKey.IsEmpty && !bearer.SequenceEqual(apiKey)))
        {
            return 0;
        }

        return Encoding.ASCII.TryGetBytes(chosen, key, out var length) && Ascii.IsValid(chosen) ? length : 0;
    }
}
