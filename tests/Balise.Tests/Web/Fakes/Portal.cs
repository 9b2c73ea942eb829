using Balise.Detection;
using Balise.Detection.Names;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Gateway.Content;
using Balise.Web;
using Balise.Web.People;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Tests.Web.Fakes;

/// <summary>The portal over a body in memory: everything is the product's, but stores, accounts and journal.</summary>
internal static class Portal
{
    /// <summary>The detectors of the product, names included; made once.</summary>
    public static readonly Lazy<DetectorSet> Detectors = new(() => DetectorSet.Create(new DetectorSetOptions { PersonTagger = PersonNames.Load() }));

    public static void AddPortal(this IServiceCollection services, Body body, Seat seat, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddBaliseWeb();
        services.AddSingleton(Body.Pack.Value);
        services.AddSingleton(body);
        services.AddSingleton<IChanges>(body);
        services.AddSingleton<IStore<AiSystem>>(body.Systems);
        services.AddSingleton<IStore<UseCase>>(body.UseCases);
        services.AddSingleton<IStore<Authorization>>(body.Authorizations);
        services.AddSingleton<IStore<EmergencyStop>>(body.Stops);
        services.AddSingleton<IKeyStore>(body.Keys);
        services.AddSingleton<IStore<GatewayKey>>(body.Keys);
        services.AddSingleton<IStore<Person>>(body.People);
        services.AddSingleton(body.Policies);
        services.AddSingleton<Reading>();
        services.AddSingleton<IUseCaseRegister>(p => p.GetRequiredService<Reading>());
        services.AddSingleton<IWaitingRegister>(p => p.GetRequiredService<Reading>());
        services.AddSingleton<IJournalReader>(p => p.GetRequiredService<Reading>());
        services.AddSingleton<ILiveBoard>(p => p.GetRequiredService<Reading>());
        services.AddSingleton(seat);
        services.AddSingleton<ICurrentActor>(seat);
        services.AddSingleton<ISignIn>(seat);
        services.AddSingleton<IDemonstrationAccounts>(seat);
        services.AddSingleton<IShellContext>(seat);
        ServiceFakes.Add(services);
        AssistantFakes.Add(services);
        services.AddSingleton<LegalDay>();
        services.AddScoped<AskCanI>();
        services.AddScoped<AskWhere>();
        services.AddSingleton<ITextCheck>(p => new TextChecker(Detectors.Value, p.GetRequiredService<NormsPack>()));
        services.AddScoped<RegisterSystem>();
        services.AddScoped<EditSystem>();
        services.AddScoped<MoveSystem>();
        services.AddScoped<ProposeUseCase>();
        services.AddScoped<EditUseCase>();
        services.AddScoped<MoveUseCase>();
        services.AddScoped<IssueKey>();
        services.AddScoped<RevokeKey>();
        services.AddOversight(body);
        services.AddDossiers();
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseBaliseWeb();
        app.UseBalisePages();
        app.UseAntiforgery();
        app.MapBaliseWeb();
        app.MapBaliseApi();
    }
}

/// <summary>Who sits at the screen: one person for the whole application.</summary>
internal sealed class Seat(Body body) : ICurrentActor, ISignIn, IShellContext, IDemonstrationAccounts
{
    public const string Password = "un-mot-de-passe";

    private int failures;

    public Actor? Actor { get; set; }

    public IReadOnlyList<DemonstrationAccount>? Accounts =>
        [.. body.People.Items.Select(p => new DemonstrationAccount(p.FullName, p.Email, p.Roles[0]))];

    public Task<SignInOutcome> SignInAsync(string email, string password, CancellationToken ct)
    {
        var person = body.People.Items.Find(p => p.Email == email);
        if (failures >= 3)
        {
            return Task.FromResult(SignInOutcome.LockedOut);
        }

        if (person is null || password != Password)
        {
            failures++;
            return Task.FromResult(SignInOutcome.Refused);
        }

        Actor = new Actor(person.Id, person.Organization, person.FullName, person.Roles[0], person.Roles);
        return Task.FromResult(SignInOutcome.SignedIn);
    }

    public Task SignOutAsync(CancellationToken ct)
    {
        Actor = null;
        return Task.CompletedTask;
    }

    public Task<bool> ActAsAsync(string role, CancellationToken ct)
    {
        var mine = Actor?.Roles.Contains(role) == true;
        Actor = mine ? Actor! with { Role = role } : Actor;
        return Task.FromResult(mine);
    }

    public Task<ShellView> ReadAsync(CancellationToken ct) => Task.FromResult(new ShellView
    {
        BodyName = body.Organization.Name,
        IsDemonstration = true,
        Person = Actor is null ? null : new ShellPerson(Actor.Name, Actor.Role, Actor.Roles),
        Policy = new ShellPolicy("412", DateTimeOffset.UnixEpoch),
    });
}
