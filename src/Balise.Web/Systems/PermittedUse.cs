using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Systems;
using Balise.Web.Shell;

namespace Balise.Web.Systems;

/// <summary>What the body and the norms say together of one use on one system: the stricter of the two, as the gateway applies it.</summary>
internal static class PermittedUse
{
    public static (UseType Use, Permission Permission, string Condition) On(SystemDetails details, UseType use, Words words)
    {
        var own = details.Permissions.FirstOrDefault(p => p.UseType == use.Id);
        var norm = use.PermissionOn(details.Type, SecurityLevel.Unclassified);
        var permission = own is null ? Permission.Forbidden : own.Status < norm ? own.Status : norm;
        var condition = own is { Condition.Length: > 0 } ? own.Condition
            : norm < Permission.Allowed || details.Type is SystemType.PublicSystem ? words.In(use.Condition)
            : "";
        return (use, permission, condition);
    }
}
