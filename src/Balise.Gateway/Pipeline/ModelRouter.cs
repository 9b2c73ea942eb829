using System.Text.Json;
using Balise.Domain.Policies;
using Balise.Domain.UseCases;
using Balise.Gateway.Content;
using Microsoft.AspNetCore.Http;

namespace Balise.Gateway.Pipeline;

/// <summary>
/// A request for a use case's alias instead of a model: measures it and lets the policy choose among the models of the route (Guide, 3.3,
/// reco. 4 and 5). The choice is a fact of the decision, with what was measured.
/// </summary>
internal sealed class ModelRouter(ITextCheck checker)
{
    private const int LongestReason = 300;

    /// <summary>Not null when the request asks wrongly for a choice; its facts are left as they were.</summary>
    public Refusal? Route(Call call)
    {
        if (call.Policy.UseCaseAt(call.Facts.UseCase).Route is not { } route
            || !route.Alias.Equals(call.Text.Model, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!call.Shape.ScansAnswers)
        {
            // Vectors, not words: two models make two spaces, and what one indexed the other cannot find. A model of that very name is still itself.
            return call.Facts.System >= 0 ? null : Refusals.InvalidRequest(
                call.Language, "model",
                "Un plongement (embedding) ne se compare qu’à ceux du même modèle : aucun n’est choisi pour vous. Nommez le modèle; la liste est à /v1/models.",
                "An embedding only compares with those of the same model: none is chosen for you. Name the model; the list is at /v1/models.");
        }

        if (call.Text.UnscannedKinds.Contains("stored_context"))
        {
            return Refusals.InvalidRequest(
                call.Language, "model", "La suite d’une conversation gardée chez le fournisseur reste avec le même modèle : nommez-le.",
                "What follows a conversation kept by the provider stays with the same model: name it.");
        }

        var larger = Larger(call.Http.Request);
        if (larger is not null && Problem(call, larger) is { } problem)
        {
            return problem;
        }

        var measured = new RouteFacts(
            call.Text.Scanned, call.Text.OutputCap * call.Text.Choices, OffersTools(call.Text.Body.Span), HoldsFiles(call.Text), larger);
        call.Facts = ModelRouting.Choose(call.Policy, call.Facts, route, measured);
        call.Text.Model = call.Facts.Model;
        call.Routed = call.Facts.Route!.WhyName;
        return null;
    }

    private static string? Larger(HttpRequest request) =>
        request.Headers[CallHeaders.Larger] switch
        {
            [] => null,
            [{ } one] => (one.Contains('%') ? Uri.UnescapeDataString(one) : one).Trim(),
            _ => "",
        };

    // The reason goes to the journal, which holds nothing of anyone's life.
    private Refusal? Problem(Call call, string reason) =>
        reason.Length is 0 or > LongestReason
            ? Refusals.InvalidRequest(
                call.Language, CallHeaders.Larger, $"Donnez le motif, une seule fois, en {LongestReason} caractères au plus.",
                $"Give the reason, once, in {LongestReason} characters at most.")
            : checker.Check(reason, call.Language).Findings.Count > 0
            ? Refusals.InvalidRequest(
                call.Language, CallHeaders.Larger, "Le motif est écrit au journal : retirez-en les renseignements personnels.",
                "The reason is written in the journal: take personal information out of it.")
            : null;

    private static bool HoldsFiles(RequestText text)
    {
        if (text.Unscanned > 0)
        {
            return true;
        }

        foreach (var piece in text.ConversationPieces)
        {
            if (piece.Kind is PieceKind.File)
            {
                return true;
            }
        }

        return false;
    }

    // Read again, for routed requests only: nobody else needs to know.
    private static bool OffersTools(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var tools = reader.ValueTextEquals("tools"u8) || reader.ValueTextEquals("functions"u8);
            reader.Read();
            if (tools && reader.TokenType is JsonTokenType.StartArray)
            {
                reader.Read();
                if (reader.TokenType is not JsonTokenType.EndArray)
                {
                    return true;
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return false;
    }
}
