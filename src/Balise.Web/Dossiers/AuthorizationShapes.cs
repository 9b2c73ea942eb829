using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Web.Dossiers;

/// <summary>What is authorised.</summary>
public sealed record AuthorizationRequest
{
    /// <summary>Slug of the use case.</summary>
    public string UseCase { get; init; } = "";

    /// <summary>Slug of the system.</summary>
    public string System { get; init; } = "";

    /// <summary>Use types of the norms.</summary>
    public IReadOnlyList<string> UseTypes { get; init; } = [];

    public SecurityLevel MaxLevel { get; init; }

    /// <summary>E-mails. Everyone of the body when persons, roles and units are all empty.</summary>
    public IReadOnlyList<string> Persons { get; init; } = [];

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<string> Units { get; init; } = [];

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public DateOnly From { get; init; }

    /// <summary>Last day included.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Reference of the assessment and agreement that cover a transfer outside Québec; empty when there is none.</summary>
    public string TransferAgreement { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>The terms, or every person and role that is not known here.</summary>
    internal async Task<Result<AuthorizationTerms>> ReadAsync(IStore<Person> people, CancellationToken ct)
    {
        List<FieldProblem> problems = [];
        List<PersonId> persons = [];
        foreach (var email in Given(Persons))
        {
            if (await people.FindAsync(email, ct) is { } person)
            {
                persons.Add(person.Id);
            }
            else
            {
                problems.Add(new("persons", "field.unknown", ("value", email)));
            }
        }

        problems.AddRange(Given(Roles).Except(Domain.People.Roles.All).Select(r => new FieldProblem("roles", "field.unknown", ("value", r))));
        return problems.Count > 0
            ? new Invalid(problems)
            : new AuthorizationTerms
            {
                UseTypes = Given(UseTypes), MaxLevel = MaxLevel, Persons = persons, ForRoles = Given(Roles), Units = Given(Units),
                Conditions = Given(Conditions), From = From, Until = Until, TransferAgreement = TransferAgreement.Trim(), Reason = Reason.Trim(),
            };
    }

    private static IReadOnlyList<string> Given(IReadOnlyList<string> values) =>
        [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v.Trim()).Distinct()];
}

public sealed record AuthorizationMoveRequest
{
    public AuthorizationAction? Action { get; init; }

    public string Reason { get; init; } = "";
}

/// <param name="UseCase">Slug of the use case.</param>
/// <param name="System">Slug of the system.</param>
/// <param name="Persons">Ids of the people named.</param>
public sealed record AuthorizationView(
    Guid Id, string Number, string UseCase, string System, AuthorizationState State, IReadOnlyList<string> UseTypes, SecurityLevel MaxLevel,
    IReadOnlyList<Guid> Persons, IReadOnlyList<string> Roles, IReadOnlyList<string> Units, IReadOnlyList<string> Conditions, DateOnly From,
    DateOnly Until, string TransferAgreement, string Reason, Guid DecidedBy, DateTimeOffset DecidedAt, string? Dossier, string? FileHash, bool Exceptional)
{
    internal static AuthorizationView Of(Authorization authorization, AuthorizationNames names)
    {
        var terms = authorization.Terms;
        return new(
            authorization.Id.Value, authorization.Number, names.UseCase(authorization)?.Slug ?? "", names.System(authorization)?.Slug ?? "",
            authorization.State, terms.UseTypes, terms.MaxLevel, [.. terms.Persons.Select(p => p.Value)], terms.ForRoles, terms.Units,
            terms.Conditions, terms.From, terms.Until, terms.TransferAgreement, terms.Reason, authorization.DecidedBy.Value, authorization.DecidedAt,
            terms.Dossier.Length > 0 ? terms.Dossier : null, terms.FileHash.Length > 0 ? terms.FileHash : null, authorization.IsExceptional);
    }
}
