using Balise.Web.Design;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Balise.Tests.Web.Design;

/// <summary>What assistive technologies need from the components, read in the HTML they give.</summary>
public sealed class ComponentTests
{
    [Fact]
    public async Task A_field_in_error_ties_its_hint_and_its_message()
    {
        var html = await RenderAsync<TextField>(new() { ["Name"] = "Input.Months", ["Label"] = "Durée", ["Hint"] = "En mois", ["Error"] = "Inscrivez un nombre" });

        Assert.Contains("""<label class="b-label" for="Input-Months">""", html, StringComparison.Ordinal);
        Assert.Contains("""aria-describedby="Input-Months-a Input-Months-e" aria-invalid="true" """.TrimEnd(), html, StringComparison.Ordinal);
        Assert.Contains("""id="Input-Months-e">""", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_without_hint_nor_error_describes_nothing()
    {
        var html = await RenderAsync<TextField>(new() { ["Name"] = "Nom", ["Label"] = "Nom" });

        Assert.DoesNotContain("aria-describedby", html, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-invalid", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_links_to_each_field()
    {
        var html = await RenderAsync<ErrorSummary>(new() { ["Errors"] = new FormErrors().Add("Input.Months", "Inscrivez un nombre") });

        Assert.Contains("""<a href="#Input-Months">""", html, StringComparison.Ordinal);
        Assert.Contains("autofocus", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_typed_is_never_markup()
    {
        var html = await RenderAsync<TextArea>(new() { ["Name"] = "Note", ["Label"] = "Note", ["Value"] = "</textarea><script>" });

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pager_hides_the_far_pages()
    {
        var html = await RenderAsync<Pager>(new() { ["Page"] = 5, ["Size"] = 10, ["Total"] = 200L, ["Href"] = (Func<int, string>)(p => $"/liste?page={p}") });

        Assert.Contains("/liste?page=20", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/liste?page=3\"", html, StringComparison.Ordinal);
        Assert.Contains("""href="/liste?page=5" aria-current="page" """.TrimEnd(), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_of_the_month_is_an_ordinal()
    {
        var html = await RenderAsync<When>(new() { ["Day"] = new DateOnly(2026, 12, 1) });

        Assert.StartsWith("""<time datetime="2026-12-01">1<sup>er</sup>""", html.Trim(), StringComparison.Ordinal);
    }

    private static async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        var services = new ServiceCollection()
            .AddSingleton<IHttpContextAccessor>(new HttpContextAccessor { HttpContext = new DefaultHttpContext() })
            .AddSingleton(TimeProvider.System)
            .AddOptions()
            .AddScoped<RequestLanguage>()
            .AddScoped<Words>()
            .AddScoped<Formats>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);

        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
