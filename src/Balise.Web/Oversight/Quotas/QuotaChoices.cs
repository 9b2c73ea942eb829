using Balise.Domain;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Design;
using Balise.Web.Shell;

namespace Balise.Web.Oversight.Quotas;

/// <summary>What can be limited, widest first, and the names people know it by.</summary>
public sealed class QuotaChoices(IStore<UseCase> useCases, IStore<AiSystem> systems, IStore<Person> people, Words words)
{
    private IReadOnlyList<Option>? options;
    private Dictionary<string, string> persons = [];

    /// <summary>Values are <c>Scope:target</c>; an empty target is each of them.</summary>
    public async Task<IReadOnlyList<Option>> ReadAsync(CancellationToken ct)
    {
        if (options is not null)
        {
            return options;
        }

        var everyone = await people.AllAsync(ct);
        persons = everyone.ToDictionary(p => p.Id.ToString(), p => p.FullName);
        return options =
        [
            Choice(QuotaScope.Organization, "", words["quota.all.Organization"], words["quota.group.each"]),
            .. new[] { QuotaScope.Unit, QuotaScope.Person, QuotaScope.UseCase, QuotaScope.System }
                .Select(s => Choice(s, "", words.Of("quota.all", s), words["quota.group.each"])),
            .. Named(QuotaScope.Unit, everyone.Select(p => p.Unit).Where(u => u.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Select(u => (u, u))),
            .. Named(QuotaScope.UseCase, (await useCases.AllAsync(ct)).Select(u => (u.Slug, u.Details.Title))),
            .. Named(QuotaScope.System, (await systems.AllAsync(ct)).Select(s => (s.Slug, s.Details.Name))),
            .. Named(QuotaScope.Person, everyone.Where(p => p.Active).Select(p => (p.Email, p.FullName))),
        ];
    }

    /// <summary>After <see cref="ReadAsync"/>.</summary>
    public string Name(QuotaTerms terms) =>
        options?.FirstOrDefault(o => o.Value.Equals($"{terms.Scope}:{terms.Target}", StringComparison.OrdinalIgnoreCase))?.Label ?? terms.Target;

    /// <summary>The name of what a counter counts.</summary>
    public string Subject(QuotaScope scope, string subject) => scope switch
    {
        QuotaScope.Person => persons.GetValueOrDefault(subject) ?? "—",
        QuotaScope.Organization => words["quota.all.Organization"],
        _ => options?.FirstOrDefault(o => o.Value.Equals($"{scope}:{subject}", StringComparison.OrdinalIgnoreCase))?.Label ?? subject,
    };

    private IEnumerable<Option> Named(QuotaScope scope, IEnumerable<(string Target, string Name)> items) =>
        items.OrderBy(i => i.Name, StringComparer.OrdinalIgnoreCase).Select(i => Choice(scope, i.Target, i.Name, words.Of("quota.scope", scope)));

    private static Option Choice(QuotaScope scope, string target, string name, string group) => new($"{scope}:{target}", name, Group: group);
}
