using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Shell;

/// <summary>The roles that may do what was refused, so that a 403 can name them.</summary>
public static class NeededRoles
{
    private static readonly object Key = new();

    /// <summary>Says, before answering 403, which roles may: codes such as <c>security_officer</c>.</summary>
    public static void Need(this HttpContext context, params string[] roles) => context.Items[Key] = roles;

    /// <summary>What was said with <see cref="Need"/>, else the roles asked by the page itself.</summary>
    internal static IReadOnlyList<string> Of(HttpContext? context, Endpoint? refused)
    {
        if (context?.Items[Key] is string[] said)
        {
            return said;
        }

        return [.. (refused?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [])
            .SelectMany(a => (a.Roles ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)];
    }
}
