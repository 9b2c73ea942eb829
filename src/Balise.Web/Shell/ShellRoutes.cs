using System.Diagnostics.CodeAnalysis;

namespace Balise.Web.Shell;

/// <summary>Addresses of the session: the form that opens it, and what the account menu posts to.</summary>
public static class ShellRoutes
{
    public const string Home = "/accueil";

    /// <summary>The page of the sign-in form.</summary>
    public const string SignIn = "/connexion";

    /// <summary>POST, antiforgery: ends the session.</summary>
    public const string SignOut = "/deconnexion";

    /// <summary>POST <c>role</c>, antiforgery: the person now acts under that role.</summary>
    public const string Role = "/compte/role";

    /// <summary>The sign-in form, with the page to open afterwards.</summary>
    public static string SignInThen(string page) => $"{SignIn}?retour={Uri.EscapeDataString(page)}";

    /// <summary>The page to open after signing in: one of ours, never another site's.</summary>
    public static string Local(string? page) => IsLocal(page) ? page : Home;

    private static bool IsLocal([NotNullWhen(true)] string? page) =>
        page is ['/', not ('/' or '\\'), ..] && !page.Any(char.IsControl) && !page.StartsWith(SignIn, StringComparison.OrdinalIgnoreCase);
}
