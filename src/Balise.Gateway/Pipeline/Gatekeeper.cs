using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Policies;
using Balise.Gateway.Assistant;
using Balise.Gateway.Recording;
using Microsoft.AspNetCore.Http;

namespace Balise.Gateway.Pipeline;

/// <summary>Who asks, under which policy, with which headers. Unknown and revoked keys get the same answer.</summary>
internal sealed class Gatekeeper(ActivePolicies policies, RefusalWriter refusals, TurnedAway turnedAway, GatewayTelemetry telemetry, GatewayOptions options)
{
    public Refusal? Identify(Call call)
    {
        var holder = Holder(call.Http);
        if (holder is not { Revoked: false })
        {
            call.Decision = turnedAway.Count("invalid_api_key", holder?.Organization, holder?.Key);
            telemetry.TurnedAway("invalid_api_key");
            return Refusals.InvalidKey(call.Language);
        }

        call.Holder = holder;
        if (policies.Age > options.PolicyMaxAge || policies.Find(holder.Organization) is not { } policy)
        {
            call.Decision = turnedAway.Count("policy_unavailable", holder.Organization, holder.Key);
            telemetry.TurnedAway("policy_unavailable");
            return refusals.PolicyUnavailable(call);
        }

        call.Policy = policy;
        return null;
    }

    private KeyHolder? Holder(HttpContext http)
    {
        // Set by this process alone, on contexts that no server made: a client cannot bring it.
        if (http.Features.Get<PortalCaller>() is { } portal)
        {
            return portal.Holder;
        }

        Span<byte> key = stackalloc byte[128];
        var length = CallHeaders.CopyKey(http.Request, key);
        return policies.Keys.Find(key[..length]);
    }

    /// <summary>Header values that are not in their list are mistakes, not silence.</summary>
    public Refusal? Headers(Call call)
    {
        if (!CallHeaders.TryClassification(call.Http.Request, out _))
        {
            return Refusals.InvalidRequest(
                call.Language, CallHeaders.Classification,
                "Le niveau déclaré est inconnu. Valeurs permises : unclassified, protected_a, protected_b, protected_c.",
                "The declared level is unknown. Allowed values: unclassified, protected_a, protected_b, protected_c.");
        }

        if (call.Http.Request.Headers[CallHeaders.Conversation] is not ([] or [{ Length: <= 200 }]))
        {
            return Refusals.InvalidRequest(
                call.Language, CallHeaders.Conversation, "L’identifiant de conversation dépasse 200 caractères ou est donné deux fois.",
                "The conversation id is longer than 200 characters or is given twice.");
        }

        if (call.Http.Request.Headers[CallHeaders.Subject] is not [] and var subject && (subject is not [{ } one] || !Subjects.IsValid(one)))
        {
            return Refusals.InvalidRequest(
                call.Language, CallHeaders.Subject,
                "La personne concernée s’indique par son numéro de dossier dans l’organisme : de 3 à 64 lettres, chiffres, « . », « _ » ou « - », dont un chiffre. Jamais un nom, un numéro d’assurance sociale ou d’assurance maladie, ni un code permanent.",
                "The person concerned is given by their file number in the body: 3 to 64 letters, digits, '.', '_' or '-', with a digit. Never a name, a social or health insurance number, or a permanent code.");
        }

        return call.Http.Request.Headers[CallHeaders.UseType] switch
        {
            [] => null,
            [{ } useType] when call.Policy.FindUseType(useType) >= 0 => null,
            _ => Refusals.InvalidRequest(
                call.Language, CallHeaders.UseType, "Ce type d’usage est inconnu des normes chargées.", "This use type is unknown to the loaded norms."),
        };
    }
}
