using System.Security.Cryptography;
using Balise.Domain;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Journal.Checkpoints;
using Balise.Persistence;
using Balise.Persistence.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Persistence;

/// <summary>The services of one process over a database, as the host makes them.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Installation(DatabaseOptions options, Action<IServiceCollection>? replace = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton(new CheckpointSigner("balise.test", RandomNumberGenerator.GetBytes(CheckpointSigner.SeedLength)));
        collection.AddSingleton<IPolicyRefresher>(Refresher);
        collection.AddBalisePersistence(options);
        replace?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero));

    public CountingRefresher Refresher { get; } = new();

    public async Task<bool> StartAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
    }

    public T Get<T>()
        where T : notnull =>
        services.GetRequiredService<T>();

    /// <summary>A scope of one organisation, as a request has one.</summary>
    public Work Enter(OrganizationId? organization)
    {
        var scope = services.CreateAsyncScope();
        if (organization is { } entered)
        {
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Enter(entered);
        }

        return new Work(scope);
    }

    /// <summary>A new organisation with one person, so that tests of a class do not meet.</summary>
    public async Task<Actor> OrganizationAsync(string role = Roles.ItService)
    {
        var organization = new Organization(new(Guid.NewGuid()), $"o-{Guid.NewGuid():N}", "Centre de services");
        var person = new Person(new(Guid.NewGuid()), organization.Id, "Ève Tremblay", "Eve.Tremblay@exemple.qc.ca", "STI", [role]);
        var actor = new Actor(person.Id, organization.Id, person.FullName, role, [role]);
        await using var work = Enter(organization.Id);
        work.Store<Organization>().Add(organization);
        work.Store<Person>().Add(person);
        Assert.Null(await work.SaveAsync(actor));
        return actor;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>One scope: its stores share one context.</summary>
public sealed class Work(AsyncServiceScope scope) : IAsyncDisposable
{
    public IStore<T> Store<T>()
        where T : class =>
        Get<IStore<T>>();

    public T Get<T>()
        where T : notnull =>
        scope.ServiceProvider.GetRequiredService<T>();

    public Task<Error?> SaveAsync(Actor by) => Get<IChanges>().SaveAsync(by, CancellationToken.None);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

public sealed class CountingRefresher : IPolicyRefresher
{
    public int Count { get; private set; }

    public Task RefreshAsync(CancellationToken ct)
    {
        Count++;
        return Task.CompletedTask;
    }
}

/// <summary>Aggregates as their own use cases make them.</summary>
internal static class Make
{
    public static AiSystem System(Actor by, string slug = "redacteur", string name = "Rédacteur") => AiSystem.Register(
        new(Guid.NewGuid()), slug,
        new SystemDetails { Name = name, Provider = "Fournisseur", Models = [$"{slug}-1"], Permissions = [new("draft", Balise.Domain.Norms.Permission.Allowed, "")] },
        by).Value!;

    public static UseCase UseCase(Actor by, AiSystem on, string number, string title, DateTimeOffset at) => Balise.Domain.UseCases.UseCase.Propose(
        new(Guid.NewGuid()), number, Slugs.From($"{number} {title}"),
        new UseCaseDetails { Title = title, Purpose = "Gagner du temps.", System = on.Id, UseType = "draft" }, by, at).Value!;
}
