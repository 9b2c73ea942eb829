using Balise.Domain.Data;
using Balise.Domain.Systems;

namespace Balise.Domain.Norms;

/// <summary>A use type of Guide 4.1 with what it asks on a public system.</summary>
/// <param name="Id">For example <c>rephrase_translate_correct</c>.</param>
/// <param name="OnPublic">
/// Allowed when the level ceiling alone carries the condition; restricted when the condition asks for more; forbidden otherwise.
/// </param>
/// <param name="Everywhere">True when the prohibition holds on every type (for example unsupervised decisions).</param>
public sealed record UseType(
    string Id, Source Source, Text Title, Text Condition, Permission OnPublic, bool Everywhere, SecurityLevel MaxLevelOnPublic)
{
    /// <summary>False only when the text leaves the choice to the body: a local pack may then loosen it.</summary>
    public bool Binding { get; init; } = true;

    /// <summary>Id of the note on the conflict or gap that this row answers.</summary>
    public string? Conflict { get; init; }

    /// <summary>What the norm says of this use on a type of system with data of a level; the matrix speaks apart.</summary>
    public Permission PermissionOn(SystemType type, SecurityLevel level)
    {
        if (type == SystemType.PublicSystem)
        {
            return level > MaxLevelOnPublic ? Permission.Forbidden : OnPublic;
        }

        return Everywhere && OnPublic == Permission.Forbidden ? Permission.Forbidden : Permission.Allowed;
    }
}

public enum Permission : byte
{
    Forbidden,
    Restricted,
    Allowed,
}
