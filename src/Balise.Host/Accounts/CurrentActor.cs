using System.Security.Claims;
using Balise.Domain;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Policies;
using Balise.Persistence.People;

namespace Balise.Host.Accounts;

/// <summary>Who acts in this request, once the session was read.</summary>
internal sealed class CurrentActor : ICurrentActor
{
    public Actor? Actor { get; private set; }

    public void Become(Actor actor) => Actor = actor;
}

/// <summary>
/// From the session to the person: organisation first, since every register is filtered by it; then the roles as they are now, not as
/// they were when the session began.
/// </summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    public const string OrganizationClaim = "balise:organization";
    public const string PersonClaim = "balise:person";
    public const string RoleClaim = "balise:acting-as";

    public async Task InvokeAsync(HttpContext http, CurrentOrganization organization, CurrentActor current)
    {
        if (http.User.FindFirstValue(OrganizationClaim) is { } body && http.User.FindFirstValue(PersonClaim) is { } id)
        {
            organization.Enter(new OrganizationId(Guid.Parse(body)));
            var people = http.RequestServices.GetRequiredService<IStore<Person>>();
            if (await people.FindAsync(Guid.Parse(id), http.RequestAborted) is { Active: true } person)
            {
                var wanted = http.User.FindFirstValue(RoleClaim);
                var role = wanted is not null && person.Roles.Contains(wanted) ? wanted : person.Roles.FirstOrDefault() ?? Roles.User;
                var today = LegalDay.Of(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
                var replaces = await http.RequestServices.GetRequiredService<IAbsenceStore>().ReplacedByAsync(person.Id, today, http.RequestAborted);
                current.Become(new Actor(person.Id, person.Organization, person.FullName, role, person.Roles) { Replaces = replaces });
            }
        }

        await next(http);
    }
}
