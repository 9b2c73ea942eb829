using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Balise.Web.Api;

/// <summary>What <c>/openapi/v1.json</c> says beyond the endpoints themselves: the session, the guard header, the roles.</summary>
internal static class ApiDocument
{
    private const string Session = "session";

    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<ApiEndpoint>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Balise",
                Version = "v1",
                Description = "Governance of generative AI: what may be used, what the gateway enforces, what proves it. Errors are RFC 9457 "
                    + "problem details, in French or English (?lang= or Accept-Language), with a stable `code` and, for a form, every field in `errors`.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "balise-session", Description = "The portal's session.",
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var verb = context.Description.HttpMethod ?? HttpMethods.Get;
            var roles = ApiRights.RolesFor(verb, "/" + context.Description.RelativePath?.TrimStart('/'));
            operation.Description = $"{operation.Description} Roles: {string.Join(", ", roles)}.".TrimStart();
            if (!HttpMethods.IsGet(verb))
            {
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = ApiGate.GuardHeader, In = ParameterLocation.Header, Required = true, Description = "Always 1: the cross-site guard of the session.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        });
    }
}
