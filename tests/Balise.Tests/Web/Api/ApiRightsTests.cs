using System.Net;
using System.Text.Json;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;
using Balise.Web.Api;
using Microsoft.AspNetCore.Routing;

namespace Balise.Tests.Web.Api;

public sealed class ApiRightsTests
{
    [Fact]
    public async Task Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        await using var visit = await Visit.AsAsync();

        var endpoints = visit.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods, (e, verb) => $"{verb} /{e.RoutePattern.RawText!.TrimStart('/')}")
            .Select(route => route.Replace(ApiRights.Root, "", StringComparison.Ordinal).TrimEnd('/')).Order().ToList();

        Assert.Equal(ApiRights.Routes.Order(), endpoints);
    }

    [Fact]
    public void What_has_no_row_opens_for_nobody() => Assert.Empty(ApiRights.RolesFor("DELETE", "/api/v1/systems/{slug}"));

    [Fact]
    public async Task A_visitor_must_sign_in()
    {
        await using var visit = await Visit.AsAsync();

        Assert.Equal("sign_in_needed", Code(await visit.CallAsync("GET", "/systems")));
        Assert.Equal(HttpStatusCode.Unauthorized, visit.Status);
    }

    [Fact]
    public async Task A_session_alone_changes_nothing()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);

        var problem = await visit.CallAsync("POST", "/stops", """{"scope":"system","target":"erable","reason":"Essai"}""", guard: false);

        Assert.Equal("cross_site_guard", Code(problem));
        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Empty(visit.Body.Stops.Items);
    }

    [Fact]
    public async Task Without_the_role_the_role_is_named_and_nothing_changes()
    {
        await using var visit = await Visit.AsAsync(Roles.Teacher);

        var problem = await visit.CallAsync("POST", "/stops", """{"scope":"system","target":"erable","reason":"Essai"}""");

        Assert.Equal(HttpStatusCode.Forbidden, visit.Status);
        Assert.Contains("Responsable de la sécurité", problem);
        Assert.Empty(visit.Body.Stops.Items);
    }

    [Theory]
    [InlineData("POST", "/stops", "{oups", "application/json", HttpStatusCode.BadRequest, "invalid_json")]
    [InlineData("POST", "/stops", """{"scope":"planet"}""", "application/json", HttpStatusCode.BadRequest, "unreadable_field")]
    [InlineData("POST", "/stops", """{"scope":3}""", "application/json", HttpStatusCode.BadRequest, "unreadable_field")]
    [InlineData("POST", "/stops", """{"target":null}""", "application/json", HttpStatusCode.BadRequest, "unreadable_field")]
    [InlineData("POST", "/stops", "", "application/json", HttpStatusCode.BadRequest, "invalid_request")]
    [InlineData("POST", "/stops", "scope=system", "text/plain", HttpStatusCode.UnsupportedMediaType, "json_needed")]
    [InlineData("DELETE", "/stops", "{}", "application/json", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("GET", "/nowhere", null, "", HttpStatusCode.NotFound, "unknown_route")]
    [InlineData("GET", "/journal?from=hier", null, "", HttpStatusCode.BadRequest, "invalid_request")]
    public async Task What_cannot_be_read_is_told_in_problem_details(string verb, string address, string? body, string type, HttpStatusCode status, string code)
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);

        var problem = await visit.CallAsync(verb, address, body, type: type);

        Assert.Equal((status, code), (visit.Status, Code(problem)));
    }

    [Fact]
    public async Task Programs_choose_their_language_with_a_header()
    {
        await using var visit = await Visit.AsAsync(Roles.SecurityOfficer);

        Assert.Contains("This address does not exist", await visit.CallAsync("GET", "/nowhere", language: "de, en-CA;q=0.8, fr;q=0.5"));
        Assert.Contains("Cette adresse n’existe pas", await visit.CallAsync("GET", "/nowhere", language: "fr-CA"));
        Assert.Contains("This address does not exist", await visit.CallAsync("GET", "/nowhere?lang=en", language: "fr-CA"));
    }

    [Fact]
    public async Task The_description_lists_every_row_with_its_roles()
    {
        await using var visit = await Visit.AsAsync();

        using var document = JsonDocument.Parse(await visit.OpenAsync("/openapi/v1.json"));

        var operations = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).ToList();
        Assert.Equal(ApiRights.Routes.Count, operations.Count);
        Assert.All(operations, o => Assert.Matches("Roles: [a-z]", o.Value.GetProperty("description").GetString()));
        Assert.All(operations, o => Assert.NotEmpty(o.Value.GetProperty("summary").GetString()!));
    }

    private static string? Code(string problem) => JsonDocument.Parse(problem).RootElement.GetProperty("code").GetString();
}
