using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Web.Design;
using Balise.Web.Shell;
using Balise.Web.Systems;

namespace Balise.Web.Policies;

/// <summary>Asks the gateway's own rules and says why, with the words and clauses of the norms.</summary>
public sealed class CanIReasons(AskCanI ask, NormsPack norms, IStore<Authorization> authorizations, IStore<AiSystem> systems, CanIWords words)
{
    public async Task<CanIReply> AnswerAsync(CanIQuestion question, Actor by, CancellationToken ct)
    {
        var answer = await ask.ExecuteAsync(question.What, question.Level, by, ct);
        var chosen = question.Tool == CanIQuestion.AnyTool
            ? answer.Options.FirstOrDefault()
            : answer.Options.FirstOrDefault(o => o.System.Slug == question.Tool);
        if (chosen is null)
        {
            return new CanIReply(AnswerKind.Unknown, null, [], [], answer.Options);
        }

        IReadOnlyList<CanIOption> others = [.. answer.Options.Where(o => o != chosen && o.System.InService)];
        if (!chosen.Verdict.Refused)
        {
            var conditions = await ConditionsAsync(chosen, question.What, ct);
            var kind = chosen.Verdict.Effect is Effect.Hold || conditions.Count > 0 ? AnswerKind.If : AnswerKind.Yes;
            return new CanIReply(kind, chosen, conditions, Reasons(chosen, question.What, Effect.Allow), others);
        }

        // The strictest level was assumed: what it refuses may pass once the information is classified.
        if (question.Level is null && await HighestAsync(question, chosen.System.Slug, by, ct) is { } upTo)
        {
            return new CanIReply(AnswerKind.Unknown, chosen, [], Reasons(chosen, question.What, Effect.Deny), others, upTo);
        }

        return new CanIReply(AnswerKind.No, chosen, [], Reasons(chosen, question.What, Effect.Deny), others);
    }

    private async Task<SecurityLevel?> HighestAsync(CanIQuestion question, string system, Actor by, CancellationToken ct)
    {
        for (var level = SecurityLevel.ProtectedB; ; level--)
        {
            var answer = await ask.ExecuteAsync(question.What, level, by, ct);
            if (answer.Options.Any(o => o.System.Slug == system && !o.Verdict.Refused))
            {
                return level;
            }

            if (level is SecurityLevel.Unclassified)
            {
                return null;
            }
        }
    }

    private async Task<IReadOnlyList<string>> ConditionsAsync(CanIOption option, string useType, CancellationToken ct)
    {
        List<string> conditions = [];
        if (await systems.FindAsync(option.System.Slug, ct) is { } system
            && PermittedUse.On(system.Details, norms.UseTypes[useType], words.Words) is { Condition.Length: > 0 } permitted)
        {
            conditions.Add(permitted.Condition);
        }

        if (option.Verdict.Authorization is { } number && await authorizations.FindAsync(number, ct) is { } authorization)
        {
            conditions.AddRange(authorization.Terms.Conditions);
        }

        return conditions;
    }

    // One rule may speak for several systems, never twice for one: the first that decided comes first.
    private IReadOnlyList<CanIReason> Reasons(CanIOption option, string useType, Effect effect) =>
        [.. option.Verdict.Rules.Where(r => r.Effect == effect && norms.Rules.ContainsKey(r.Id))
            .Select(r => words.Of(norms.Rules[r.Id], option, useType))];
}
