using System.Security.Claims;
using Balise.Domain.People;
using Balise.Persistence.People;
using Microsoft.AspNetCore.Identity;

namespace Balise.Host.Accounts;

/// <summary>Passwords against ASP.NET Core Identity; the session holds the person, the body and the role acted under.</summary>
internal sealed class SignIn(UserManager<Account> accounts, SignInManager<Account> sessions, CurrentActor current) : ISignIn
{
    public async Task<SignInOutcome> SignInAsync(string email, string password, CancellationToken ct)
    {
        if (await accounts.FindByEmailAsync(email.Trim()) is not { } account)
        {
            // As long as a real check, so that the answer's time does not tell who has an account.
            _ = accounts.PasswordHasher.VerifyHashedPassword(new Account(), Decoy.Value, password);
            return SignInOutcome.Refused;
        }

        var check = await sessions.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!check.Succeeded)
        {
            return check.IsLockedOut ? SignInOutcome.LockedOut : SignInOutcome.Refused;
        }

        await OpenAsync(account, role: null);
        return SignInOutcome.SignedIn;
    }

    public Task SignOutAsync(CancellationToken ct) => sessions.SignOutAsync();

    public async Task<bool> ActAsAsync(string role, CancellationToken ct)
    {
        if (current.Actor is not { } actor || !actor.Roles.Contains(role)
            || accounts.Users.FirstOrDefault(a => a.PersonId == actor.Person) is not { } account)
        {
            return false;
        }

        await OpenAsync(account, role);
        return true;
    }

    private static readonly Lazy<string> Decoy = new(() => new PasswordHasher<Account>().HashPassword(new Account(), "no account has this password"));

    private Task OpenAsync(Account account, string? role)
    {
        List<Claim> claims =
        [
            new(ActorMiddleware.OrganizationClaim, account.OrganizationId.ToString()), new(ActorMiddleware.PersonClaim, account.PersonId.ToString()),
        ];
        if (role is not null)
        {
            claims.Add(new Claim(ActorMiddleware.RoleClaim, role));
        }

        return sessions.SignInWithClaimsAsync(account, isPersistent: false, claims);
    }
}
