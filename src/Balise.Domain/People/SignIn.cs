namespace Balise.Domain.People;

/// <summary>Who is asking, from the session. <c>null</c> for a visitor.</summary>
public interface ICurrentActor
{
    Actor? Actor { get; }
}

/// <summary>Opens and closes sessions. The host keeps accounts and passwords; the screens only ask.</summary>
public interface ISignIn
{
    Task<SignInOutcome> SignInAsync(string email, string password, CancellationToken ct);

    Task SignOutAsync(CancellationToken ct);

    /// <summary>Acts from now on under another of the person's roles; false when it is not theirs.</summary>
    Task<bool> ActAsAsync(string role, CancellationToken ct);
}

/// <summary>How a sign-in ended. One word for a wrong e-mail and a wrong password: neither is told from the other.</summary>
public enum SignInOutcome
{
    SignedIn,
    Refused,
    LockedOut,
}
