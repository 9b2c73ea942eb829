using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>What every step of a decision about a person needs.</summary>
public sealed class IndividualDecisionOffice(IStore<IndividualDecision> decisions, DecisionContents contents, IChanges changes, TimeProvider clock)
{
    public DecisionContents Contents { get; } = contents;

    /// <summary>Finds it, does one step, saves.</summary>
    public async Task<Result<IndividualDecision>> StepAsync(
        string number, DateOnly? on, Func<IndividualDecision, DateTimeOffset, Result<Done>> step, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (on > LegalDay.Of(now))
        {
            return new Invalid([new("on", "field.future")]);
        }

        if (await decisions.FindAsync(number, ct) is not { } decision)
        {
            return new NotFound("individual_decision.not_found");
        }

        if (step(decision, now) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : decision;
    }
}

/// <summary>The letter left, the person asked for the reasons, the reasons left: each with its day.</summary>
public sealed class HandleIndividualDecision(IndividualDecisionOffice office)
{
    public Task<Result<IndividualDecision>> ExecuteAsync(string number, IndividualDecisionAction action, DateOnly on, Actor by, CancellationToken ct) =>
        office.StepAsync(number, on, (decision, at) => decision.Handle(action, on, by, at), by, ct);
}

/// <summary>Writes down what the person observes on a decision about them.</summary>
public sealed class ContestIndividualDecision(IndividualDecisionOffice office)
{
    public Task<Result<IndividualDecision>> ExecuteAsync(string number, string observations, DateOnly on, Actor by, CancellationToken ct) =>
        office.StepAsync(number, on, (decision, at) => Contest(decision, observations.Trim(), on, by, at), by, ct);

    private Result<Done> Contest(IndividualDecision decision, string observations, DateOnly on, Actor by, DateTimeOffset at)
    {
        if (observations.Length is 0 or > DecisionExplanation.Longest)
        {
            return new Invalid([observations.Length == 0 ? new("observations", "field.required") : new("observations", "field.too_long", ("max", DecisionExplanation.Longest.ToString()))]);
        }

        return office.Contents.Open(decision) is not { } content
            ? new Conflict("individual_decision.unreadable")
            : decision.Contest(
                on, office.Contents.Seal(decision.Id, decision.Organization, content with { Observations = observations }),
                office.Contents.Fingerprint(decision.Organization, observations), by, at);
    }
}

/// <summary>Gives a contested decision to another agent.</summary>
public sealed class AssignDecisionReview(IndividualDecisionOffice office, IStore<Person> people)
{
    /// <param name="reviewer">E-mail.</param>
    public async Task<Result<IndividualDecision>> ExecuteAsync(string number, string reviewer, Actor by, CancellationToken ct) =>
        await people.FindAsync(reviewer, ct) is { } person
            ? await office.StepAsync(number, null, (decision, at) => decision.Assign(person, by, at), by, ct)
            : new Invalid([new("reviewer", "field.unknown", ("value", reviewer))]);
}

/// <summary>The reviewer upholds or changes the decision, with reasons.</summary>
public sealed class ReviewIndividualDecision(IndividualDecisionOffice office)
{
    /// <param name="outcome">The decision in its new words; needed to change it.</param>
    public Task<Result<IndividualDecision>> ExecuteAsync(string number, bool change, string reasons, string outcome, Actor by, CancellationToken ct) =>
        office.StepAsync(number, null, (decision, at) => Review(decision, change, reasons.Trim(), change ? outcome.Trim() : "", by, at), by, ct);

    private Result<Done> Review(IndividualDecision decision, bool change, string reasons, string outcome, Actor by, DateTimeOffset at)
    {
        List<FieldProblem> problems = [];
        Needed("reasons", reasons, true);
        Needed("outcome", outcome, change);
        if (problems.Count > 0)
        {
            return new Invalid(problems);
        }

        if (office.Contents.Open(decision) is not { } content)
        {
            return new Conflict("individual_decision.unreadable");
        }

        var reviewed = office.Contents.Seal(decision.Id, decision.Organization, content with { ReviewReasons = reasons, Outcome = outcome });
        return decision.Review(change, reviewed, by, at,
            ("reasons", office.Contents.Fingerprint(decision.Organization, reasons)),
            ("outcome", change ? office.Contents.Fingerprint(decision.Organization, outcome) : null));

        void Needed(string field, string value, bool needed)
        {
            if (needed && value.Length == 0)
            {
                problems.Add(new(field, "field.required"));
            }
            else if (value.Length > DecisionExplanation.Longest)
            {
                problems.Add(new(field, "field.too_long", ("max", DecisionExplanation.Longest.ToString())));
            }
        }
    }
}
