using Microsoft.Playwright;

namespace Balise.Tests.Browser;

/// <summary>Fills every field of a form on the page with something of its kind, and keeps what it is told to type.</summary>
internal static class FormFilling
{
    /// <summary>A training that ends before a deployment: what a file needs before service.</summary>
    public static readonly IReadOnlyDictionary<string, string> Usual = new Dictionary<string, string>
    {
        ["a.deployment_date"] = "2027-03-01", ["a.training_ends_on"] = "2027-02-01", ["a.processing_place"] = "quebec", ["a.result"] = "favourable",
    };

    private const string Fill = """
        (given) => {
          const names = (selector) => [...new Set([...document.querySelectorAll(selector)].map((field) => field.name))];
          for (const name of [...names("main input[type=radio][name^='a.']"), ...names("main input[type=checkbox][name^='a.']")]) {
            const all = [...document.querySelectorAll(`main input[name="${name}"]`)];
            const wanted = all.find((field) => field.value === given[name]) ?? all.find((field) => field.value === "no") ?? all[0];
            all.forEach((field) => { if (field.type === "checkbox") field.checked = false; });
            wanted.checked = true;
          }
          for (const field of document.querySelectorAll("main select[name^='a.']")) field.selectedIndex = 1;
          for (const field of document.querySelectorAll("main textarea[name^='a.']")) field.value = given[field.name] ?? "Réponse précise, vérifiée avec le service concerné.";
          for (const field of document.querySelectorAll("main input[name^='a.']:not([type=radio]):not([type=checkbox]):not([type=file])")) {
            field.value = given[field.name] ?? (field.type === "date" ? "2027-01-15" : field.inputMode === "decimal" ? "3" : "Élément");
          }
        }
        """;

    public static Task FillFormAsync(this IPage page, IReadOnlyDictionary<string, string>? given = null) =>
        page.EvaluateAsync(Fill, (given ?? Usual).ToDictionary(pair => pair.Key, pair => (object)pair.Value));

    /// <summary>Clicks and waits for the page that comes.</summary>
    public static Task SendAsync(this IPage page, string selector) => page.TurnAsync(() => page.ClickAsync(selector));

    /// <summary>Does something that leaves the page, and waits for the next one.</summary>
    public static async Task TurnAsync(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("window.stillHere = true");
        await act();
        await page.WaitForFunctionAsync("() => !window.stillHere && document.readyState === 'complete'", null, new() { Timeout = 90_000 });
    }
}
