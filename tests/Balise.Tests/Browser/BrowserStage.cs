using Balise.Tests.Host;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Balise.Tests.Browser;

/// <summary>One product and one Chromium for all browser tests. Screenshots go where <c>BALISE_SHOTS</c> says.</summary>
public sealed class BrowserStage : IAsyncLifetime
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private IPlaywright? playwright;

    public static string? Chromium { get; } =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public BaliseProcess Balise { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }

        Balise = await BaliseProcess.StartAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"],
        });
    }

    /// <summary>Signs in with the form, at a width, and lands on the home page.</summary>
    public async Task<IPage> SignInAsync(string role, int width = 1280)
    {
        Assert.SkipWhen(Chromium is null, "Chromium is not installed: ./test installs it.");
        var person = Balise.Demo.GetProperty("people").EnumerateArray().First(p => p.GetProperty("role").GetString() == role);
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Locale = "fr-CA", BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Balise.Address.ToString());
        await page.FillAsync("input[type=email]", person.GetProperty("email").GetString()!);
        await page.FillAsync("input[type=password]", person.GetProperty("password").GetString()!);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/accueil");
        return page;
    }

    public Task GoAsync(IPage page, string path) => page.GotoAsync(new Uri(Balise.Address, path).ToString());

    /// <summary>axe finds nothing (WCAG 2.2 AA and best practice), and nothing scrolls sideways.</summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        // In the page itself, loaded once: no page has frames, for which the library opens another page at each call. What passes is not read.
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Axe);
        }

        var violations = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'], preload: false })).violations
                .map(v => v.id + ' ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))
            """);
        Assert.True(violations.Length == 0, $"{page.Url}: {string.Join("; ", violations)}");
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{page.Url} scrolls sideways");
    }

    /// <summary>
    /// Opens each page once and looks at it as on a telephone, then on a desk: only styles know the width. Screenshots are named by
    /// <paramref name="prefix"/> and path.
    /// </summary>
    public async Task LookAsync(string role, IEnumerable<string> paths, string? prefix = null)
    {
        var page = await SignInAsync(role);
        foreach (var path in paths)
        {
            var response = await page.GotoAsync(new Uri(Balise.Address, path).ToString());

            Assert.Equal((path, 200), (path, response!.Status));
            foreach (var width in new[] { 390, 1280 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await AssertAccessibleAsync(page);
                await ShootAsync(page, (prefix ?? role) + path.Replace('/', '_'));
            }
        }

        await page.Context.CloseAsync();
    }

    public static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("BALISE_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (Balise is not null)
        {
            await Balise.DisposeAsync();
        }
    }
}
