using System.Text.RegularExpressions;
using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Home;
using Balise.Web.Shell;

namespace Balise.Tests.Web.Shell;

/// <summary>Texts asked for by a key that is put together: a missing one would show its key.</summary>
public sealed partial class PageTextsTests
{
    [Fact]
    public void Every_state_and_step_has_words()
    {
        IEnumerable<string> keys =
        [
            .. Names<SystemState>("state."), .. Names<UseCaseState>("state."), .. Names<SystemAction>("action."), .. Names<UseCaseAction>("action."),
            .. Names<AuthorizationAction>("action."), .. Names<SystemAction>("system.effect."), .. Names<SystemAction>("done.system."),
            .. Names<UseCaseAction>("usecase.effect."), .. Names<UseCaseAction>("done.usecase."), .. Names<SystemState>("system.next."),
            .. Names<SystemState>("system.next.who."), .. Names<UseCaseState>("usecase.next."), .. Names<UseCaseState>("usecase.next.who."),
            .. Names<Permission>("permission."), .. Names<HostingKind>("hosting."), .. Names<Openness>("openness."), .. Names<ContentAction>("content."),
            .. Names<TaskWhen>("home.when."), .. SystemTypes.Names.Select(t => "system.type." + t),
        ];

        Assert.All(keys, key => Assert.True(TextTable.Shipped.ContainsKey(key), key));
    }

    [Fact]
    public void Every_field_that_may_differ_has_a_label()
    {
        var systems = new SystemDetails { Type = SystemType.SovereignSystem }.Differences(new SystemDetails
        {
            Name = "a", Description = "a", Type = SystemType.PublicSystem, Provider = "a", ProviderDomain = "a", Jurisdiction = "a",
            Hosting = HostingKind.Foreign, ModelFamily = "a", DerivedFrom = "a", Models = ["a"], Openness = Openness.Open, Specialized = true,
            MaxLevel = SecurityLevel.ProtectedC, Upstream = "a", Permissions = [new("a", Permission.Allowed, "")],
            Connection = new() { Kind = ServiceKind.Mistral, ApiVersion = "a", PrivateNetwork = true, ProviderNames = [new("a", "b")] }, Figures = [new("a", 1)],
        });
        var useCases = new UseCaseDetails().Differences(new UseCaseDetails
        {
            Title = "a", Purpose = "a", System = new SystemId(Guid.NewGuid()), UseType = "a", Audience = "a", Fallback = "a", Content = [],
            Alternatives = [new(new SystemId(Guid.NewGuid()), "a")], Retention = RetentionClass.Year1,
        });

        Assert.All(systems, d => Assert.True(TextTable.Shipped.ContainsKey("system." + d.Field), d.Field));
        Assert.All(useCases, d => Assert.True(TextTable.Shipped.ContainsKey("usecase." + d.Field), d.Field));
        Assert.Equal(29, systems.Count + useCases.Count);
    }

    [Fact]
    public void Every_task_has_a_title_and_a_reason()
    {
        var source = File.ReadAllText(Path.Combine(WebFolder(), "Home", "HomeTasks.cs"));
        var keys = TaskKeys().Matches(source).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.True(TextTable.Shipped.ContainsKey(key), key));
    }

    private static IEnumerable<string> Names<T>(string prefix)
        where T : struct, Enum =>
        Enum.GetNames<T>().Select(name => prefix + name);

    private static string WebFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var web = Path.Combine(folder.FullName, "src", "Balise.Web");
            if (Directory.Exists(web))
            {
                return web;
            }
        }

        throw new DirectoryNotFoundException("src/Balise.Web");
    }

    [GeneratedRegex("\"(task\\.[a-z.]+)\"")]
    private static partial Regex TaskKeys();
}
