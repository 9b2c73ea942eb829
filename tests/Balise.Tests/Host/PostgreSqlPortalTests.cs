using Balise.Tests.Persistence;

namespace Balise.Tests.Host;

/// <summary>
/// The portal on PostgreSQL, whose answers really come later: the parts of a page that read at the same time must take turns. On SQLite
/// every answer is there at once, and no mistake of this kind shows.
/// </summary>
public sealed class PostgreSqlPortalTests(PostgreSqlPortalTests.Stage stage) : IClassFixture<PostgreSqlPortalTests.Stage>
{
    [Theory]
    [InlineData("security_officer", "/accueil", "/passerelle", "/demandes", "/demandes/D-2026-002", "/seances", "/cas-usage/resumer-documents", "/journal", "/passerelle/anomalies", "/passerelle/validations", "/passerelle/quotas", "/passerelle/arrets", "/systemes")]
    [InlineData("designated_authority", "/accueil", "/demandes", "/demandes/D-2026-001/decision", "/demandes/D-2026-002/decision", "/seances", "/passerelle/autorisations")]
    [InlineData("requester", "/accueil", "/demandes", "/demandes/D-2026-004/formulaire", "/cas-usage", "/catalogue", "/puis-je", "/verifier")]
    public async Task Every_page_opens(string role, params string[] pages)
    {
        using var person = await PortalSession.OpenAsync(stage.Balise, role);
        foreach (var page in pages)
        {
            using var answer = await person.GetAsync(page);

            Assert.Equal((page, 200), (page, (int)answer.StatusCode));
        }
    }

    public sealed class Stage : IAsyncLifetime
    {
        public BaliseProcess Balise { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Balise = await BaliseProcess.StartAsync(("BALISE_DATABASE", PrivatePostgreSql.CreateDatabase()));

        public async ValueTask DisposeAsync() => await Balise.DisposeAsync();
    }
}
