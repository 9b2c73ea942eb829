namespace Balise.Host.Startup;

/// <summary>Headers of the screens (ASVS 5, V3.4): everything from here, nothing inline, no frame, no guess of types.</summary>
internal static class SecurityHeaders
{
    private static readonly HeaderPolicyCollection Policies = new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddCrossOriginOpenerPolicy(b => b.SameOrigin())
        .AddCrossOriginResourcePolicy(b => b.SameOrigin())
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddStyleSrc().Self();
            csp.AddScriptSrc().Self();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
            csp.AddBaseUri().Self();
            csp.AddObjectSrc().None();
        })
        .RemoveServerHeader();

    public static IServiceCollection AddHttpsAwareHeaders(this IServiceCollection services) => services
        .AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));

    public static void UseBaliseHeaders(this WebApplication app) => app.UseSecurityHeaders(Policies);
}
