using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;

namespace Balise.Web.Dossiers;

/// <summary>What a list of files is asked with.</summary>
public sealed record DossierQuery
{
    /// <summary>Looked for in the number and the title of the use case.</summary>
    public string? Q { get; init; }

    /// <summary>For example <c>in_analysis</c>.</summary>
    public string? State { get; init; }

    /// <summary>Short name of a use case.</summary>
    public string? UseCase { get; init; }

    /// <summary>Only those you asked for.</summary>
    public bool? Mine { get; init; }

    /// <summary>Only those to review.</summary>
    public bool? ToReview { get; init; }

    /// <summary>number, title, state, changed; a leading minus reverses.</summary>
    public string? Sort { get; init; }

    /// <summary>From 1.</summary>
    public int? Page { get; init; }
}

public sealed record DossierListView(IReadOnlyList<DossierRow> Items, int Total, int Page, int PageSize);

public sealed record StartRequest
{
    /// <summary>Short name of a use case.</summary>
    public string UseCase { get; init; } = "";
}

public sealed record DossierMoveRequest
{
    public DossierAction? Action { get; init; }

    /// <summary>Needed to stop, pause, withdraw or send back.</summary>
    public string Reason { get; init; } = "";
}

/// <param name="Why">In both languages, with the instrument and clause that ask for it.</param>
public sealed record RequirementView(RequirementKind Kind, string Target, Text Why, string Instrument, string Clause);

public sealed record UnmetGateView(string Gate, Text What, Text Remedy, Text Why, string Instrument, string Clause);

public sealed record OpinionView(
    Guid Id, string Kind, string Role, OpinionState State, DateOnly DueOn, Guid? Author, OpinionResult? Outcome, DateOnly? SignedOn, DateOnly? ValidUntil,
    Guid? InPlaceOf, string? WithdrawnBecause)
{
    internal static OpinionView Of(Opinion opinion, DateOnly today) => new(
        opinion.Id.Value, opinion.Kind, opinion.Role, opinion.StateOn(today), opinion.DueOn, opinion.Author?.Value, opinion.Outcome, opinion.SignedOn,
        opinion.ValidUntil, opinion.InPlaceOf?.Value, opinion.WithdrawnBecause.Length > 0 ? opinion.WithdrawnBecause : null);
}

/// <param name="InService">Met by its date while in service: past it the authorisation stops.</param>
public sealed record ConditionView(string Text, Guid Owner, DateOnly DueOn, DateOnly? MetOn, string Proof, bool InService);

/// <param name="FileHash">SHA-256 of what was examined; its bytes are at <c>examinations/{hash}</c>.</param>
public sealed record DecisionView(
    CommitteeGate Gate, DossierAction Outcome, string Reasons, string Session, Guid By, DateTimeOffset At, string FileHash, string? Authorization,
    IReadOnlyList<ConditionView> Conditions, Guid? InPlaceOf)
{
    internal static DecisionView Of(RecordedDecision decision) => new(
        decision.Gate, decision.Outcome, decision.Reasons, decision.Session, decision.By.Value, decision.At, decision.FileHash, decision.Authorization,
        [.. decision.Conditions.Select(each => new ConditionView(each.Text, each.Owner.Value, each.DueOn, each.MetOn, each.Proof, each.InService))], decision.InPlaceOf?.Value);
}

public sealed record DeadlineView(DeadlineKind Kind, Text What, DateOnly DueOn, Guid? Person, string Role, bool Suspends);

/// <param name="Answered">Required questions answered, of so many.</param>
public sealed record FormStateView(string Form, Text Title, string Version, int Answered, int Required, bool Signed);

/// <summary>A whole file, and what it still needs.</summary>
/// <param name="Hash">Of the file as it is now: to be given back with a decision.</param>
/// <param name="ToReview">What changed since the decision; empty when nothing did.</param>
public sealed record DossierView(
    string Number, DossierState State, int Version, string UseCase, string System, Guid RequestedBy, DateTimeOffset ChangedAt, string Hash, RiskTier Tier,
    IReadOnlyList<RequirementView> Requirements, IReadOnlyList<FormStateView> Forms, IReadOnlyList<OpinionView> Opinions, IReadOnlyList<DecisionView> Decisions,
    IReadOnlyList<UnmetGateView> UnmetGates, IReadOnlyList<DeadlineView> Deadlines, IReadOnlyList<string> ToReview, string? Authorization,
    AuthorizationState? AuthorizationState)
{
    internal static DossierView Of(WholeFile file, DossierOffice office)
    {
        var dossier = file.Dossier;
        var needs = dossier.Needs(office.Norms);
        return new(
            dossier.Number, dossier.State, dossier.Version, file.UseCase.Slug, file.System.Slug, dossier.RequestedBy.Value, dossier.ChangedAt,
            file.Examine(office.Norms).Hash, needs.Tier,
            [.. needs.Requirements.Select(each => new RequirementView(each.Kind, each.Target, each.Why, each.Source.Instrument, each.Source.Clause))],
            [.. needs.Forms(office.Norms).Select(form => StateOf(dossier, form))],
            [.. file.Opinions.Select(each => OpinionView.Of(each, office.Today))],
            [.. dossier.Decisions.Select(DecisionView.Of)],
            [.. file.UnmetGates(office.Norms, office.Rules, office.Today).Select(each => new UnmetGateView(each.Gate, each.What, each.Remedy, each.Why, each.Source.Instrument, each.Source.Clause))],
            [.. DossierDeadlines.Of(file, office.Norms).Select(each => new DeadlineView(each.Kind, each.What, each.DueOn, each.Person?.Value, each.Role, each.Suspends))],
            dossier.ToReview?.Changed ?? [], file.Authorization?.Number, file.Authorization?.State);
    }

    private static FormStateView StateOf(Dossier dossier, Form form)
    {
        var progress = FormReading.Of(form, dossier.AnswersOf(form)).Progress;
        return new(form.Id, form.Title, form.Version, progress.Answered, progress.Required, dossier.IsSigned(form));
    }
}

/// <param name="Version">Of the form, under which the answers were given.</param>
/// <param name="FileVersion">Of the file: it changes with every act.</param>
public sealed record AnswersView(string Form, string Version, int FileVersion, string Hash, IReadOnlyDictionary<string, JsonElement> Answers);

/// <param name="Conflicts">What was not written, because someone else wrote there since you read it. Everything else was.</param>
/// <param name="Migration">What changed because the form has a newer version.</param>
public sealed record SavedView(
    string Form, string Version, string Hash, IReadOnlyDictionary<string, JsonElement> Answers, IReadOnlyList<AnswerConflictView> Conflicts,
    IReadOnlyList<MigrationView> Migration);

public sealed record MigrationView(MigrationKind Kind, string Question, Text Label);

public sealed record SaveRequest
{
    public IReadOnlyList<AnswerEditRequest> Edits { get; init; } = [];
}

public sealed record AssignRequest
{
    public string Form { get; init; } = "";

    public string Section { get; init; } = "";

    /// <summary>E-mail of the colleague.</summary>
    public string Person { get; init; } = "";

    public DateOnly DueOn { get; init; }
}

public sealed record CommentRequest
{
    public string Form { get; init; } = "";

    /// <summary>Empty for the whole form.</summary>
    public string Question { get; init; } = "";

    public string Text { get; init; } = "";
}

public sealed record FormRequest
{
    public string Form { get; init; } = "";

    public string Section { get; init; } = "";
}

public sealed record RiskRequest
{
    /// <summary>Highest residual rating taken, 1 to 25.</summary>
    public int Rating { get; init; }

    public string Reason { get; init; } = "";

    public DateOnly Until { get; init; }
}

public sealed record ProofRequest
{
    /// <summary>Where the proof is.</summary>
    public string Proof { get; init; } = "";
}
