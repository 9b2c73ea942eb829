namespace Balise.Tests.Host;

/// <summary>One process and one scripted upstream, shared by the tests that do not break them.</summary>
public sealed class RunningBalise : IAsyncLifetime
{
    public BaliseProcess Balise { get; private set; } = null!;

    public ScriptedUpstream Upstream { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Upstream = await ScriptedUpstream.StartAsync();
        Balise = await BaliseProcess.StartAsync(("BALISE_UPSTREAM", Upstream.Address), ("BALISE_UPSTREAM_KEY", "upstream-secret"));
    }

    public async ValueTask DisposeAsync()
    {
        await Balise.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}

/// <summary>Tests that share the running product; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RunningBaliseTests : ICollectionFixture<RunningBalise>
{
    public const string Name = "running balise";
}
