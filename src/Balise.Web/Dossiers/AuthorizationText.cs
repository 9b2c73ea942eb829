using Balise.Domain.Dossiers;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers;

/// <summary>The terms of an authorisation, in words.</summary>
internal static class AuthorizationText
{
    /// <summary>« Cadre, Services éducatifs et 2 personnes », or the whole body.</summary>
    public static string Who(AuthorizationTerms terms, Words words, Formats formats)
    {
        List<string> who = [.. terms.ForRoles.Select(r => RoleNames.Label(words, r)), .. terms.Units];
        if (terms.Persons.Count > 0)
        {
            who.Add(words.Count("authorization.persons", terms.Persons.Count));
        }

        return who.Count == 0 ? words["authorization.everyone"] : formats.List(who);
    }

    /// <summary>Which of the views of the list it belongs to.</summary>
    public static string View(Authorization authorization, DateOnly today) => authorization.State switch
    {
        AuthorizationState.InForce when authorization.Terms.Until < today => "ended",
        AuthorizationState.InForce when authorization.Terms.From > today => "later",
        AuthorizationState.InForce => "open",
        AuthorizationState.Suspended => "suspended",
        _ => "ended",
    };
}
