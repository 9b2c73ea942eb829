using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Balise.Bench.Gateway;
using Balise.Domain.Norms;

namespace Balise.Bench.Registers;

/// <summary>What a page of a full register costs, asked over HTTP by someone signed in, one request after the other.</summary>
internal static partial class RegisterBench
{
    private const int Port = 5598, Warm = 40, Count = 300;

    private static readonly (string Name, string Path)[] Asked =
    [
        ("list of files, page", "/demandes"),
        ("list of files searched, page", "/demandes?q=unit%C3%A9+7"),
        ("list of files, API", "/api/v1/dossiers"),
        ("list of files by title, API", "/api/v1/dossiers?sort=title&page=30"),
        ("list of files by title, first page", "/demandes?tri=title"),
        ("home page", "/accueil"),
        ("list of sessions, page", "/seances"),
        ("versions of one file, page", "/demandes/D-2025-00777/versions"),
        ("list of use cases, page", "/cas-usage"),
        ("list of use cases, API", "/api/v1/use-cases?sort=title&page=200"),
        ("one file, page", "/demandes/D-2025-00777"),
        ("one file, API", "/api/v1/dossiers/D-2025-00777"),
    ];

    public static async Task<int> RunAsync()
    {
        var work = Directory.CreateTempSubdirectory("balise-registers-").FullName;
        var published = Path.Combine(work, "balise");
        await EndAsync(Process.Start("dotnet", ["publish", Path.Combine(Machine.Root(), "src", "Balise.Host"), "-c", "Release", "-o", published, "--nologo", "-v", "q"]));
        var data = Path.Combine(work, "data");
        using (var first = Start(published, data))
        {
            await ReadyAsync();
            first.Kill();
            await first.WaitForExitAsync();
        }

        var norms = NormsLoader.Load([Path.Combine(Machine.Root(), "norms", "quebec"), Path.Combine(Machine.Root(), "norms", "cssdgs")]).Pack!;
        var clock = Stopwatch.GetTimestamp();
        await new FullBody(data, norms).FillAsync(default);
        Console.WriteLine($"Filled in {Stopwatch.GetElapsedTime(clock).TotalSeconds:0} s; {new FileInfo(Path.Combine(data, "balise.db")).Length / 1_000_000} MB.");
        using var balise = Start(published, data);
        try
        {
            await ReadyAsync();
            await ReportAsync();
            return 0;
        }
        finally
        {
            balise.Kill();
            await balise.WaitForExitAsync();
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task ReportAsync()
    {
        using var client = await SignInAsync("nadia.benhaddou@cssdemo.example");
        List<string> lines = [];
        foreach (var (name, path) in Asked)
        {
            var times = await MeasureAsync(client, path);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | `{path}` | {times[Count / 2]:0.0} | {times[Count * 95 / 100]:0.0} | {times[^1]:0.0} |"));
            Console.WriteLine(lines[^1]);
        }

        var text = $"""
            # Registers

            {Machine.Describe()} {FullBody.UseCases:N0} use cases, {FullBody.Files:N0} approval files with every form answered, {FullBody.People} people, {FullBody.Sessions} sessions, in
            SQLite. {Count} requests one after the other, over HTTP, by someone signed in. `dotnet run -c Release --project bench/Balise.Bench -- registers`.
            One minute’s load when it ended: {(File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown")}.

            | what | address | median, ms | p95, ms | most, ms |
            |---|---|---:|---:|---:|
            {string.Join('\n', lines)}

            """;
        var folder = Path.Combine(Machine.Root(), "bench", "results");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "registers.md"), text);
    }

    private static async Task<List<double>> MeasureAsync(HttpClient client, string path)
    {
        List<double> times = [];
        for (var i = -Warm; i < Count; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path);
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
        }

        times.Sort();
        return times;
    }

    private static async Task<HttpClient> SignInAsync(string email)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/"));
        var fields = Hidden().Matches(page).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        foreach (var (type, value) in new[] { ("email", email), ("password", "demonstration-balise") })
        {
            fields[Name().Match(Inputs().Matches(page).Select(m => m.Value).First(input => input.Contains($"type=\"{type}\""))).Groups["name"].Value] = value;
        }

        using var answer = await client.PostAsync("/connexion", new FormUrlEncodedContent(fields));
        return answer.IsSuccessStatusCode ? client : throw new InvalidOperationException($"Signing in ended with {(int)answer.StatusCode}.");
    }

    private static Process Start(string published, string data)
    {
        var start = new ProcessStartInfo(Path.Combine(published, "Balise.Host")) { RedirectStandardOutput = true };
        start.Environment["BALISE_DATA"] = data;
        start.Environment["BALISE_URLS"] = $"http://127.0.0.1:{Port}";
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    private static async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        for (var i = 0; i < 1200; i++)
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("Balise did not become ready within two minutes.");
    }

    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
        }
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex(" name=\"(?<name>[^\"]+)\"")]
    private static partial Regex Name();
}
