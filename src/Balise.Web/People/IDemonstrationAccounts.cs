namespace Balise.Web.People;

/// <summary>The accounts of a demonstration body, listed beside the sign-in form. The host of a real body registers none.</summary>
public interface IDemonstrationAccounts
{
    /// <summary><c>null</c> when this body is not a demonstration.</summary>
    IReadOnlyList<DemonstrationAccount>? Accounts { get; }
}

/// <param name="Role">Code of the role, for example <c>security_officer</c>.</param>
public sealed record DemonstrationAccount(string Name, string Email, string Role);
