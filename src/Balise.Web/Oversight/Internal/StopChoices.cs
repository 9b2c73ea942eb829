using Balise.Domain;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Design;
using Balise.Web.Shell;

namespace Balise.Web.Oversight.Internal;

/// <summary>What can be stopped, narrowest first, and the names people know it by.</summary>
public sealed class StopChoices(
    IStore<UseCase> useCases, IStore<AiSystem> systems, IStore<Person> people, IStore<Organization> bodies, ICurrentActor current, Words words)
{
    private IReadOnlyList<Option>? options;

    /// <summary>Values are <c>scope:target</c>, as in <see cref="Parse"/>.</summary>
    public async Task<IReadOnlyList<Option>> ReadAsync(CancellationToken ct)
    {
        if (options is not null)
        {
            return options;
        }

        var register = await systems.AllAsync(ct);
        var body = current.Actor is { } actor ? await bodies.FindAsync(actor.Organization.Value, ct) : null;
        return options =
        [
            .. (await useCases.AllAsync(ct)).Select(u => Choice(StopScope.UseCase, u.Slug, u.Details.Title)).OrderBy(o => o.Label, StringComparer.OrdinalIgnoreCase),
            .. register.Select(s => Choice(StopScope.System, s.Slug, s.Details.Name)).OrderBy(o => o.Label, StringComparer.OrdinalIgnoreCase),
            .. register.SelectMany(s => s.Details.Models).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)
                .Select(m => Choice(StopScope.Model, m, m)),
            .. (await people.AllAsync(ct)).Where(p => p.Active).Select(p => Choice(StopScope.Person, p.Email, p.FullName)).OrderBy(o => o.Label, StringComparer.OrdinalIgnoreCase),
            Choice(StopScope.Organization, body?.Slug ?? "", words["stop.everything"]),
        ];
    }

    /// <summary>The name of a target; the target itself when it is not in the registers any more. After <see cref="ReadAsync"/>.</summary>
    public string Name(StopScope scope, string target) =>
        scope is StopScope.Organization
            ? words["stop.everything"]
            : options?.FirstOrDefault(o => o.Value.Equals(Value(scope, target), StringComparison.OrdinalIgnoreCase))?.Label ?? target;

    public static string Value(StopScope scope, string target) => $"{scope.Name()}:{target}";

    /// <summary><c>use_case:reformuler</c> in two.</summary>
    public static (StopScope Scope, string Target)? Parse(string? value)
    {
        var colon = value?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && StopScopes.TryParse(value![..colon], out var scope) ? (scope, value[(colon + 1)..]) : null;
    }

    private Option Choice(StopScope scope, string target, string name) => new(Value(scope, target), name, Group: words.Of("stop.scope", scope));
}
