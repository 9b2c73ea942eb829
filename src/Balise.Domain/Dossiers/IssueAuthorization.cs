using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

/// <summary>
/// An authority authorises a use case on a system without a file: an exceptional act, written as such with its reason (the ordinary way is
/// <see cref="RecordDecision"/>). The gateway executes it from the moment this returns.
/// </summary>
public sealed class IssueAuthorization(
    IStore<Authorization> authorizations, IStore<UseCase> useCases, IStore<AiSystem> systems, NormsPack norms, AuthorizationOffice office)
{
    public async Task<Result<Authorization>> ExecuteAsync(string useCase, string system, AuthorizationTerms terms, Actor by, CancellationToken ct)
    {
        if (await useCases.FindAsync(useCase, ct) is not { } of)
        {
            return new Invalid([new("useCase", "field.unknown", ("value", useCase))]);
        }

        if (await systems.FindAsync(system, ct) is not { } on)
        {
            return new Invalid([new("system", "field.unknown", ("value", system))]);
        }

        // Nobody claims here what only a session can give.
        terms = terms with { Dossier = "", FileHash = "" };
        var now = office.Clock.GetUtcNow();
        var number = await office.Changes.NextNumberAsync("A", now.Year, ct);
        var issued = Authorization.Issue(new(Guid.CreateVersion7(now)), number, of, on, terms, norms, by, now);
        if (!issued.Ok)
        {
            return issued;
        }

        // A decided use case is open; one still proposed or refused becomes what was just decided.
        if (Open(of, terms.Conditions.Count > 0, by, now) is { } refused)
        {
            return refused;
        }

        authorizations.Add(issued.Value);
        return await office.Changes.SaveAsync(by, ct) is { } error ? error : issued;
    }

    internal static Error? Open(UseCase useCase, bool withConditions, Actor by, DateTimeOffset at)
    {
        if (useCase.State is UseCaseState.Authorized or UseCaseState.AuthorizedWithConditions)
        {
            return null;
        }

        if (useCase.State is UseCaseState.Proposed or UseCaseState.Refused
            && useCase.Move(UseCaseAction.Evaluate, by, at) is { Ok: false } first)
        {
            return first.Error;
        }

        var action = useCase.State is UseCaseState.Suspended ? UseCaseAction.Resume
            : withConditions ? UseCaseAction.AuthorizeWithConditions
            : UseCaseAction.Authorize;
        return useCase.Move(action, by, at) is { Ok: false } second ? second.Error : null;
    }
}

/// <summary>What every act on authorisations needs besides the registers.</summary>
public sealed class AuthorizationOffice(IChanges changes, TimeProvider clock)
{
    public IChanges Changes { get; } = changes;

    public TimeProvider Clock { get; } = clock;
}
