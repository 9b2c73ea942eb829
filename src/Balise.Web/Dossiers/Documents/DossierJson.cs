using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;

namespace Balise.Web.Dossiers.Documents;

/// <summary>A whole file as JSON: answers as they are kept and hashed, opinions, decisions.</summary>
internal static class DossierJson
{
    public static byte[] Write(WholeFile file, NormsPack norms)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var dossier = file.Dossier;
            json.WriteStartObject();
            json.WriteString("number", dossier.Number);
            json.WriteString("state", dossier.State.ToString());
            json.WriteString("useCase", file.UseCase.Slug);
            json.WriteString("system", file.System.Slug);
            json.WriteString("requestedBy", dossier.RequestedBy.ToString());
            json.WriteString("changedAt", dossier.ChangedAt.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("norms", norms.Version);
            json.WriteString("fileHash", file.Examine(norms).Hash);
            json.WriteStartArray("answers");
            foreach (var (_, answers) in dossier.Answers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                AnswerJson.Write(json, answers);
            }

            json.WriteEndArray();
            Opinions(json, file.Opinions);
            Decisions(json, dossier.Decisions);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Opinions(Utf8JsonWriter json, IReadOnlyList<Opinion> opinions)
    {
        json.WriteStartArray("opinions");
        foreach (var opinion in opinions)
        {
            json.WriteStartObject();
            json.WriteString("kind", opinion.Kind);
            json.WriteString("state", opinion.State.ToString());
            json.WriteString("dueOn", Day(opinion.DueOn));
            json.WriteString("author", opinion.Author?.ToString());
            json.WriteString("inPlaceOf", opinion.InPlaceOf?.ToString());
            json.WriteString("result", opinion.Outcome?.ToString());
            json.WriteString("signedOn", Day(opinion.SignedOn));
            json.WriteString("validUntil", Day(opinion.ValidUntil));
            json.WritePropertyName("answers");
            AnswerJson.Write(json, opinion.Answers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Decisions(Utf8JsonWriter json, IReadOnlyList<RecordedDecision> decisions)
    {
        json.WriteStartArray("decisions");
        foreach (var decision in decisions)
        {
            json.WriteStartObject();
            json.WriteString("gate", decision.Gate.ToString());
            json.WriteString("outcome", decision.Outcome.ToString());
            json.WriteString("reasons", decision.Reasons);
            json.WriteString("session", decision.Session);
            json.WriteString("by", decision.By.ToString());
            json.WriteString("inPlaceOf", decision.InPlaceOf?.ToString());
            json.WriteString("at", decision.At.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("fileHash", decision.FileHash);
            json.WriteString("authorization", decision.Authorization);
            json.WriteStartArray("conditions");
            foreach (var condition in decision.Conditions)
            {
                json.WriteStartObject();
                json.WriteString("text", condition.Text);
                json.WriteString("owner", condition.Owner.ToString());
                json.WriteString("dueOn", Day(condition.DueOn));
                json.WriteString("metOn", Day(condition.MetOn));
                json.WriteString("proof", condition.Proof);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
