using Microsoft.Playwright;

namespace Balise.Tests.Browser;

/// <summary>S01 in a real browser: from a blank form to the first request through the gateway, every page accessible on the way.</summary>
public sealed class ApprovalFileTests(BrowserStage stage) : IClassFixture<BrowserStage>
{
    private string number = "";

    private string FilePath => $"/demandes/{number}";

    [Fact]
    public async Task From_a_blank_form_to_the_first_request_through_the_gateway()
    {
        var requester = await stage.SignInAsync("requester");
        Assert.Equal("use_case_not_authorized", (await stage.Balise.AskAsync("transport", "Bonjour", model: "erable-moyen")).Code);

        await StartAsync(requester);
        await SubmitIncompleteAsync(requester);
        await FillEverythingAsync(requester);
        await requester.GotoAsync(Url(FilePath));
        await requester.SendAsync("button[value=Submit]");
        Assert.Contains("Déposé", await requester.InnerTextAsync(".b-summary__id"));

        var analyst = await stage.SignInAsync("sti");
        await AnalyseAsync(analyst);
        await GiveOpinionAsync(await stage.SignInAsync("security_officer"));
        await SignPiaAsync(await stage.SignInAsync("privacy_officer"));
        await analyst.GotoAsync(Url(FilePath));
        await analyst.SendAsync("button[value=MarkReady]");
        Assert.Contains("Prêt pour le comité", await analyst.InnerTextAsync(".b-summary__id"));

        var authority = await stage.SignInAsync("designated_authority");
        await DecideAsync(authority);
        Assert.Equal("use_case_not_authorized", (await stage.Balise.AskAsync("transport", "Bonjour", model: "erable-moyen")).Code);
        await PutInServiceAsync(authority);

        Assert.Equal(200, (await stage.Balise.AskAsync("transport", "Bonjour", model: "erable-moyen")).Status);
    }

    private async Task StartAsync(IPage page)
    {
        await page.GotoAsync(Url("/demandes/nouvelle?cas=trier-demandes-transport"));
        await AccessibleAsync(page, "dossier-new");
        await page.SelectOptionAsync("select[name=UseCase]", "trier-demandes-transport");
        await page.SendAsync("main form button[type=submit]");
        number = new Uri(page.Url).AbsolutePath.Split('/')[^1];
        Assert.StartsWith("D-", number);
        await AccessibleAsync(page, "dossier-blank");
    }

    private async Task SubmitIncompleteAsync(IPage page)
    {
        await page.SendAsync("button[value=Submit]");

        Assert.StartsWith("Erreur", await page.TitleAsync());
        var first = page.Locator(".b-error-summary a").First;
        Assert.Contains("Description générale du système", await first.InnerTextAsync());
        await AccessibleAsync(page, "dossier-incomplete");
        await first.ClickAsync();
        await page.WaitForURLAsync("**/formulaire/**");
        await AccessibleAsync(page, "section-errors");
    }

    // Answers open other forms: the list is read again until nothing new is in it.
    private async Task FillEverythingAsync(IPage page)
    {
        HashSet<string> done = [];
        for (var round = 0; round < 3; round++)
        {
            await page.GotoAsync(Url($"{FilePath}/formulaire"));
            await AccessibleAsync(page, $"forms-{round}");
            foreach (var href in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main tbody th a')].map((a) => a.getAttribute('href'))"))
            {
                if (done.Add(href))
                {
                    await page.GotoAsync(Url(href));
                    await page.FillFormAsync();
                    await page.SendAsync("main button[value=next]");
                    Assert.Equal((href, 0), (href, await page.Locator(".b-error-summary").CountAsync()));
                }
            }
        }
    }

    private async Task AnalyseAsync(IPage page)
    {
        await page.GotoAsync(Url(FilePath));
        await page.SendAsync("button[value=BeginAnalysis]");
        await page.SelectOptionAsync("select[name=Kind]", new SelectOptionValue { Index = 1 });
        await page.SendAsync("form:has(select[name=Kind]) button");
        await page.SendAsync("button[value=MarkReady]");
        Assert.Contains("n’est pas signée", await page.InnerTextAsync(".b-error-summary"));
    }

    private async Task GiveOpinionAsync(IPage page)
    {
        await page.GotoAsync(Url(FilePath));
        await page.SendAsync(".b-opinion--mine a");
        await AccessibleAsync(page, "opinion");
        for (var round = 0; round < 2; round++)
        {
            await page.FillFormAsync();
            await page.SendAsync("button[value=save]");
        }

        await page.FillFormAsync();
        await page.SendAsync("button[value=sign]");
        Assert.Contains("Favorable", await page.InnerTextAsync(".b-opinion"));
    }

    private async Task SignPiaAsync(IPage page)
    {
        await page.GotoAsync(Url(FilePath + "/vie-privee"));
        await AccessibleAsync(page, "pia");
        await page.SendAsync("main form:not([role=search]) button[type=submit]");
        Assert.Contains("Évaluation signée", await page.InnerTextAsync("main"));
    }

    private async Task DecideAsync(IPage page)
    {
        await page.GotoAsync(Url("/seances/nouvelle"));
        await AccessibleAsync(page, "session-new");
        await page.FillAsync("input[name='Input.HeldOn']", "2026-12-01");
        await page.FillAsync("input[name='Input.Quorum']", "1");
        await page.Locator("main").GetByLabel("Louis Archambault").CheckAsync();
        await page.SendAsync("main form button[type=submit]");
        await page.SendAsync("main form button[type=submit]");
        await AccessibleAsync(page, "session");
        var session = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync(Url($"{session}/{number}"));
        Assert.Contains("Ce que la passerelle fera", await page.InnerTextAsync("main aside"));
        await page.FillFormAsync();
        await page.SendAsync("#grille button[type=submit]");
        await page.CheckAsync("input[name='Vote.Kind'][value=For]");
        await page.SendAsync("form:has(input[name='Vote.Kind']) button");
        await page.CheckAsync("input[name='Input.Outcome'][value=Approve]");
        await page.FillAsync("textarea[name='Input.Reasons']", "Le gain est réel et une personne décide toujours.");
        await page.FillAsync("input[name='Input.From']", "2026-01-01");
        await page.EvaluateAsync("document.querySelectorAll(\"[name^='Input.Conditions']\").forEach((field) => { field.value = ''; })");
        await page.SendAsync("button[value=preview]");
        await AccessibleAsync(page, "session-preview");
        await page.SendAsync("button[value=rule]");
        await AccessibleAsync(page, "session-decided");
        await page.GotoAsync(Url($"{session}/proces-verbal"));
        await AccessibleAsync(page, "minutes");
    }

    private async Task PutInServiceAsync(IPage page)
    {
        await page.GotoAsync(Url(FilePath + "/decision"));
        await AccessibleAsync(page, "decision");
        await page.SendAsync("button[value=PutInService]");
        Assert.Contains("En service", await page.InnerTextAsync(".b-summary__id"));
        await page.GotoAsync(Url(FilePath + "/imprimer"));
        await AccessibleAsync(page, "print");
    }

    private string Url(string path) => new Uri(stage.Balise.Address, path).ToString();

    private static async Task AccessibleAsync(IPage page, string name)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await BrowserStage.AssertAccessibleAsync(page);
            await BrowserStage.ShootAsync(page, "file-" + name);
        }
    }
}
