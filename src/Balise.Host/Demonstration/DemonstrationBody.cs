using System.Text.Json;

namespace Balise.Host.Demonstration;

/// <summary>The invented body of <c>body.json</c>: nobody and nothing in it exists.</summary>
internal sealed record DemonstrationBody(
    string Slug, string Name, string Password, IReadOnlyList<DemonstrationPerson> People, IReadOnlyList<DemonstrationSystem> Systems,
    IReadOnlyList<DemonstrationLimit> Limits, IReadOnlyList<DemonstrationUseCase> UseCases, IReadOnlyList<DemonstrationKey> Keys, DemonstrationRoute Route,
    DemonstrationDeciding Deciding, IReadOnlyList<DemonstrationRequest> Week)
{
    public static DemonstrationBody Load()
    {
        using var stream = typeof(DemonstrationBody).Assembly.GetManifestResourceStream("Balise.Host.Demonstration.body.json")!;
        return JsonSerializer.Deserialize<DemonstrationBody>(stream, JsonSerializerOptions.Web)!;
    }
}

internal sealed record DemonstrationPerson(string Name, string Email, string Unit, IReadOnlyList<string> Roles);

/// <param name="Permissions">By use type: a status, then a bar and the condition when there is one.</param>
internal sealed record DemonstrationSystem(
    string Slug, string Name, string Type, string Provider, string Domain, string Jurisdiction, string Hosting, string Family,
    IReadOnlyList<string> Models, string Openness, bool Specialized, bool InService, string Description, IReadOnlyDictionary<string, string> Permissions,
    IReadOnlyList<Domain.Systems.ModelFigures>? Figures);

/// <param name="Decision">authorize, conditions, evaluate: left waiting for an authority; file: decided, or not yet, in an approval file.</param>
internal sealed record DemonstrationUseCase(
    string Slug, string Title, string System, string UseType, string Personal, string Decision, string Audience, string Purpose, string Fallback,
    IReadOnlyList<string>? Conditions);

internal sealed record DemonstrationLimit(string Scope, string Target, string Measure, string Period, long Amount);

internal sealed record DemonstrationKey(string Slug, string UseCase, string? Person, string? Application);

/// <param name="Weight">How often it comes back in the week.</param>
internal sealed record DemonstrationRequest(string Key, int Weight, string Text, string? Level, bool Stream, string? Model);

/// <summary>A use case that chooses between a small and a larger model of its system.</summary>
/// <param name="Characters">Longest text of a small task.</param>
/// <param name="OutputTokens">Longest answer of a small task.</param>
internal sealed record DemonstrationRoute(string UseCase, string Small, string Large, int Characters, int OutputTokens, string Reason);

/// <summary>A use case that supports decisions about persons: its rule, what people answered, one decision made and told.</summary>
internal sealed record DemonstrationDeciding(
    DemonstrationUseCase UseCase, string HumanPath, string Contact, string RetentionRule, IReadOnlyList<DemonstrationConsent> Consents, string Application,
    string Subject, string Ask, string Outcome, string Reason, string Factors, string Consequence);

internal sealed record DemonstrationConsent(string Subject, string Action, string Means, string GivenBy, string Note);
