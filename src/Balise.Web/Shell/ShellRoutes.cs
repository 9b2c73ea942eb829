namespace Balise.Web.Shell;

/// <summary>Addresses the shell posts to or sends to; the host answers the two posts.</summary>
public static class ShellRoutes
{
    /// <summary>The page of the sign-in form.</summary>
    public const string SignIn = "/connexion";

    /// <summary>POST, antiforgery: ends the session.</summary>
    public const string SignOut = "/deconnexion";

    /// <summary>POST <c>role</c>, antiforgery: the person now acts under that role.</summary>
    public const string Role = "/compte/role";
}
