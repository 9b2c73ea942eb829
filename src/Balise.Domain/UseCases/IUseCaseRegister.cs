using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>The register of use cases as a list: filtered, sorted and paged by the database.</summary>
public interface IUseCaseRegister
{
    Task<UseCasePage> ListAsync(UseCaseFilter filter, CancellationToken ct);
}

/// <param name="Text">Looked for in number and title.</param>
/// <param name="Sort">number, title, state, changed; a leading minus reverses.</param>
/// <param name="Page">From 1.</param>
/// <param name="RequestedBy"><c>null</c> for everyone.</param>
public sealed record UseCaseFilter(string Text, UseCaseState? State, string System, string Sort, int Page, PersonId? RequestedBy = null)
{
    public const int PageSize = 25;
}

/// <param name="ByState">Counts per state over the text and system filters, for the filter panel.</param>
public sealed record UseCasePage(IReadOnlyList<UseCaseRow> Rows, int Total, int All, IReadOnlyDictionary<UseCaseState, int> ByState);

public sealed record UseCaseRow(
    string Slug, string Number, string Title, UseCaseState State, string SystemSlug, string SystemName, string UseType, DateTimeOffset ChangedAt);
