using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Host.Demonstration;
using Balise.Journal.Checkpoints;
using Balise.Persistence;
using Balise.Persistence.People;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Bench.Registers;

/// <summary>Fills the demonstration body up: 200 people, 10,000 use cases, 2,000 approval files with every form answered.</summary>
internal sealed class FullBody(string data, NormsPack norms) : IPolicyRefresher
{
    public const int People = 200, UseCases = 10_000, Files = 2_000, Sessions = 400;

    // Saved together: one transaction for so many acts.
    private const int Slice = 100;

    public async Task FillAsync(CancellationToken ct)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(SigningKeyFile.LoadOrCreate(Path.Combine(data, "journal.key"), "balise"));
        services.AddSingleton<IPolicyRefresher>(this);
        services.AddBalisePersistence(DatabaseOptions.From(null, data));
        await using var provider = services.BuildServiceProvider();
        OrganizationId organization;
        await using (var scope = provider.CreateAsyncScope())
        {
            organization = (await scope.ServiceProvider.GetRequiredService<OrganizationList>().ReadAsync(ct))[0];
        }

        var actors = await PeopleAsync(provider, organization, ct);
        await AddAsync(provider, organization, actors, ct);
        await SitAsync(provider, organization, actors, ct);
    }

    public Task RefreshAsync(CancellationToken ct) => Task.CompletedTask;

    private static async Task<Dictionary<string, Actor>> PeopleAsync(ServiceProvider provider, OrganizationId organization, CancellationToken ct)
    {
        await using var scope = Enter(provider, organization);
        var people = scope.ServiceProvider.GetRequiredService<IStore<Person>>();
        var actors = (await people.AllAsync(ct)).ToDictionary(p => p.Email, p => new Actor(p.Id, organization, p.FullName, p.Roles[0], p.Roles));
        for (var i = actors.Count; i < People; i++)
        {
            var person = new Person(new(Guid.CreateVersion7()), organization, $"Personne {i}", $"p{i}@cssdemo.example", $"Unité {i % 20}", [Roles.User]);
            people.Add(person);
            actors[person.Email] = new(person.Id, organization, person.FullName, Roles.User, person.Roles);
        }

        await SaveAsync(scope, actors["sophie.nguyen@cssdemo.example"], ct);
        return actors;
    }

    private async Task AddAsync(ServiceProvider provider, OrganizationId organization, Dictionary<string, Actor> actors, CancellationToken ct)
    {
        var requester = actors["marc-andre.beaupre@cssdemo.example"];
        var now = DateTimeOffset.UtcNow.AddDays(-60);
        var samples = DemonstrationFiles.Load();
        var given = samples.Dossiers.First(file => file.Stage == "ready").Answers;
        var answers = new DemonstrationAnswers(samples.Answers, actors, DateOnly.FromDateTime(now.UtcDateTime));
        for (var first = 0; first < UseCases; first += Slice)
        {
            await using var scope = Enter(provider, organization);
            var system = (await scope.ServiceProvider.GetRequiredService<IStore<AiSystem>>().FindAsync("assistant-erable", ct))!;
            for (var i = first; i < first + Slice; i++)
            {
                var at = now.AddMinutes(i * 8);
                var by = i % 10 == 0 ? requester : actors.Values.ElementAt(i % actors.Count);
                var useCase = UseCase.Propose(
                    new(Guid.CreateVersion7(at)), $"CU-2025-{i:00000}", $"cas-{i}",
                    new() { Title = $"Préparer le document {i} de l’unité {i % 20}", Purpose = "Rédiger.", System = system.Id, UseType = "write_non_sensitive", Fallback = "À la main." }, by, at).Value!;
                scope.ServiceProvider.GetRequiredService<IStore<UseCase>>().Add(useCase);
                if (i < Files)
                {
                    scope.ServiceProvider.GetRequiredService<IStore<Dossier>>().Add(File(i, useCase, system, by, answers, given, at));
                }
            }

            await SaveAsync(scope, requester, ct);
        }
    }

    // Sessions of the past, each with its members and an agenda.
    private static async Task SitAsync(ServiceProvider provider, OrganizationId organization, Dictionary<string, Actor> actors, CancellationToken ct)
    {
        await using var scope = Enter(provider, organization);
        var chair = actors["louis.archambault@cssdemo.example"];
        CommitteeMember[] members = [.. actors.Values.Take(7).Append(chair).Select(each => new CommitteeMember(each.Person, each.Name))];
        for (var i = 0; i < Sessions; i++)
        {
            scope.ServiceProvider.GetRequiredService<IStore<CommitteeSession>>().Add(CommitteeSession.Plan(
                new(Guid.CreateVersion7()), $"S-2020-{i:000}", CommitteeGate.Steering, new DateOnly(2020, 1, 1).AddDays(i * 5), 3, members, [], chair).Value!);
        }

        await SaveAsync(scope, chair, ct);
    }

    private Dossier File(
        int i, UseCase useCase, AiSystem system, Actor by, DemonstrationAnswers answers, IReadOnlyDictionary<string, System.Text.Json.JsonElement> given, DateTimeOffset at)
    {
        var owner = by with { Roles = [Roles.Requester, Roles.ItService] };
        var dossier = Dossier.Start(new(Guid.CreateVersion7(at)), $"D-2025-{i:00000}", useCase, system, by, at);
        var request = norms.Forms[norms.Proportionality.Form];
        dossier.Save(request, answers.Of(request, given, norms), owner, at);
        foreach (var form in dossier.Needs(norms).Forms(norms).Where(form => form.Id != request.Id))
        {
            dossier.Save(form, answers.Of(form, given, norms), owner, at);
        }

        if (i % 4 > 0)
        {
            dossier.Submit(norms, owner, at);
        }

        if (i % 4 > 1)
        {
            dossier.Move(DossierAction.BeginAnalysis, "", owner, at);
        }

        return dossier;
    }

    private static AsyncServiceScope Enter(ServiceProvider provider, OrganizationId organization)
    {
        var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Enter(organization);
        return scope;
    }

    private static async Task SaveAsync(AsyncServiceScope scope, Actor by, CancellationToken ct)
    {
        if (await scope.ServiceProvider.GetRequiredService<IChanges>().SaveAsync(by, ct) is { } error)
        {
            throw new InvalidOperationException(error.Code);
        }
    }
}
