using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

/// <summary>
/// Records what a session decided, bound to the hash of what it examined. An approval of the first gate issues the authorisation,
/// suspended: it comes into force when the file enters service, all gates met.
/// </summary>
public sealed class RecordDecision(IStore<CommitteeSession> sessions, DossierRegisters registers, AnswerHistory history, DossierOffice office)
{
    /// <param name="terms">Of the authorisation, for an approval at the first gate; dossier and hash are filled here.</param>
    /// <param name="seenHash">Hash of what the committee had on screen: a file changed meanwhile is examined again.</param>
    public async Task<Result<RecordedDecision>> ExecuteAsync(
        string session, string number, Ruling ruling, AuthorizationTerms? terms, string seenHash, Actor by, CancellationToken ct)
    {
        if (await sessions.FindAsync(session, ct) is not { } sitting)
        {
            return new NotFound("session.not_found");
        }

        if (await registers.OpenAsync(number, ct) is not { } file)
        {
            return new NotFound("dossier.not_found");
        }

        var examined = file.Examine(office.Norms);
        if (examined.Hash != seenHash)
        {
            return new Conflict("dossier.changed_since_seen", ("number", number));
        }

        var (allowed, hat) = by.Try<Done>(
            each => CommitteeRuling.Refusal(sitting, file.Dossier, ruling, file.Opinions, office.Norms, office.Rules, each, office.Today) is { } refusal ? refusal : Done.It,
            sitting.SeatOf(by.Person)?.InPlaceOf);
        if (!allowed.Ok)
        {
            return allowed.Error;
        }

        var issued = await IssueAsync(sitting, file, ruling, terms, examined.Hash, hat, ct);
        if (issued is { Ok: false } failed)
        {
            return failed.Error;
        }

        var decision = new RecordedDecision(
            sitting.Gate, ruling.Outcome, ruling.Reasons, sitting.Number, hat.Person, office.Now, examined.Hash, examined.Material, ruling.Conditions, issued?.Value?.Number,
            hat.InPlaceOf?.Person);
        if (file.Dossier.Decide(decision, hat) is { Ok: false } refused)
        {
            return refused.Error;
        }

        if (MoveUseCase(sitting.Gate, file.UseCase, ruling, hat) is { } useCaseError)
        {
            return useCaseError;
        }

        // Two gates may examine the same state: it is kept once.
        if (await registers.Examinations.FindAsync(examined.Hash, ct) is null)
        {
            registers.Examinations.Add(new(file.Dossier, examined, office.Now));
        }

        await history.SteppedAsync(file.Dossier, VersionCause.Decided, hat, ct);
        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : decision;
    }

    private async Task<Result<Authorization>?> IssueAsync(
        CommitteeSession sitting, WholeFile file, Ruling ruling, AuthorizationTerms? terms, string hash, Actor by, CancellationToken ct)
    {
        if (sitting.Gate != CommitteeGate.Steering || ruling.Outcome is not (DossierAction.Approve or DossierAction.ApproveWithConditions))
        {
            return null;
        }

        if (terms is null)
        {
            return new Invalid([new("terms", "field.required")]);
        }

        var bound = terms with
        {
            AboutPersons = file.Dossier.Needs(office.Norms).Asks(RequirementKind.Approval, "privacy"),
            Dossier = file.Dossier.Number, FileHash = hash, Conditions = [.. ruling.Conditions.Select(condition => condition.Text)],
            Reason = string.IsNullOrWhiteSpace(terms.Reason) ? ruling.Reasons : terms.Reason,
        };
        var issued = Authorization.Issue(
            new(office.NewId()), await office.Changes.NextNumberAsync("A", office.Now.Year, ct), file.UseCase, file.System, bound, office.Norms, by, office.Now);
        if (!issued.Ok)
        {
            return issued;
        }

        if (issued.Value.Move(AuthorizationAction.Suspend, "file.gates_before_service", by) is { Ok: false } refused)
        {
            return refused.Error;
        }

        // A decision replaces the one before it: two authorisations of one file never stand together.
        if (file.Authorization is { State: not AuthorizationState.Withdrawn } earlier
            && earlier.Move(AuthorizationAction.Withdraw, $"replaced by {issued.Value.Number}", by) is { Ok: false } kept)
        {
            return kept.Error;
        }

        registers.Authorizations.Add(issued.Value);
        return issued;
    }

    private Error? MoveUseCase(CommitteeGate gate, UseCase useCase, Ruling ruling, Actor by)
    {
        if (gate != CommitteeGate.Steering)
        {
            return null;
        }

        if (ruling.Outcome is DossierAction.Approve or DossierAction.ApproveWithConditions)
        {
            return IssueAuthorization.Open(useCase, ruling.Conditions.Count > 0, by, office.Now);
        }

        if (ruling.Outcome == DossierAction.RequestChanges || useCase.State is not (UseCaseState.Proposed or UseCaseState.InEvaluation))
        {
            return null;
        }

        if (useCase.State == UseCaseState.Proposed && useCase.Move(UseCaseAction.Evaluate, by, office.Now) is { Ok: false } first)
        {
            return first.Error;
        }

        return useCase.Move(UseCaseAction.Refuse, by, office.Now) is { Ok: false } second ? second.Error : null;
    }
}
