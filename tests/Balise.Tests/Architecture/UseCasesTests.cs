using Balise.Persistence.Secrets;
using Balise.Domain.Data;
using Balise.Domain.Systems;
using Balise.Domain;
using Balise.Domain.Norms;
using Balise.Domain.Policies;
using Balise.Gateway;
using Balise.Host;
using Balise.Host.Accounts;
using Balise.Host.Startup;
using Balise.Journal.Checkpoints;
using Balise.Persistence;
using Balise.Persistence.Policies;
using Balise.Tests.Domain.Norms;
using Balise.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Tests.Architecture;

/// <summary>The hand-written list of what people can do is whole, and each of it can be made.</summary>
public sealed class UseCasesTests
{
    [Fact]
    public void Every_use_case_of_the_domain_is_in_the_list()
    {
        var listed = Listed().Select(type => type.Name);
        var declared = typeof(Error).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.GetMethod("ExecuteAsync") is not null);

        Assert.Empty(declared.Select(type => type.Name).Except(listed));
    }

    [Fact]
    public void Every_use_case_of_the_list_can_be_made()
    {
        var data = Directory.CreateTempSubdirectory("balise-use-cases-");
        try
        {
            using var app = Assemble(data.FullName);
            using var scope = app.Services.CreateScope();

            Assert.All(Listed(), type => Assert.NotNull(scope.ServiceProvider.GetRequiredService(type)));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static List<Type> Listed() => [.. new ServiceCollection().AddUseCases().Select(service => service.ServiceType)];

    // The same services as Program.cs; nothing is started.
    private static WebApplication Assemble(string data)
    {
        var settings = new HostSettings { DataFolder = data, Urls = "http://127.0.0.1:0", NormsFolder = ShippedPacks.Folder };
        var builder = WebApplication.CreateSlimBuilder();
        var clock = new ProductClock(null);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(ShippedPacks.Pack)
            .AddSingleton<ActivePolicies>()
            .AddSingleton(_ => SigningKeyFile.LoadOrCreate(Path.Combine(data, "journal.key"), "balise"))
            .AddSingleton<ActiveCredentials>()
            .AddSingleton<IMeter, PolicyMeter>()
            .AddSingleton<ISecretBox>(new SecretBox(new byte[32]))
            .AddSingleton<IPolicyRefresher, PolicyRefresher>()
            .AddUseCases()
            .AddBalisePersistence(DatabaseOptions.From(null, data))
            .AddBaliseGateway(new GatewayOptions())
            .AddBaliseWeb()
            .AddAccounts(settings)
            .AddStartup();
        return builder.Build();
    }
}
