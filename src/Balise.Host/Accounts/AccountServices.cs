using Balise.Domain.People;
using Balise.Persistence;
using Balise.Persistence.People;
using Balise.Web;
using Balise.Web.People;
using Balise.Web.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Balise.Host.Accounts;

/// <summary>Sessions of the screens: ASP.NET Core Identity with passwords. Passkeys and OpenID Connect come beside it.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, HostSettings settings)
    {
        services.AddDataProtection()
            .SetApplicationName("Balise")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "session-keys")));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<Account>(Rules).AddEntityFrameworkStores<BaliseContext>().AddSignInManager();
        services.ConfigureApplicationCookie(Cookie);
        return services
            .AddScoped<CurrentActor>()
            .AddScoped<ICurrentActor>(p => p.GetRequiredService<CurrentActor>())
            .AddScoped<ISignIn, SignIn>()
            .AddScoped<IShellContext, ShellContext>()
            .AddScoped<IDemonstrationAccounts, DemonstrationAccounts>();
    }

    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ActorMiddleware>();
        app.UseBalisePages();
    }

    // ASVS 5, V6.2: length, not composition; V6.3: slow down guessing.
    private static void Rules(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.User.RequireUniqueEmail = true;
        options.Lockout.MaxFailedAccessAttempts = 10;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "balise-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.LoginPath = "/connexion";
        options.AccessDeniedPath = "/erreur/403";
        options.ReturnUrlParameter = "retour";
        options.Events.OnRedirectToLogin = context => RedirectPeopleOnly(context, 401);
        options.Events.OnRedirectToAccessDenied = context => RedirectPeopleOnly(context, 403);
    }

    // Programs get a status, people get a page.
    private static Task RedirectPeopleOnly(
        Microsoft.AspNetCore.Authentication.RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
