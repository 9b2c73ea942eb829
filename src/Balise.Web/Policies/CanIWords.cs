using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Web.Shell;
using Balise.Web.Systems;

namespace Balise.Web.Policies;

/// <summary>Fills the braces of a rule's words with what the answer is about.</summary>
public sealed class CanIWords(Words words, Formats formats, NormsPack norms, ActivePolicies policies, ICurrentActor current)
{
    public Words Words { get; } = words;

    public CanIReason Of(RuleText rule, CanIOption option, string useType)
    {
        var said = Wording.Of(rule, norms, Words.Spoken(), Values(rule, option, useType));
        return new CanIReason(said.Why, said.Remedy, said.Sources);
    }

    private Dictionary<string, string> Values(RuleText rule, CanIOption option, string useType)
    {
        var snapshot = policies.Find(current.Actor!.Organization)!.Snapshot;
        var authorization = snapshot.Authorizations.FirstOrDefault(a => a.Number == option.Verdict.Authorization)
            ?? snapshot.Authorizations.FirstOrDefault(a => a.UseCase == option.UseCase?.Slug && a.System == option.System.Slug);
        var maxLevel = rule.Id.StartsWith("authorization.", StringComparison.Ordinal) ? authorization?.MaxLevel : option.System.MaxLevel;
        Dictionary<string, string> values = new()
        {
            ["level"] = Words.Level(option.Verdict.Level),
            ["maxLevel"] = Words.Level(maxLevel ?? SecurityLevel.Unclassified),
            ["system"] = option.System.Name,
            ["systemType"] = Words.Type(option.System.Type),
            ["useCase"] = option.UseCase?.Title ?? Words["cani.no-usecase"],
            ["useType"] = Words.UseType(norms, useType),
        };
        AddDates(values, rule, authorization);
        if (snapshot.Stops.FirstOrDefault(s => s.Target == option.System.Slug || s.Target == option.UseCase?.Slug) is { } stop)
        {
            values["stopReason"] = stop.Reason;
        }

        return values;
    }

    private void AddDates(Dictionary<string, string> values, RuleText rule, SnapshotAuthorization? authorization)
    {
        if (norms.Suspensions.FirstOrDefault(s => s.RuleId == rule.Id) is { } suspension
            && norms.Instruments[suspension.Instrument].StateOn(formats.Today) is { } state)
        {
            values["from"] = formats.Date(state.From);
        }
        else if (authorization is not null)
        {
            values["from"] = formats.Date(authorization.From);
            values["until"] = formats.Date(authorization.Until);
        }
    }
}
