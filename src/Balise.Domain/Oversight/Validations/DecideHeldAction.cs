using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.Validations;

/// <summary>A named person accepts, edits or refuses what a model proposed (Guide, 2.3).</summary>
public sealed class DecideHeldAction(
    IStore<HeldAction> actions, IStore<Person> people, HeldReader reader, ConfirmedDecisions decisions, ISecretBox box, IHeldSignal signal, IChanges changes,
    TimeProvider clock)
{
    /// <param name="edits">One text for each proposal, in order; looked at only to edit.</param>
    /// <param name="explanation">Looked at only when what is agreed to is a decision about a person.</param>
    public async Task<Result<HeldAction>> ExecuteAsync(
        Guid id, HeldVerdict verdict, string reason, IReadOnlyList<string> edits, DecisionExplanation explanation, Actor by, CancellationToken ct)
    {
        if (await actions.FindAsync(id, ct) is not { } held)
        {
            return new NotFound("validation.not_found");
        }

        var email = (await people.FindAsync(by.Person.Value, ct))?.Email ?? "";
        if (held.MayDecide(by, await reader.TermsAsync(held, ct), email) is { } forbidden)
        {
            return forbidden;
        }

        var proposals = reader.Open(held) ?? [];
        IReadOnlyList<Proposal> agreed = proposals;
        if (verdict is HeldVerdict.Edit)
        {
            if (Problems(proposals, edits) is { Count: > 0 } problems)
            {
                return new Invalid(problems);
            }

            agreed = [.. proposals.Zip(edits, (p, text) => p with { Text = text })];
        }

        var decides = held.Subject is not null && verdict is not HeldVerdict.Refuse;
        var told = decides ? await decisions.CompleteAsync(held, reason, explanation, ct) : explanation;
        if (!told.Ok)
        {
            return told.Error;
        }

        var edited = verdict is HeldVerdict.Edit ? box.Seal(held.Organization, HeldReader.Purpose, held.Id.ToString(), Proposal.Write(agreed)) : null;
        if (held.Decide(verdict, reason, edited, by, clock.GetUtcNow()) is { Ok: false } refused)
        {
            return refused.Error;
        }

        if (decides && await decisions.ConfirmAsync(held, proposals, agreed, told.Value, by, ct) is { } unconfirmed)
        {
            return unconfirmed;
        }

        if (await changes.SaveAsync(by, ct) is { } error)
        {
            return error is ChangedMeanwhile ? new Conflict("validation.over") : error;
        }

        signal.Answered();
        return held;
    }

    private static List<FieldProblem> Problems(IReadOnlyList<Proposal> proposals, IReadOnlyList<string> edits)
    {
        List<FieldProblem> problems = [];
        if (proposals.Count == 0 || edits.Count != proposals.Count)
        {
            return [new("edits", "validation.edits")];
        }

        for (var i = 0; i < proposals.Count; i++)
        {
            if (proposals[i].Tool.Length > 0 && !Proposal.IsArguments(edits[i]))
            {
                problems.Add(new($"edits[{i}]", "validation.arguments"));
            }
        }

        return problems;
    }
}

/// <summary>Reads held actions for people.</summary>
public sealed class HeldReader(IStore<ValidationRule> rules, ISecretBox box)
{
    /// <summary>What the contents of held actions are sealed under.</summary>
    public const string Purpose = "validation";

    /// <summary><c>null</c> when it is over, or sealed under another installation's key.</summary>
    public IReadOnlyList<Proposal>? Open(HeldAction held) =>
        held.Sealed is { } bytes && box.Open(held.Organization, Purpose, held.Id.ToString(), bytes) is { } plain ? Proposal.Read(plain) : null;

    public async Task<ValidationTerms> TermsAsync(HeldAction held, CancellationToken ct) =>
        (await rules.FindAsync(held.UseCase, ct))?.Terms ?? new ValidationTerms();
}
