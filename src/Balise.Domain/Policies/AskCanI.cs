using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.People;

namespace Balise.Domain.Policies;

/// <summary>« Puis-je? »: the gateway's own rules, asked before anything is typed. No data, no trace of content.</summary>
public sealed class AskCanI(ActivePolicies policies, NormsPack norms, IStore<Person> people, LegalDay legalDay)
{
    /// <param name="useType">A use type of the norms.</param>
    /// <param name="level">Level of the information; <c>null</c> when the person does not know.</param>
    public async Task<CanIAnswer> ExecuteAsync(string useType, SecurityLevel? level, Actor by, CancellationToken ct)
    {
        if (policies.Find(by.Organization) is not { } policy || !norms.UseTypes.ContainsKey(useType))
        {
            return new CanIAnswer(level, []);
        }

        var facts = new RequestFacts
        {
            Day = legalDay.Today(policy),
            UseType = policy.FindUseType(useType),
            Requester = await Requesters.OfAsync(by, people, ct),
            Declared = level ?? SecurityLevel.ProtectedC,
        };
        var options = Enumerable.Range(0, policy.Snapshot.Systems.Count).Select(system => BestWay.To(policy, system, facts));
        return new CanIAnswer(level, [.. options.OrderBy(o => o.Verdict.Effect).ThenBy(o => o.System.Type)]);
    }
}

/// <summary>One answer per system, best first.</summary>
public sealed record CanIAnswer(SecurityLevel? Level, IReadOnlyList<CanIOption> Options);

public sealed record CanIOption(SnapshotSystem System, SnapshotUseCase? UseCase, Verdict Verdict);

/// <summary>The legal day of a body: its own time zone, the product's clock.</summary>
public sealed class LegalDay(TimeProvider clock)
{
    private static readonly TimeZoneInfo Montreal = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    public DateOnly Today(CompiledPolicy policy) => On(clock.GetUtcNow(), policy);

    /// <summary>The day in Québec, whose legal time is Montréal's but for its eastern tip (Loi sur le temps légal, T-5.1): at eight in the evening, UTC is already tomorrow.</summary>
    public static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Montreal).DateTime);

    public static DateOnly On(DateTimeOffset at, CompiledPolicy policy) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone(policy.Snapshot.TimeZone)).DateTime);

    private static TimeZoneInfo Zone(string name) => name == Montreal.Id ? Montreal : TimeZoneInfo.FindSystemTimeZoneById(name);
}
