using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Gateway;
using Balise.Host;
using Balise.Host.Accounts;
using Balise.Host.Demonstration;
using Balise.Host.Startup;
using Balise.Journal.Checkpoints;
using Balise.Persistence;
using Balise.Persistence.Policies;
using Balise.Persistence.Secrets;
using Balise.Web;

// In the order the process lives: read the settings, refuse to start on what is wrong, register, map, run.
HostSettings settings;
NormsPack norms;
byte[] masterKey;
try
{
    settings = HostSettings.Read(args);
    norms = NormsAtStart.Load(settings.NormsFolder);
    DataFolder.Create(settings.DataFolder);
    masterKey = MasterKeyFile.LoadOrCreate(Path.Combine(settings.DataFolder, "secrets.key"), settings.SecretsKey);
}
catch (Exception problem) when (problem is SettingsException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = [.. args.Where(a => a != "--empty")], ContentRootPath = AppContext.BaseDirectory,
});
builder.WebHost.UseStaticWebAssets();
builder.WebHost.UseUrls(Telemetry.Urls(settings));
builder.WebHost.ConfigureKestrel(KestrelLimits.Apply);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Yarp", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
    // A start that fails is said once, below.
    .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

var database = DatabaseOptions.From(settings.Database, settings.DataFolder);
var clock = new ProductClock(settings.Clock);
builder.Services
    .AddSingleton(settings)
    .AddSingleton(clock)
    .AddSingleton<TimeProvider>(clock)
    .AddSingleton(norms)
    .AddSingleton<ActivePolicies>()
    .AddSingleton(_ => SigningKeyFile.LoadOrCreate(Path.Combine(settings.DataFolder, "journal.key"), "balise"))
    .AddSingleton<ActiveCredentials>()
    .AddSingleton<IMeter, PolicyMeter>()
    .AddSingleton<ISecretBox>(new SecretBox(masterKey))
    .AddSingleton<IPolicyRefresher, PolicyRefresher>()
    .AddUseCases()
    .AddCounters(settings)
    .AddBalisePersistence(database)
    .AddBaliseGateway(new GatewayOptions
    {
        DefaultUpstream = settings.Upstream, DefaultUpstreamKey = settings.UpstreamKey, Log = ReplicaName.Of(settings, database.IsPostgreSql),
    })
    .AddBaliseWeb()
    .AddAccounts(settings)
    .AddStartup()
    .AddTelemetry(settings)
    .AddHttpsAwareHeaders()
    .ListenOnceOpen();

var app = builder.Build();
app.UseMetrics(settings);
app.UseBaliseGateway();
app.UseBaliseHeaders();
app.UseBaliseWeb();
app.UseRouting();
app.UseAccounts();
app.UseAntiforgery();
app.MapReadiness();
app.MapBaliseApi();
app.MapBaliseWeb();

try
{
    await app.StartAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (DatabaseUnreachableException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 3;
}
catch (Exception problem) when (ListeningProblem.Of(problem, settings.Urls) is { } said)
{
    await Console.Error.WriteLineAsync(said);
    return 5;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("The start was cancelled before the process was ready. Nothing was served.");
    return 4;
}
finally
{
    // What runs beside stops as at any other end.
    app.Lifetime.StopApplication();
    await app.DisposeAsync();
}

/// <summary>The only process. Named so that tests can start it.</summary>
public partial class Program;
