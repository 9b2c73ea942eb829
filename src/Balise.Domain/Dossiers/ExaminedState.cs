using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

/// <summary>
/// Exactly what a committee has before it: SHA-256 of the canonical JSON of the answers with the version of their forms, the opinions,
/// the accepted risks, the use case, the system and the version of the norms. The decision and the authorisation carry the hash.
/// </summary>
/// <param name="Hash">Lower-case hex.</param>
/// <param name="Json">The bytes that were hashed, to be kept: never serialise again to verify.</param>
public sealed record ExaminedState(string Hash, string Json, IReadOnlyList<MaterialItem> Material)
{
    public static ExaminedState Of(Dossier dossier, UseCase useCase, AiSystem system, IReadOnlyList<Opinion> opinions, NormsPack norms)
    {
        var material = MaterialOf(dossier, useCase, system, norms);
        var json = AnswerJson.Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("dossier", dossier.Number);
            writer.WriteString("norms", norms.Version);
            WriteAnswers(writer, dossier);
            WriteOpinions(writer, opinions);
            writer.WriteStartArray("acceptedRisks");
            foreach (var risk in dossier.Acceptances)
            {
                writer.WriteStringValue($"{risk.Rating} {risk.From:O} {risk.Until:O} {risk.By} {(risk.InPlaceOf is { } away ? $"({away}) " : "")}{risk.Reason}");
            }

            writer.WriteEndArray();
            writer.WriteString("useCase", useCase.Slug);
            writer.WriteString("system", system.Slug);
            writer.WriteStartObject("material");
            foreach (var item in material)
            {
                writer.WriteString(item.Name, item.Value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))), json, material);
    }

    /// <summary>What, if it changes, marks a decision « à revoir » : material answers, the model, the place, the data, the use type.</summary>
    public static IReadOnlyList<MaterialItem> MaterialOf(Dossier dossier, UseCase useCase, AiSystem system, NormsPack norms)
    {
        var answers = dossier.Needs(norms).Forms(norms)
            .SelectMany(form => FormReading.Of(form, dossier.AnswersOf(form)).Sections
                .SelectMany(section => section.Questions)
                .Where(question => question is { Question.Material: true, Answer: not null })
                .Select(question => new MaterialItem($"{form.Id}.{question.Question.Id}", AnswerJson.Write(question.Answer!))));
        var (use, details) = (useCase.Details, system.Details);
        MaterialItem[] facts =
        [
            new("system.slug", system.Slug), new("system.type", details.Type.Name()), new("system.provider", details.Provider),
            new("system.providerDomain", details.ProviderDomain), new("system.jurisdiction", details.Jurisdiction),
            new("system.hosting", details.Hosting.ToString()), new("system.modelFamily", details.ModelFamily),
            new("system.derivedFrom", details.DerivedFrom), new("system.models", string.Join(", ", details.Models.Order(StringComparer.Ordinal))),
            new("system.upstream", details.Upstream), new("system.maxLevel", details.MaxLevel.Name()),
            new("useCase.system", use.System.ToString()), new("useCase.useType", use.UseType), new("useCase.audience", use.Audience),
            new("useCase.content", string.Join("; ", use.Content.Select(rule => $"{rule.Category}={rule.Action}").Order(StringComparer.Ordinal))),
        ];
        return [.. answers.Concat(facts).OrderBy(item => item.Name, StringComparer.Ordinal)];
    }

    private static void WriteAnswers(Utf8JsonWriter json, Dossier dossier)
    {
        json.WriteStartArray("answers");
        foreach (var (_, set) in dossier.Answers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            AnswerJson.Write(json, set);
        }

        json.WriteEndArray();
    }

    private static void WriteOpinions(Utf8JsonWriter json, IReadOnlyList<Opinion> opinions)
    {
        json.WriteStartArray("opinions");
        foreach (var opinion in opinions.Where(each => each.State == OpinionState.Signed).OrderBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Id.Value))
        {
            json.WriteStartObject();
            json.WriteString("kind", opinion.Kind);
            json.WriteString("author", opinion.Author?.ToString());
            if (opinion.InPlaceOf is { } away)
            {
                json.WriteString("inPlaceOf", away.ToString());
            }

            json.WriteString("result", opinion.Outcome?.ToString());
            json.WriteString("signedOn", opinion.SignedOn?.ToString("O"));
            json.WriteString("validUntil", opinion.ValidUntil?.ToString("O"));
            json.WriteString("answers", opinion.Answers.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
