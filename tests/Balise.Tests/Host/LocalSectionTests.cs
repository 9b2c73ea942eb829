using System.Net;
using System.Text.RegularExpressions;

namespace Balise.Tests.Host;

/// <summary>A newcomer's path: a section written in a local pack is on the screen after a restart, without touching the program.</summary>
public sealed partial class LocalSectionTests
{
    private const string Pack = """
        { "id": "ecole", "title": { "fr": "École de démonstration", "en": "Demonstration school" }, "over": "cssdgs" }
        """;

    private const string Form = """
        {
          "id": "annexe-ecole",
          "version": "1",
          "over": ["annexe-1"],
          "title": { "fr": "Demande de l’école", "en": "Request of the school" },
          "source": { "instrument": "guide", "clause": "3.3" },
          "sections": [
            {
              "id": "vie-scolaire",
              "title": { "fr": "Vie scolaire", "en": "School life" },
              "questions": [
                {
                  "id": "board_consulted_on",
                  "type": "date",
                  "label": { "fr": "Date de consultation du conseil d’établissement", "en": "Date the governing board was consulted" }
                }
              ]
            }
          ]
        }
        """;

    [Fact]
    public async Task A_section_of_a_local_pack_is_filled_in_on_screen()
    {
        var norms = Directory.CreateTempSubdirectory("balise-norms-").FullName;
        try
        {
            Copy(Path.Combine(BaliseProcess.Root, "norms"), norms);
            Directory.CreateDirectory(Path.Combine(norms, "ecole", "forms"));
            await File.WriteAllTextAsync(Path.Combine(norms, "ecole", "pack.json"), Pack, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(norms, "ecole", "forms", "annexe-ecole.json"), Form, TestContext.Current.CancellationToken);
            await using var balise = await BaliseProcess.StartAsync(("BALISE_NORMS", norms));
            using var requester = await PortalSession.OpenAsync(balise, "requester");

            var file = Number().Match(await requester.SubmitAsync("/demandes/nouvelle?cas=trier-demandes-transport", "start", ("UseCase", "trier-demandes-transport"))).Value;
            var section = $"/demandes/{file}/formulaire/annexe-ecole/vie-scolaire";
            await requester.SubmitAsync(section, "section", ("a.board_consulted_on", "2026-10-05"), ("Act", "next"));

            var page = await (await requester.GetAsync(section)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("Date de consultation du conseil d’établissement", WebUtility.HtmlDecode(page));
            Assert.Contains("value=\"2026-10-05\"", page);
        }
        finally
        {
            Directory.Delete(norms, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex(@"D-\d{4}-\d{3,}")]
    private static partial Regex Number();
}
