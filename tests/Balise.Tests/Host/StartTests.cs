using System.Net;
using System.Net.Sockets;

namespace Balise.Tests.Host;

/// <summary>How the process starts, and refuses to.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_norms_pack_with_errors_keeps_the_process_from_starting_and_lists_them_all()
    {
        var norms = Directory.CreateTempSubdirectory("balise-norms-").FullName;
        Copy(Path.Combine(BaliseProcess.Root, "norms"), norms);
        await File.WriteAllTextAsync(Path.Combine(norms, "quebec", "matrix.json"), "{ not json");
        await File.WriteAllTextAsync(Path.Combine(norms, "quebec", "use-types.json"), "{}");

        await using var process = BaliseProcess.Launch(
            Directory.CreateTempSubdirectory("balise-test-").FullName, BaliseProcess.FreePort(), [], [("BALISE_NORMS", norms)], null);
        var (code, errors) = await process.ExitAsync();

        Assert.Equal(2, code);
        Assert.Contains("matrix.json", errors);
        Assert.Contains("use-types.json", errors);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_read_is_named_with_its_remedy()
    {
        await using var process = BaliseProcess.Launch(
            Directory.CreateTempSubdirectory("balise-test-").FullName, BaliseProcess.FreePort(), [], [("BALISE_CLOCK", "tomorrow")], null);

        var (code, errors) = await process.ExitAsync();

        Assert.Equal(2, code);
        Assert.Contains("BALISE_CLOCK", errors);
        Assert.Contains("2025-04-01", errors);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_without_a_trace_of_the_stack()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var process = BaliseProcess.Launch(Directory.CreateTempSubdirectory("balise-test-").FullName, port, ["--empty"], [], null);
        var (code, errors) = await process.ExitAsync();

        Assert.Equal(5, code);
        Assert.Contains($"BALISE_URLS=http://127.0.0.1:{port}", errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public async Task Empty_starts_without_the_demonstration()
    {
        await using var process = await BaliseProcess.StartAsync(Directory.CreateTempSubdirectory("balise-test-").FullName, ["--empty"]);

        Assert.False(File.Exists(Path.Combine(process.Data, "demo.json")));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
