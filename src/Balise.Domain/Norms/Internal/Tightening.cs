using Balise.Domain.Data;

namespace Balise.Domain.Norms.Internal;

/// <summary>What a local row may not do to a binding national row of the same name.</summary>
internal static class Tightening
{
    public static IEnumerable<(string Key, string Reason)> Check(UseType national, UseType local)
    {
        if (!national.Binding)
        {
            yield break;
        }

        if (local.OnPublic > national.OnPublic)
        {
            yield return ("onPublic", $"the most it may say is “{Name(national.OnPublic)}”");
        }

        if (national.Everywhere && !local.Everywhere)
        {
            yield return ("everywhere", "the prohibition holds on every type of system");
        }

        if (local.MaxLevelOnPublic > national.MaxLevelOnPublic)
        {
            yield return ("maxLevelOnPublic", $"the ceiling on a public system is {national.MaxLevelOnPublic.Name()}");
        }

        if (!local.Binding)
        {
            yield return ("binding", "a binding row stays binding");
        }
    }

    public static IEnumerable<(string Key, string Reason)> Check(FindingLevel national, FindingLevel local)
    {
        if (!national.Binding)
        {
            yield break;
        }

        if (local.Level < national.Level)
        {
            yield return ("level", $"the level may be raised only, from {national.Level.Name()}");
        }

        if (national.Personal && !local.Personal)
        {
            yield return ("personal", "it is personal information");
        }

        if (!local.Binding)
        {
            yield return ("binding", "a binding row stays binding");
        }
    }

    public static IEnumerable<(string Key, string Reason)> Check(AnomalyPattern national, AnomalyPattern local)
    {
        if (local.Signal != national.Signal)
        {
            yield return ("signal", "the same name counts the same thing");
        }

        if (local.Threshold > national.Threshold)
        {
            yield return ("threshold", $"it may be lowered only, from {national.Threshold}");
        }

        if (local.Action < national.Action)
        {
            yield return ("action", "it may go from alert to hold, not back");
        }
    }

    /// <summary>A cell may go from allowed to required or refused, and from required to refused.</summary>
    public static bool Loosens(MatrixEffect national, MatrixEffect local) => (national, local) switch
    {
        (MatrixEffect.Deny, MatrixEffect.Deny) => false,
        (MatrixEffect.Deny, _) => true,
        (MatrixEffect.Require, MatrixEffect.Allow) => true,
        _ => false,
    };

    private static string Name(Permission permission) =>
        Array.Find(Vocabulary.Permissions.Pairs, pair => pair.Value == permission).Name;
}
