using Microsoft.Playwright;

namespace Balise.Tests.Browser;

/// <summary>A form section as it is typed: by keyboard alone, kept as one types, never lost, never overwritten in silence.</summary>
public sealed class FormSectionTests(BrowserStage stage) : IClassFixture<BrowserStage>
{
    private const string Answer = "textarea[name='a.intended_use']";

    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 45_000 };

    [Fact]
    public async Task The_keyboard_alone_fills_a_section()
    {
        var page = await OpenAsync("besoin");
        await page.FocusAsync("textarea[name='a.system_description']");
        await page.Keyboard.TypeAsync("Un assistant de rédaction.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Le matin, par le personnel.");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("a.relevance_ground", await page.EvaluateAsync<string>("document.activeElement.name"));
        await page.Keyboard.PressAsync("Space");
        for (var tab = 0; tab < 12 && await page.EvaluateAsync<string>("document.activeElement.value") != "next"; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.TurnAsync(() => page.Keyboard.PressAsync("Enter"));

        Assert.Contains("/formulaire/annexe-1/cadre", page.Url);
        await page.GoBackAsync();
        await page.ReloadAsync();
        Assert.Equal("Le matin, par le personnel.", await page.InputValueAsync(Answer));
    }

    [Fact]
    public async Task What_is_typed_is_kept_without_a_click()
    {
        var page = await OpenAsync("besoin");

        await page.FillAsync(Answer, "Gardé sans bouton.");

        await Assertions.Expect(page.Locator("[data-saved]")).ToContainTextAsync("Enregistré à", Patient);
        await page.ReloadAsync();
        Assert.Equal("Gardé sans bouton.", await page.InputValueAsync(Answer));
    }

    [Fact]
    public async Task A_session_that_ends_loses_nothing()
    {
        var page = await OpenAsync("besoin");
        await page.Context.ClearCookiesAsync();
        await page.FillAsync(Answer, "Tapé après la fin de la session.");
        await Assertions.Expect(page.Locator("[data-saved]")).ToContainTextAsync("Votre session est terminée", Patient);
        await BrowserStage.AssertAccessibleAsync(page);

        // Pressed as a hand does: the field loses the focus and is sent again while the button is down.
        await page.ClickAsync("[data-saved] a", new() { Delay = 400 });
        await page.FillAsync("input[type=email]", "marc-andre.beaupre@cssdemo.example");
        await page.FillAsync("input[type=password]", "demonstration-balise");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/formulaire/annexe-1/besoin");

        await Assertions.Expect(page.Locator("[data-saved]")).ToContainTextAsync("Enregistré à", Patient);
        await page.ReloadAsync();
        Assert.Equal("Tapé après la fin de la session.", await page.InputValueAsync(Answer));
    }

    [Fact]
    public async Task Two_people_in_one_section_see_both_answers()
    {
        var page = await OpenAsync("besoin");
        var colleague = await stage.SignInAsync("sti");
        await colleague.GotoAsync(page.Url);
        await colleague.FillAsync(Answer, "La réponse du collègue.");
        await Assertions.Expect(colleague.Locator("[data-saved]")).ToContainTextAsync("Enregistré à", Patient);

        await page.FillAsync(Answer, "Ma réponse.");
        await page.FillAsync("textarea[name='a.system_description']", "Un autre champ.");
        await Assertions.Expect(page.Locator("[data-saved]")).ToContainTextAsync("a répondu autrement", Patient);
        await page.SendAsync("main button[value=next]");

        Assert.Contains("La réponse du collègue.", await page.InnerTextAsync("#difference"));
        Assert.Equal("Ma réponse.", await page.InputValueAsync(Answer));
        await BrowserStage.AssertAccessibleAsync(page);
        await page.SendAsync("main button[value=next]");
        await colleague.ReloadAsync();
        Assert.Equal("Ma réponse.", await colleague.InputValueAsync(Answer));
        Assert.Equal("Un autre champ.", await colleague.InputValueAsync("textarea[name='a.system_description']"));
    }

    [Fact]
    public async Task A_question_opens_as_soon_as_an_answer_asks_for_it()
    {
        var page = await OpenAsync("cadre");
        Assert.Equal(0, await page.Locator("[data-question=closed_model_reason]").CountAsync());

        await page.CheckAsync("input[name='a.openness'][value=closed]");

        await Assertions.Expect(page.Locator("textarea[name='a.closed_model_reason']")).ToBeVisibleAsync(new() { Timeout = 45_000 });
        await BrowserStage.AssertAccessibleAsync(page);
    }

    /// <summary>A file of the requester's own, new for each test, at one of its sections.</summary>
    private async Task<IPage> OpenAsync(string section)
    {
        var page = await stage.SignInAsync("requester");
        await stage.GoAsync(page, "/demandes/nouvelle?cas=trier-demandes-transport");
        await page.SelectOptionAsync("select[name=UseCase]", "trier-demandes-transport");
        await page.SendAsync("main form button[type=submit]");
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Path) + "/formulaire/annexe-1/" + section);
        return page;
    }
}
