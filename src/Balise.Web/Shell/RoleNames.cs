namespace Balise.Web.Shell;

/// <summary>The name of a role on screen, from its code.</summary>
public static class RoleNames
{
    public static string Label(Words words, string role) => words.Has("role." + role) ? words[$"role.{role}"] : role;
}
