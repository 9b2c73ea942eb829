using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Bench.Policy;

/// <summary>A policy of any size, made through the domain's own acts.</summary>
internal static class SamplePolicy
{
    public static CompiledPolicy Compile(string normsFolder, int useCases)
    {
        var norms = NormsLoader.Load([Path.Combine(normsFolder, "quebec")]).Pack!;
        var organization = new Organization(new(Id()), "body", "Body");
        var keeper = new Actor(new(Id()), organization.Id, "Keeper", Roles.ItService, [Roles.ItService]);
        var authority = new Actor(new(Id()), organization.Id, "Authority", Roles.DesignatedAuthority, [Roles.DesignatedAuthority]);
        List<AiSystem> systems = [];
        List<UseCase> registered = [];
        List<Authorization> authorizations = [];
        foreach (var type in Enum.GetValues<SystemType>())
        {
            var system = AiSystem.Register(new(Id()), $"system-{(int)type}", new SystemDetails
            {
                Name = type.Name(), Provider = "Provider", Type = type, Models = [$"model-{(int)type}"], MaxLevel = SecurityLevel.ProtectedC,
                Permissions = [.. norms.UseTypes.Keys.Select(u => new UsePermission(u, Permission.Allowed, ""))],
            }, keeper).Value!;
            system.Move(SystemAction.PutInService, norms, authority);
            systems.Add(system);
        }

        for (var i = 0; i < useCases; i++)
        {
            var system = systems[i % systems.Count];
            var useCase = UseCase.Propose(new(Id()), $"CU-{i}", $"use-case-{i}", new UseCaseDetails
            {
                Title = $"Use case {i}", Purpose = "Purpose", System = system.Id, UseType = "rephrase_translate_correct",
            }, keeper, DateTimeOffset.UnixEpoch).Value!;
            useCase.Move(UseCaseAction.Evaluate, keeper, DateTimeOffset.UnixEpoch);
            useCase.Move(UseCaseAction.Authorize, authority, DateTimeOffset.UnixEpoch);
            registered.Add(useCase);
            authorizations.Add(Authorization.Issue(new(Id()), $"A-{i}", useCase, system, new AuthorizationTerms
            {
                UseTypes = ["rephrase_translate_correct"], MaxLevel = SecurityLevel.ProtectedB, From = new(2026, 1, 1), Until = new(2027, 1, 1), Reason = "Reason",
            }, norms, authority, DateTimeOffset.UnixEpoch).Value!);
        }

        return new CompiledPolicy(PolicyCompiler.Compile(new PolicyInputs(organization, systems, registered, authorizations, [], [], []), norms));
    }

    public static RequestFacts AllowedFacts(CompiledPolicy policy) => new()
    {
        Day = new(2026, 6, 1), Model = "model-1", System = policy.FindSystem("model-1"), UseCase = policy.FindUseCase("use-case-1"), UseType = -1,
        Requester = new Requester(Id(), ["teacher"], "School"), Declared = SecurityLevel.ProtectedA,
    };

    private static Guid Id() => Guid.CreateVersion7();
}
