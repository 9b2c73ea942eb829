using System.Text.Json;
using Balise.Domain.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Balise.Host.Demonstration;

/// <summary>Writes <c>demo.json</c>: everything needed to try the product, and secrets that open nothing real.</summary>
internal sealed class DemonstrationFile(HostSettings settings, IServer server)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public string Address => (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Urls.Split(';')[0])
        .Replace("://[::]", "://127.0.0.1").Replace("://0.0.0.0", "://127.0.0.1").Replace("://+", "://127.0.0.1").Replace("://*", "://127.0.0.1").TrimEnd('/');

    public async Task WriteAsync(DemonstrationBody body, IReadOnlyDictionary<string, string> secrets, CancellationToken ct)
    {
        var useCases = body.UseCases.ToDictionary(u => u.Slug);
        var systems = body.Systems.ToDictionary(s => s.Slug);
        var content = new
        {
            portal = Address,
            gateway = $"{Address}/v1",
            people = body.People.Select(p => new { p.Name, p.Email, role = p.Roles[0], body.Password }),
            keys = body.Keys.ToDictionary(k => k.Slug, k =>
            {
                var useCase = useCases[k.UseCase];
                return new
                {
                    key = secrets[k.Slug], useCase = useCase.Slug, system = useCase.System, systemType = systems[useCase.System].Type,
                    level = SecurityLevel.ProtectedC.Name(), person = k.Person ?? k.Application, content = useCase.Personal.ToLowerInvariant(),
                    models = systems[useCase.System].Models,
                };
            }),
        };

        // Written aside and moved: whoever waits for the file never reads half of it.
        var path = Path.Combine(settings.DataFolder, "demo.json");
        var aside = path + ".new";
        await File.WriteAllBytesAsync(aside, JsonSerializer.SerializeToUtf8Bytes(content, Format), ct);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(aside, path, overwrite: true);
    }
}
