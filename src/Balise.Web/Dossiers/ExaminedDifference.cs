using System.Text.Json;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Web.Norms.Forms;
using Balise.Web.Oversight.Internal;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers;

/// <summary>One thing that is no longer what a committee examined.</summary>
/// <param name="Where">Title of the form, or of the register.</param>
/// <param name="Material">It marks the decision « à revoir ».</param>
public sealed record ExaminedDifference(string Where, string What, string Before, string After, bool Material)
{
    /// <param name="examined">The state examined, as kept; without it, only what is material is compared.</param>
    internal static IReadOnlyList<ExaminedDifference> Between(
        RecordedDecision decision, string? examined, WholeFile now, NormsPack norms, AnswerWords said, Words words)
    {
        List<ExaminedDifference> found = [];
        var before = examined is null ? [] : Answers(examined);
        foreach (var form in DossierForms.Of(now.Dossier, now.Dossier.Needs(norms), norms))
        {
            var old = before.FirstOrDefault(set => form.Carries.Contains(set.Form));
            if (old is null && examined is not null)
            {
                old = AnswerSet.Empty(form);
            }

            foreach (var each in old is null ? [] : AnswerDifferences.Between(form, old, now.Dossier.AnswersOf(form), words.Spoken()))
            {
                found.Add(new(words.In(form.Title), said.Label(form, each.Path), each.Before, each.After, each.Material));
            }
        }

        // The registers: the model, the place, the level, the use type.
        var material = ExaminedState.MaterialOf(now.Dossier, now.UseCase, now.System, norms);
        foreach (var name in decision.Material.Select(item => item.Name).Union(material.Select(item => item.Name)).Where(IsRegister).Order(StringComparer.Ordinal))
        {
            var (was, present) = (Value(decision.Material, name), Value(material, name));
            if (was != present)
            {
                found.Add(new(words[name.StartsWith("system", StringComparison.Ordinal) ? "system.label" : "usecase.label"], Label(name, words), was, present, true));
            }
        }

        return found;
    }

    private static bool IsRegister(string name) => name.StartsWith("system.", StringComparison.Ordinal) || name.StartsWith("useCase.", StringComparison.Ordinal);

    private static string Value(IReadOnlyList<MaterialItem> items, string name) => items.FirstOrDefault(item => item.Name == name)?.Value ?? "";

    private static string Label(string name, Words words)
    {
        var (register, field) = (name[..name.IndexOf('.', StringComparison.Ordinal)], name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        var label = $"{char.ToUpperInvariant(field[0])}{field[1..]}";
        return register == "system" ? words.Known("system", label) : words.Known("usecase", label);
    }

    private static IReadOnlyList<AnswerSet> Answers(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("answers").EnumerateArray().Select(AnswerJson.ReadSet)];
    }
}
