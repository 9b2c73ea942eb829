using Balise.Domain.Data;

namespace Balise.Web.Policies;

/// <summary>The three questions, as they stand in the address: a shared link gives the same question, answered by the rules of its day.</summary>
/// <param name="What">Use type of the norms.</param>
/// <param name="Info">Kind of information, in plain words: <see cref="Kinds"/>.</param>
/// <param name="Tool">Slug of a system, or <see cref="AnyTool"/>.</param>
public sealed record CanIQuestion(string What, string Info, string Tool)
{
    public const string AnyTool = "autre";
    public const string Unknown = "nsp";

    /// <summary>The kinds of information and the level each counts for (Guide, 2.2).</summary>
    public static readonly IReadOnlyDictionary<string, SecurityLevel?> Kinds = new Dictionary<string, SecurityLevel?>
    {
        ["publique"] = SecurityLevel.Unclassified,
        ["interne"] = SecurityLevel.ProtectedA,
        ["personne"] = SecurityLevel.ProtectedB,
        ["sensible"] = SecurityLevel.ProtectedC,
        [Unknown] = null,
    };

    public SecurityLevel? Level => Kinds.GetValueOrDefault(Info);

    public bool IsComplete => What.Length > 0 && Kinds.ContainsKey(Info) && Tool.Length > 0;
}
