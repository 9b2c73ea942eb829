using System.Globalization;
using System.Text.Json;
using Balise.Domain.Norms;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>What the journal already knows of an explanation: the agent starts from it and completes it.</summary>
public sealed class ExplanationDraft(IJournalReader journal, NormsPack norms, IStore<UseCase> useCases, IStore<AiSystem> systems)
{
    public async Task<DecisionExplanation> OfAsync(HeldAction held, Language language, CancellationToken ct)
    {
        var french = language is Language.French;
        var useCase = (await useCases.FindAsync(held.UseCase, ct))?.Details;
        var system = (await systems.FindAsync(held.System, ct))?.Details.Name ?? held.System;
        var entry = (await journal.FindAsync(held.Decision, ct))?.Json;
        var model = entry is { } json && json.TryGetProperty("facts", out var facts) && facts.TryGetProperty("model", out var named) ? named.GetString() : null;
        return new DecisionExplanation
        {
            InformationUsed = Information(held, entry, language),
            MainFactors = (french ? $"Outil : {system}" : $"Tool: {system}") + (model is null ? "" : french ? $", modèle {model}" : $", model {model}")
                + (french ? $".\nUsage : {useCase?.Title ?? held.UseCase}. {useCase?.Purpose}" : $".\nUse: {useCase?.Title ?? held.UseCase}. {useCase?.Purpose}").TrimEnd(),
        };
    }

    private string Information(HeldAction held, JsonElement? entry, Language language)
    {
        var french = language is Language.French;
        List<string> lines = [french ? $"Ce que contenait la demande au sujet du dossier {held.Subject}." : $"What the request held about file {held.Subject}."];
        if (entry is not { } json)
        {
            return lines[0];
        }

        if (json.TryGetProperty("findings", out var findings) && findings.GetArrayLength() > 0)
        {
            var found = string.Join(", ", findings.EnumerateArray().Select(f => Found(f, language)));
            lines.Add(french ? $"Renseignements reconnus : {found}." : $"Information recognised: {found}.");
        }

        if (json.TryGetProperty("scan", out var scan) && scan.TryGetProperty("characters", out var characters))
        {
            var read = characters.GetInt64().ToString(CultureInfo.InvariantCulture);
            lines.Add(french ? $"Texte lu : {read} caractères." : $"Text read: {read} characters.");
        }

        return string.Join('\n', lines);
    }

    private string Found(JsonElement finding, Language language)
    {
        var type = finding.GetProperty("type").GetString() ?? "";
        var title = norms.FindingLevels.TryGetValue(type, out var known) ? known.Title.In(language) : type;
        return $"{title} ({finding.GetProperty("count").GetInt32().ToString(CultureInfo.InvariantCulture)})";
    }
}
