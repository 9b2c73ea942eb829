using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight;
using Balise.Domain.Systems;
using Balise.Persistence.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Tests.Web.Fakes;

/// <summary>The services behind systems: credentials in memory, every system answering.</summary>
internal static class ServiceFakes
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IStore<SystemCredential>>(new MemoryStore<SystemCredential>(c => c.System.Value, c => c.System.ToString()));
        services.AddSingleton<ISecretBox>(new SecretBox(new byte[32]));
        services.AddSingleton<IUpstreamHealth>(new NothingTried());
        services.AddScoped<SetCredential>();
    }

    private sealed class NothingTried : IUpstreamHealth
    {
        public IReadOnlyList<SystemHealth> Read(Guid organization) => [];
    }
}
