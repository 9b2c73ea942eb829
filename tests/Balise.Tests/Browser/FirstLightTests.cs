using Microsoft.Playwright;

namespace Balise.Tests.Browser;

/// <summary>The whole loop in a real browser: decide, enforce, prove.</summary>
public sealed class FirstLightTests(BrowserStage stage) : IClassFixture<BrowserStage>
{
    public static TheoryData<string, string[]> PagesByRole() => new()
    {
        { "security_officer", ["/accueil", "/cas-usage", "/passerelle", "/passerelle/arret", "/passerelle/autorisations", "/journal", "/rejouer", "/puis-je"] },
        { "information_officer", ["/accueil", "/systemes", "/systemes/assistant-erable", "/systemes/nouveau", "/systemes/deepseek"] },
        { "designated_authority", ["/accueil", "/passerelle/autorisations/nouvelle", "/passerelle/autorisations/A-2026-001"] },
        { "sti", ["/accueil", "/systemes/assistant-erable/modifier", "/cas-usage/resumer-documents", "/cas-usage/resumer-documents/modifier"] },
        { "requester", ["/accueil", "/cas-usage/nouveau", "/catalogue", "/demandes", "/demandes/nouvelle", "/demandes/importer"] },
        { "information_officer", ["/demandes", "/demandes/D-2026-004", "/demandes/D-2026-004/formulaire", "/demandes/D-2026-004/vie-privee", "/demandes/D-2026-004/risques"] },
        { "information_officer", ["/demandes/D-2026-001/decision", "/demandes/D-2026-001/differences", "/demandes/D-2026-001/versions", "/demandes/D-2026-001/historique", "/demandes/D-2026-001/imprimer", "/demandes/D-2026-001/risques"] },
        { "designated_authority", ["/seances", "/seances/nouvelle", "/seances/S-2026-001", "/seances/S-2026-001/proces-verbal"] },
        { "teacher", ["/accueil", "/catalogue", "/catalogue/assistant-erable", "/puis-je", "/verifier", "/cas-usage"] },
        { "privacy_officer", ["/accueil", "/journal"] },
        { "auditor", ["/accueil", "/journal", "/rejouer"] },
        { "security_officer", ["/passerelle/validations", "/passerelle/validations/regles", "/passerelle/anomalies", "/passerelle/quotas", "/passerelle/arrets"] },
        { "information_officer", ["/passerelle/decisions", "/passerelle/decisions/regles", "/passerelle/consentements", "/passerelle/destruction"] },
        { "requester", ["/assistant", "/assistant?usage=resumer-documents", "/assistant?usage=places-service-garde", "/historique"] },
        { "sti", ["/systemes/assistant-erable", "/empreinte"] },
        { "sti", ["/empreinte/rapport", "/empreinte/facteurs", "/cas-usage/resumer-documents/modeles", "/cas-usage/commentaires-bulletin/modeles"] },
        { "designated_authority", ["/compte/absences"] },
    };

    [Theory]
    [MemberData(nameof(PagesByRole))]
    public Task Each_role_signs_in_and_its_pages_are_accessible_wide_and_narrow(string role, string[] paths) => stage.LookAsync(role, paths);

    [Fact]
    public async Task An_image_without_words_or_a_line_too_wide_is_noticed()
    {
        var page = await stage.SignInAsync("teacher");

        await page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<img id=\"mute\" src=\"/x.png\">')");
        var mute = await Assert.ThrowsAnyAsync<Exception>(() => BrowserStage.AssertAccessibleAsync(page));
        await page.EvaluateAsync("document.getElementById('mute').outerHTML = '<p style=\"width: 3000px\">Trop large</p>'");
        var wide = await Assert.ThrowsAnyAsync<Exception>(() => BrowserStage.AssertAccessibleAsync(page));

        Assert.Contains("image-alt", mute.Message);
        Assert.Contains("sideways", wide.Message);
    }

    [Fact]
    public async Task Every_page_is_complete_in_english()
    {
        var page = await stage.SignInAsync("security_officer");
        foreach (var path in new[] { "/accueil", "/cas-usage", "/passerelle", "/journal", "/puis-je", "/rejouer" })
        {
            await stage.GoAsync(page, $"{path}?lang=en");

            Assert.Equal("en-CA", await page.GetAttributeAsync("html", "lang"));
            Assert.DoesNotContain("Accueil", await page.InnerTextAsync("nav.b-nav"));
            await BrowserStage.ShootAsync(page, "en" + path.Replace('/', '_'));
        }
    }

    [Fact]
    public async Task Decide_enforce_stop_and_prove_in_one_sitting()
    {
        // The use case waits for an authority: its key is refused.
        Assert.Equal("use_case_not_authorized", (await stage.Balise.AskAsync("transport", "Bonjour", model: "erable-moyen")).Code);

        var authority = await stage.SignInAsync("designated_authority");
        await AuthorizeAsync(authority);
        Assert.Equal(200, (await stage.Balise.AskAsync("transport", "Bonjour", model: "erable-moyen")).Status);

        // A request appears on the board without anyone touching it.
        var officer = await stage.SignInAsync("security_officer");
        await stage.GoAsync(officer, "/passerelle");
        var answer = await stage.Balise.AskAsync("public", "Le NAS est 046 454 286");
        await Assertions.Expect(officer.Locator($"a[href*='{answer.Decision}']")).ToBeVisibleAsync(new() { Timeout = 45_000 });
        await BrowserStage.ShootAsync(officer, "board-live");

        // Stop, then the next request is refused.
        await stage.GoAsync(officer, "/passerelle/arret?scope=use_case&target=resumer-documents");
        await officer.Locator("main input[type=radio]").First.CheckAsync();
        await officer.ClickAsync("main button.b-btn--danger");
        await BrowserStage.AssertAccessibleAsync(officer);
        var refused = await stage.Balise.AskAsync("closed", "Bonjour");
        Assert.Equal("emergency_stop", refused.Code);

        // Search the journal for that decision, open it, replay it.
        await stage.GoAsync(officer, $"/journal?q={refused.Decision}");
        await officer.ClickAsync($"main a[href*='{refused.Decision}']");
        await BrowserStage.AssertAccessibleAsync(officer);
        await BrowserStage.ShootAsync(officer, "decision");
        await stage.GoAsync(officer, $"/rejouer?decision={refused.Decision}");
        Assert.Contains("Même", await officer.InnerTextAsync("main"));
        await BrowserStage.AssertAccessibleAsync(officer);
        await BrowserStage.ShootAsync(officer, "replay");
    }

    [Fact]
    public async Task Can_I_answers_yes_for_the_right_system_and_no_for_the_public_one()
    {
        var page = await stage.SignInAsync("teacher");
        await stage.GoAsync(page, "/puis-je");
        foreach (var group in await page.Locator("main fieldset").AllAsync())
        {
            await group.Locator("input[type=radio]").First.CheckAsync();
        }

        await page.ClickAsync("main button[type=submit]");

        await Assertions.Expect(page.Locator(".b-answer")).ToBeVisibleAsync();
        await BrowserStage.AssertAccessibleAsync(page);
        await BrowserStage.ShootAsync(page, "puis-je-reponse");
    }

    [Fact]
    public async Task The_keyboard_alone_signs_in_and_reaches_the_content()
    {
        Assert.SkipWhen(BrowserStage.Chromium is null, "Chromium is not installed: ./test installs it.");
        var page = await (await stage.Browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(stage.Balise.Address.ToString());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Aller au contenu", await page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
        await page.FocusAsync("input[type=email]");
        await page.Keyboard.TypeAsync("camille.dubreuil@cssdemo.example");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("demonstration-balise");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/accueil");
    }

    private async Task AuthorizeAsync(IPage page)
    {
        await stage.GoAsync(page, "/passerelle/autorisations/nouvelle");
        await page.ClickAsync("main button[type=submit] >> nth=0");
        Assert.StartsWith("Erreur", await page.TitleAsync());
        await BrowserStage.AssertAccessibleAsync(page);

        await page.SelectOptionAsync("select[name='Input.UseCase']", "trier-demandes-transport");
        await page.SelectOptionAsync("select[name='Input.System']", "assistant-erable");
        await page.SelectOptionAsync("select[name='Input.MaxLevel']", new SelectOptionValue { Index = 2 });
        await page.CheckAsync("input[value='automate_in_approved_tools']");
        await page.CheckAsync("input[name='Input.Everyone'][value='true']");
        await page.FillAsync("input[name='Input.From']", "2026-01-01");
        await page.FillAsync("input[name='Input.Until']", "2027-12-31");
        await page.Locator("main textarea").Last.FillAsync("Besoin réel du service du transport; une personne décide toujours.");
        await BrowserStage.ShootAsync(page, "authorize");
        await page.ClickAsync("main button[type=submit] >> nth=0");
        await page.WaitForURLAsync("**/passerelle/autorisations/A-*");
        await BrowserStage.AssertAccessibleAsync(page);
        await BrowserStage.ShootAsync(page, "authorized");
    }
}
