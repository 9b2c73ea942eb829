using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>The files as a list: filtered, sorted and paged by the database, whatever the register holds.</summary>
public interface IDossierRegister
{
    Task<DossierPage> ListAsync(DossierFilter filter, CancellationToken ct);
}

/// <param name="Text">Looked for in the number and the title of the use case.</param>
/// <param name="UseCase">Short name; empty for all.</param>
/// <param name="RequestedBy"><c>null</c> for everyone.</param>
/// <param name="ToReview">Only what changed since its decision.</param>
/// <param name="Sort">number, title, state, changed; a leading minus reverses.</param>
/// <param name="Page">From 1.</param>
public sealed record DossierFilter(
    string Text = "", DossierState? State = null, string UseCase = "", PersonId? RequestedBy = null, bool ToReview = false, string Sort = "-changed", int Page = 1)
{
    public const int PageSize = 25;
}

/// <param name="Total">Over every filter.</param>
/// <param name="All">Over none.</param>
/// <param name="ByState">Counts per state over every filter but the state, for the filter panel.</param>
public sealed record DossierPage(IReadOnlyList<DossierRow> Rows, int Total, int All, IReadOnlyDictionary<DossierState, int> ByState);

/// <param name="RequestedBy">Full name.</param>
public sealed record DossierRow(
    string Number, DossierState State, string UseCase, string Title, string System, string SystemName, string RequestedBy, bool ToReview, DateTimeOffset ChangedAt);
