using Balise.Domain;
using Balise.Domain.People;
using Balise.Domain.UseCases;
using Balise.Web.Design;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers;

/// <summary>The use cases a person may open a file for: their own; every one not decided yet for who keeps the registers.</summary>
internal static class NewDossier
{
    /// <param name="chosen">Short name asked for in the address: offered whatever its state.</param>
    public static async Task<IReadOnlyList<Option>> OfferedAsync(
        IStore<UseCase> store, IUseCaseRegister register, Actor me, string? chosen, Words words, CancellationToken ct)
    {
        PersonId? mine = me.IsOneOf(Roles.RegisterKeepers) ? null : me.Person;
        List<Option> offered = [];
        foreach (var state in new[] { UseCaseState.Proposed, UseCaseState.InEvaluation })
        {
            var page = await register.ListAsync(new("", state, "", "-changed", 1, mine), ct);
            offered.AddRange(page.Rows.Select(row => new Option(row.Slug, words["dossier.new.case", row.Title, row.Number])));
        }

        if (chosen is { Length: > 0 } && offered.TrueForAll(each => each.Value != chosen)
            && await store.FindAsync(chosen, ct) is { } asked && (mine is null || asked.RequestedBy == mine))
        {
            offered.Insert(0, new(asked.Slug, words["dossier.new.case", asked.Details.Title, asked.Number]));
        }

        return offered;
    }
}
