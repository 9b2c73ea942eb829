using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Dossiers;

/// <summary>The steps of the file's life, each behind what it needs.</summary>
public sealed partial class Dossier
{
    /// <summary>Refused while the request is incomplete; every missing answer is named.</summary>
    public Result<Done> Submit(NormsPack norms, Actor by, DateTimeOffset at)
    {
        if (!IsOwner(by))
        {
            return new Forbidden("dossier.owner_only");
        }

        if (Missing([norms.Forms[norms.Proportionality.Form]]) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        return Take(DossierAction.Submit, "", by, at);
    }

    /// <summary>Ready for the committee: every form complete, every opinion signed, the PIA signed.</summary>
    public Result<Done> MarkReady(NormsPack norms, IReadOnlyList<Opinion> opinions, Actor by, DateTimeOffset at)
    {
        var needs = Needs(norms);
        var today = LegalDay.Of(at);
        var problems = Missing(needs.Forms(norms));
        foreach (var kind in needs.Targets(RequirementKind.Opinion).Where(kind => !opinions.Any(each => each.Kind == kind && each.IsValidOn(today))))
        {
            problems.Add(new("opinions", "dossier.opinion_missing", ("opinion", norms.Proportionality.Opinion(kind)?.Title.Fr ?? kind)));
        }

        foreach (var pia in ServiceGates.Pias(norms, needs).Where(form => !IsSigned(form)))
        {
            problems.Add(new(pia.Id, "dossier.pia_unsigned", ("form", pia.Title.Fr)));
        }

        return problems.Count > 0 ? new Invalid(problems) : Take(DossierAction.MarkReady, "", by, at);
    }

    /// <summary>Into service, back to service after a review or a suspension: every gate is met, or each unmet one is a line.</summary>
    public Result<Done> EnterService(DossierAction action, IReadOnlyList<UnmetGate> unmet, Actor by, DateTimeOffset at)
    {
        if (ToReview is not null)
        {
            return new Conflict("dossier.review_needs_decision", ("changed", string.Join(", ", ToReview.Changed)));
        }

        if (unmet.Count > 0)
        {
            return new Invalid([.. unmet.Select(gate => new FieldProblem(gate.Gate, "dossier.gate_unmet", ("what", gate.What.Fr), ("remedy", gate.Remedy.Fr)))]);
        }

        return Take(action, "", by, at);
    }

    /// <summary>Any step that asks for nothing but the table and, to stop or send back, a reason.</summary>
    public Result<Done> Move(DossierAction action, string reason, Actor by, DateTimeOffset at)
    {
        if (action is DossierAction.Submit or DossierAction.MarkReady or DossierAction.Close || DossierLifecycle.EntersService(action))
        {
            throw new ArgumentException($"{action} has a step of its own: it asks for more than the table.", nameof(action));
        }

        if (DossierLifecycle.IsDecision(action, State))
        {
            return new Conflict("dossier.session_only", ("action", action.ToString()));
        }

        if (action is DossierAction.Withdraw or DossierAction.Reopen && !IsOwner(by))
        {
            return new Forbidden("dossier.owner_only");
        }

        if (action is not (DossierAction.BeginAnalysis or DossierAction.Reopen or DossierAction.Close) && string.IsNullOrWhiteSpace(reason))
        {
            return new Invalid([new("reason", "field.required")]);
        }

        // A file never decided has nothing to go back to service with; a decided one is reviewed, not analysed afresh.
        if (action is DossierAction.ResumeAnalysis or DossierAction.ReviewAfterPause
            && action is DossierAction.ReviewAfterPause != Decisions.Any(decision => decision.Approves))
        {
            return new Conflict("lifecycle.illegal", ("state", State.ToString()), ("action", action.ToString()));
        }

        return Take(action, reason, by, at);
    }

    /// <summary>Filled when the use is stopped for good; no rule of proportionality opens it.</summary>
    public const string ExitForm = "mise-hors-service";

    /// <summary>Its access is closed once its use is being stopped for good, by those who may stop it so.</summary>
    internal Result<Done> MayCloseAccess(Actor by)
    {
        if (State != DossierState.Decommissioning)
        {
            return new Conflict("lifecycle.illegal", ("state", State.ToString()), ("action", "CloseAccess"));
        }

        var closers = DossierLifecycle.Transitions.First(each => each.Action == DossierAction.Decommission).AllowedTo;
        return by.IsOneOf(closers) ? Done.It : new Forbidden("role.needed", ("roles", string.Join(", ", closers)));
    }

    /// <summary>The checklist says what was closed, and when.</summary>
    internal void CloseAccess(Form? form, AnswerSet? checklist, int closed, DateTimeOffset at)
    {
        if (form is not null && checklist is not null)
        {
            Hold(form, checklist);
        }

        Record("file.access_closed", at, ("closed", $"{closed}"));
    }

    /// <summary>Closing: its access is closed, and the decommissioning form is complete, with its certificates.</summary>
    public Result<Done> Close(NormsPack norms, Authorization? authorization, Actor by, DateTimeOffset at) =>
        ToClose(norms, authorization) is { Count: > 0 } problems
            ? new Invalid(problems)
            : KeptForever(norms.Forms[ExitForm]) is { Count: > 0 } kept
                ? new Invalid(kept)
                : Take(DossierAction.Close, "", by, at);

    /// <summary>What a session decided. Only <see cref="CommitteeSession"/> makes one; the table still says who may.</summary>
    internal Result<Done> Decide(RecordedDecision decision, Actor by)
    {
        if (by.Involves(RequestedBy))
        {
            return new Forbidden("segregation.own_request");
        }

        // The second gate approves without moving the file; it only refuses.
        if (decision.Gate == CommitteeGate.Steering || decision.Outcome == DossierAction.Refuse)
        {
            var moved = Lifecycle.Move(DossierLifecycle.Transitions, State, decision.Outcome, by);
            if (!moved.Ok)
            {
                return moved.Error;
            }

            State = moved.Value;
        }

        Decisions = [.. Decisions, decision];
        ToReview = null;
        Record(
            "decision.recorded", decision.At, ("gate", decision.Gate.ToString()), ("outcome", decision.Outcome.ToString()),
            ("session", decision.Session), ("fileHash", decision.FileHash), ("authorization", decision.Authorization),
            ("conditions", $"{decision.Conditions.Count}"));
        return Done.It;
    }

    /// <summary>Marks a condition of the last decision of a gate as met, with its proof.</summary>
    /// <param name="condition">Rank in the decision, from 0.</param>
    public Result<Done> MeetCondition(CommitteeGate gate, int condition, string proof, Actor by, DateTimeOffset at)
    {
        if (LastDecision(gate) is not { } decision || condition < 0 || condition >= decision.Conditions.Count)
        {
            return new NotFound("dossier.condition_not_found");
        }

        if (string.IsNullOrWhiteSpace(proof))
        {
            return new Invalid([new("proof", "field.required")]);
        }

        var open = decision.Conditions[condition];
        if (!by.ActsAs(open.Owner) && !by.IsOneOf([.. Roles.Deciders, Roles.PrivacyCommittee]))
        {
            return new Forbidden("dossier.condition_owner");
        }

        var met = decision with
        {
            Conditions = [.. decision.Conditions.Select((each, i) => i == condition ? each with { MetOn = LegalDay.Of(at), Proof = proof } : each)],
        };
        Decisions = [.. Decisions.Select(each => ReferenceEquals(each, decision) ? met : each)];
        Record("condition.met", at, ("condition", open.Text), ("proof", proof));
        return Done.It;
    }

    private Result<Done> Take(DossierAction action, string reason, Actor by, DateTimeOffset at)
    {
        var moved = Lifecycle.Move(DossierLifecycle.Transitions, State, action, by);
        if (!moved.Ok)
        {
            return moved.Error;
        }

        State = moved.Value;
        Record("file.moved", at, ("action", action.ToString()), ("state", State.ToString()), ("reason", reason.Length > 0 ? reason : null));
        return Done.It;
    }

    private List<FieldProblem> ToClose(NormsPack norms, Authorization? authorization)
    {
        var problems = Missing([norms.Forms[ExitForm]]);
        if (authorization is { State: not AuthorizationState.Withdrawn })
        {
            problems.Insert(0, new("access", "dossier.access_open", ("number", authorization.Number)));
        }

        return problems;
    }

    private List<FieldProblem> Missing(IEnumerable<Form> forms) =>
        [.. forms.SelectMany(form => FormValidator.Validate(form, AnswersOf(form), ValidationMode.Submit)).Select(problem => problem.ToField())];

    // A record kept permanently is not destroyed (Archives Act, s. 7 and 13).
    private List<FieldProblem> KeptForever(Form form) =>
        AnswersOf(form)["records"] is RowsAnswer rows
            ? [.. rows.Rows.Index()
                .Where(row => row.Item.Cell("permanent") is TextAnswer { Value: "yes" } && row.Item.Cell("disposition") is TextAnswer { Value: "destroyed" })
                .Select(row => new FieldProblem($"{form.Id}.records.{row.Index}.disposition", "dossier.permanent_record"))]
            : [];
}
