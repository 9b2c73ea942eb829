using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

/// <summary>The opinions, also by file.</summary>
public interface IOpinionStore : IStore<Opinion>
{
    Task<IReadOnlyList<Opinion>> OfAsync(DossierId dossier, CancellationToken ct);
}

/// <summary>The registers a file draws from.</summary>
public sealed class DossierRegisters(
    IDossierStore dossiers, IOpinionStore opinions, IStore<UseCase> useCases, IStore<AiSystem> systems, IStore<Authorization> authorizations,
    IExaminations examinations)
{
    public IDossierStore Dossiers { get; } = dossiers;

    public IOpinionStore Opinions { get; } = opinions;

    public IStore<UseCase> UseCases { get; } = useCases;

    public IStore<AiSystem> Systems { get; } = systems;

    public IStore<Authorization> Authorizations { get; } = authorizations;

    public IExaminations Examinations { get; } = examinations;

    /// <summary>A file with everything a committee or a gate looks at; <c>null</c> when it is not there.</summary>
    public async Task<WholeFile?> OpenAsync(string number, CancellationToken ct)
    {
        if (await Dossiers.FindAsync(number, ct) is not { } dossier
            || await UseCases.FindAsync(dossier.UseCase.Value, ct) is not { } useCase
            || await Systems.FindAsync(dossier.System.Value, ct) is not { } system)
        {
            return null;
        }

        var opinions = await Opinions.OfAsync(dossier.Id, ct);
        var authorization = dossier.LastAuthorization is { } issued
            ? await Authorizations.FindAsync(issued, ct)
            : null;
        return new(dossier, useCase, system, opinions, authorization);
    }
}

/// <param name="Authorization">The one its decision issued; <c>null</c> before that.</param>
public sealed record WholeFile(Dossier Dossier, UseCase UseCase, AiSystem System, IReadOnlyList<Opinion> Opinions, Authorization? Authorization)
{
    public ExaminedState Examine(NormsPack norms) => ExaminedState.Of(Dossier, UseCase, System, Opinions, norms);

    public IReadOnlyList<UnmetGate> UnmetGates(NormsPack norms, DossierRules rules, DateOnly today) =>
        ServiceGates.Unmet(Dossier, UseCase, Opinions, norms, rules, today);
}

/// <summary>What every act on files needs besides the registers.</summary>
public sealed class DossierOffice(NormsPack norms, DossierRules rules, IChanges changes, IAttemptLog attempts, TimeProvider clock)
{
    public NormsPack Norms { get; } = norms;

    public DossierRules Rules { get; } = rules;

    public IChanges Changes { get; } = changes;

    public IAttemptLog Attempts { get; } = attempts;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => LegalDay.Of(Now);

    /// <summary>Version 7, made from the clock.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>Finds a file, does the act, for oneself or in the place of someone absent, saves.</summary>
    internal async Task<Result<Dossier>> ActAsync(
        IStore<Dossier> dossiers, string number, Func<Dossier, Actor, Result<Done>> act, Actor by, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        var (done, hat) = by.Try(each => act(dossier, each));
        if (!done.Ok)
        {
            return done.Error;
        }

        return await Changes.SaveAsync(hat, ct) is { } error ? error : dossier;
    }
}
