using System.Buffers;
using System.Globalization;
using System.Numerics;
using Balise.Domain;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Policies;
using Microsoft.AspNetCore.Http;

namespace Balise.Gateway.Pipeline;

/// <summary>Writes refusals, and makes those whose words come from the norms.</summary>
internal sealed class RefusalWriter(Explainer explainer)
{
    /// <summary>A verdict's refusal: three beats, rules with their clause, what was found by kind, the way out.</summary>
    public Refusal Of(Call call)
    {
        var findings = Findings(call);
        var explained = explainer.Explain(call.Policy, call.Facts, call.Verdict, findings, call.Language, call.Masked);
        var code = call.Verdict.Code ?? "use_case_not_authorized";

        // A name no system serves is a mistake to mend before it is a rule; what is prohibited, stopped or suspended is said first.
        if (call.Facts.System < 0 && code == "system_not_authorized")
        {
            return Refusals.ModelNotFound(call.Language, call.Text.Model ?? "");
        }

        var (status, retry) = StatusOf(call, code);
        return new Refusal(status, code, (explained.Words?.Message ?? code) + WhereItStands(call), null, retry)
        {
            Type = "policy_violation",
            Policy = new PolicyRefusal(
                [.. explained.Rules.Where(r => r.Rule.Effect is Effect.Deny or Effect.Hold).Select(r => new CitedRule(r.Rule.Id, r.Citation, r.Rule.Clause, r.Message))],
                [.. findings.Select(f => new FoundCount(f.Category, f.Count))],
                explained.Words?.Remedy ?? "")
            {
                HumanPath = code is "subject_needed" or "consent_needed" ? call.Policy.UseCaseAt(call.Facts.UseCase).Decisions?.HumanPath : null,
                Limit = call.Facts.Exceeded is { } limit ? new ReachedLimit(limit, call.ExceededUntil) : null,
            },
        };
    }

    // Masking was asked for and would have done, had the value stood where a placeholder can.
    private static string WhereItStands(Call call) =>
        call.Facts.Fixed == 0 || call.Policy.Evaluate(call.Facts with { Fixed = 0 }).Effect is not Effect.Transform ? ""
        : call.Language is Language.French
            ? " Ce renseignement se trouve dans un fichier joint, ou là où aucun repère ne peut le remplacer : retirez-le du fichier, ou écrivez-en le texte dans le message."
            : " It stands in an attached file, or where no placeholder can replace it: take it out of the file, or write its text in the message.";

    // A client may wait for the next minute by itself; it must not park until tomorrow. Counters that do not answer are our fault, not its.
    private static (int Status, int? RetryAfter) StatusOf(Call call, string code) =>
        code == "quota_exceeded" && call.Facts.Exceeded is { Period: QuotaPeriod.Minute }
            ? (429, Math.Clamp((int)Math.Ceiling((call.ExceededUntil - call.At).TotalSeconds), 1, 60))
            : (code is "policy_unavailable" or "masking_unavailable" ? 503 : 403, null);

    /// <summary>A call already let through that an emergency stop ends.</summary>
    public Refusal Stopped(Call call) => FromRule("emergency_stop", 403, "emergency_stop", call);

    /// <summary>No system answered: the procedure that the use case wrote for this moment is the way out.</summary>
    public static Refusal Unanswered(Call call)
    {
        var refusal = Refusals.UpstreamFailed(call.Language);
        if (call.Facts.UseCase < 0 || call.Policy.UseCaseAt(call.Facts.UseCase).Fallback is not { Length: > 0 } procedure)
        {
            return refusal;
        }

        var said = call.Language is Language.French ? "En attendant : " : "Meanwhile: ";
        return refusal with { Message = $"{refusal.Message} {said}{procedure}", Policy = new PolicyRefusal([], [], procedure) };
    }

    /// <summary>What a person did not agree to.</summary>
    public Refusal NotAgreed(Call call, string reason) => FromRule("validation.refused", 403, "validation_refused", call, new()
    {
        ["useCase"] = call.Policy.UseCaseAt(call.Facts.UseCase).Title, ["system"] = call.Policy.SystemAt(call.Facts.System).Name, ["reason"] = reason,
    });

    /// <summary>An answer that brought what this system, or this use, may not produce.</summary>
    public Refusal OutputBlocked(Call call)
    {
        var findings = Counts(call.Policy, call.Output!.Categories, category => call.Output[category]);
        var system = call.Policy.SystemAt(call.Facts.System);
        var values = new Dictionary<string, string>
        {
            ["findings"] = explainer.FindingsInWords(findings, call.Language),
            ["level"] = Explainer.LevelNames[(int)call.AnswerLevel].In(call.Language),
            ["systemType"] = Explainer.SystemTypeNames[(int)system.Type].In(call.Language),
            ["system"] = system.Name,
            ["useCase"] = call.Policy.UseCaseAt(call.Facts.UseCase).Title,
        };
        return FromRule(call.Output.Overflowed ? "output.overflow" : "output.blocked", 403, "content_blocked", call, values, findings);
    }

    public Refusal JournalUnavailable(Call call) => FromRule("journal.unavailable", 503, "journal_unavailable", call);

    public Refusal PolicyUnavailable(Call call) => FromRule("policy.unavailable", 503, "policy_unavailable", call);

    public async Task WriteAsync(Call call, Refusal refusal)
    {
        var response = call.Http.Response;
        if (response.HasStarted)
        {
            call.Http.Abort();
            return;
        }

        response.Clear();
        SetHeaders(call, recorded: call.Decision != default);
        await WriteAsync(call.Http, refusal, call.Decision == default ? null : call.Decision, call.Policy?.Id);
        call.Figures.Status = refusal.Status;
    }

    /// <summary>Headers that every answer of the gateway carries.</summary>
    public static void SetHeaders(Call call, bool recorded)
    {
        var headers = call.Http.Response.Headers;
        headers[CallHeaders.RequestId] = call.RequestId;
        if (recorded)
        {
            headers[CallHeaders.Decision] = call.Decision.ToString();
            if (call.Masked > 0)
            {
                headers[CallHeaders.Masked] = call.Masked.ToString(CultureInfo.InvariantCulture);
            }

            if (call.Routed is { } why && call.Verdict.System is { } system)
            {
                (headers[CallHeaders.Route], headers[CallHeaders.System], headers[CallHeaders.Model]) = (why, system, call.Text.Model);
            }
        }
    }

    public static async Task WriteAsync(HttpContext http, Refusal refusal, Journal.Entries.EntryId? decision, string? snapshot)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        refusal.WriteTo(body, decision, snapshot);
        var response = http.Response;
        response.StatusCode = refusal.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.WrittenCount;

        // Read by the Node and Python clients; the .NET client only looks at the status, which is why refusals are 403.
        response.Headers["x-should-retry"] = refusal.Status == 429 ? "true" : "false";
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await response.Body.WriteAsync(body.WrittenMemory, CancellationToken.None);
    }

    private Refusal FromRule(
        string rule, int status, string code, Call call, Dictionary<string, string>? words = null, List<(string Category, int Count)>? findings = null)
    {
        var values = words ?? (call.Policy?.Snapshot.Stops is [.., var stop]
            ? new Dictionary<string, string>
            {
                ["stopAt"] = stop.At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture), ["stopReason"] = stop.Reason,
            }
            : []);
        var said = explainer.Words(rule, call.Language, values);
        return new Refusal(status, code, said.Message)
        {
            Type = "policy_violation",
            Policy = new PolicyRefusal(
                [.. explainer.Cited(rule, call.Language, said.Why).Select(r => new CitedRule(r.Rule.Id, r.Citation, r.Rule.Clause, r.Message))],
                [.. (findings ?? []).Select(f => new FoundCount(f.Category, f.Count))], said.Remedy),
        };
    }

    private static List<(string Category, int Count)> Findings(Call call) =>
        Counts(call.Policy, call.Scan.Categories, category => call.Scan[category]);

    private static List<(string Category, int Count)> Counts(CompiledPolicy policy, ulong categories, Func<int, int> count)
    {
        List<(string, int)> findings = [];
        for (var bits = categories; bits != 0; bits &= bits - 1)
        {
            var category = BitOperations.TrailingZeroCount(bits);
            findings.Add((policy.Snapshot.Categories[category].Id, count(category)));
        }

        return findings;
    }
}
