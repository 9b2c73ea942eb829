using System.Text.Json;
using System.Text.Json.Serialization;

namespace Balise.Web.Api;

/// <summary>Names of closed lists on the wire: snake_case, as in <c>public_system</c>, <c>protected_b</c>, <c>use_case</c>.</summary>
internal static class WireNames
{
    /// <summary>The same names in JSON bodies; numbers are refused.</summary>
    public static readonly JsonStringEnumConverter Converter = new(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

    public static string Wire<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (candidate.Wire() == name)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
