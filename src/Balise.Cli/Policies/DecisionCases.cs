using System.Text;
using System.Text.Json;
using Balise.Domain.Data;
using Balise.Domain.Policies;

namespace Balise.Cli.Policies;

/// <param name="Problem">What differs, or null.</param>
internal sealed record CaseResult(string Title, string? Problem);

/// <summary>
/// Decision cases in a file: <c>snapshot</c> is an object or the path of one, beside the file; each case has <c>facts</c> as a journal
/// decision writes them, and <c>expected</c> with any of <c>verdict code level authorization rules</c>, the last as ids in order.
/// </summary>
internal static class DecisionCases
{
    private static readonly string[] Known = ["verdict", "code", "level", "authorization", "rules"];

    public static IReadOnlyList<CaseResult> Run(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var policy = new CompiledPolicy(PolicySnapshot.Parse(Snapshot(json.RootElement.GetProperty("snapshot"), file)));
            return [.. json.RootElement.GetProperty("cases").EnumerateArray().Select(one => Run(one, policy))];
        }
        catch (Exception problem) when (IsMalformed(problem) || problem is IOException)
        {
            return [new CaseResult("", $"not a file of cases: {problem.Message}")];
        }
    }

    private static bool IsMalformed(Exception problem) =>
        problem is JsonException or FormatException or KeyNotFoundException or InvalidOperationException;

    private static byte[] Snapshot(JsonElement snapshot, string file) => snapshot.ValueKind == JsonValueKind.String
        ? File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, snapshot.GetString()!))
        : Encoding.UTF8.GetBytes(snapshot.GetRawText());

    private static CaseResult Run(JsonElement one, CompiledPolicy policy)
    {
        var title = one.TryGetProperty("title", out var words) ? words.GetString() ?? "" : "";
        try
        {
            var verdict = policy.Evaluate(DecisionJson.ReadFacts(one, policy));
            List<string> problems = [];
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                var (wanted, found) = (Said(expected.Value), Found(expected.Name, verdict));
                if (wanted != found)
                {
                    problems.Add($"{expected.Name}: expected {wanted ?? "nothing"}, the policy says {found ?? "nothing"}");
                }
            }

            return new CaseResult(title, problems is [] ? null : string.Join("; ", problems));
        }
        catch (Exception problem) when (IsMalformed(problem))
        {
            return new CaseResult(title, $"cannot be judged: {problem.Message}");
        }
    }

    private static string? Said(JsonElement expected) => expected.ValueKind == JsonValueKind.Array
        ? string.Join(' ', expected.EnumerateArray().Select(rule => rule.GetString()))
        : expected.GetString();

    private static string? Found(string name, Verdict verdict) => name switch
    {
        "verdict" => verdict.Effect.Name(),
        "code" => verdict.Code,
        "level" => verdict.Level.Name(),
        "authorization" => verdict.Authorization,
        "rules" => string.Join(' ', verdict.Rules.Select(rule => rule.Id)),
        _ => throw new FormatException($"'{name}' is none of {string.Join(", ", Known)}"),
    };
}
