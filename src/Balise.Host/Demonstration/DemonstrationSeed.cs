using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Host.Accounts;
using Balise.Persistence;
using Balise.Persistence.People;
using Microsoft.AspNetCore.Identity;

namespace Balise.Host.Demonstration;

/// <summary>
/// Makes the demonstration body the way people would: each act by the person whose role allows it, eight days ago, then a week of
/// requests through the gateway. Nothing is inserted behind the rules' back.
/// </summary>
internal sealed class DemonstrationSeed(
    BaliseContext database, CurrentOrganization current, UserManager<Account> accounts, DemonstrationRegisters registers, DemonstrationDossiers dossiers, DemonstrationDecisions decisions,
    DemonstrationWeek week, DemonstrationFile file, ProductClock clock, InstallationName installation, IStore<Person> people, IStore<Organization> organizations,
    IChanges changes, ILogger<DemonstrationSeed> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var body = DemonstrationBody.Load();
        logger.LogInformation("Seeding the demonstration body: {Name}", body.Name);
        try
        {
            clock.MoveTo(clock.Real.AddDays(-8));
            var actors = await PeopleAsync(body, ct);
            var secrets = await registers.CreateAsync(body, actors, ct);
            await dossiers.CreateAsync(actors, ct);
            await decisions.CreateAsync(body, actors, ct);
            await file.WriteAsync(body, secrets, ct);
            await decisions.DecideAsync(body, actors, ct);
            await week.LiveAsync(body, secrets, ct);
        }
        finally
        {
            clock.Release();
        }
    }

    private async Task<IReadOnlyDictionary<string, Actor>> PeopleAsync(DemonstrationBody body, CancellationToken ct)
    {
        var organization = new Organization(new OrganizationId(NewId()), body.Slug, body.Name) { IsDemonstration = true };
        current.Enter(organization.Id);
        organizations.Add(organization);
        installation.Become(organization);
        Dictionary<string, Actor> actors = [];
        foreach (var person in body.People)
        {
            var added = new Person(new PersonId(NewId()), organization.Id, person.Name, person.Email, person.Unit, person.Roles);
            people.Add(added);
            foreach (var role in person.Roles)
            {
                actors[role] = new Actor(added.Id, organization.Id, person.Name, role, person.Roles);
            }

            actors[person.Email] = new Actor(added.Id, organization.Id, person.Name, person.Roles[0], person.Roles);
        }

        if (await changes.SaveAsync(actors[Roles.Administrator], ct) is { } error)
        {
            throw new InvalidOperationException($"The demonstration body could not be saved: {error.Code}.");
        }

        foreach (var person in body.People)
        {
            var account = new Account
            {
                Id = NewId(), UserName = person.Email, Email = person.Email, EmailConfirmed = true, PersonId = actors[person.Email].Person,
                OrganizationId = organization.Id,
            };
            var created = await accounts.CreateAsync(account, body.Password);
            if (!created.Succeeded)
            {
                throw new InvalidOperationException(string.Join(' ', created.Errors.Select(e => e.Description)));
            }
        }

        database.ChangeTracker.Clear();
        return actors;
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
