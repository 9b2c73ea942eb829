// Everything that continuous integration does, from a fresh clone: dotnet run check.cs [format|build|norms|tests|smoke …]
// Without an argument, all the steps in this order. Ends with the first that fails.
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;

var root = Root();
(string Name, Func<Task> Run)[] steps =
[
    ("format", FormatAsync),
    ("build", BuildAsync),
    ("norms", NormsAsync),
    ("tests", TestsAsync),
    ("smoke", SmokeAsync),
];

if (args.Except(steps.Select(step => step.Name)).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no step {unknown}: {string.Join(", ", steps.Select(step => step.Name))}.");
    return 2;
}

foreach (var (name, run) in steps.Where(step => args is [] || args.Contains(step.Name)))
{
    Console.WriteLine($"── {name}");
    var since = Stopwatch.GetTimestamp();
    try
    {
        await run();
    }
    catch (StepFailedException problem)
    {
        Console.Error.WriteLine($"── {name} failed: {problem.Message}");
        return 1;
    }

    Console.WriteLine($"── {name} passed in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
}

return 0;

Task FormatAsync() => DotnetAsync("format", "whitespace", "Balise.slnx", "--verify-no-changes", "--exclude", "src/Balise.Persistence/Migrations");

// Warnings are errors in every project (Directory.Build.props).
Task BuildAsync() => DotnetAsync("build", "Balise.slnx", "-c", "Release", "-v", "quiet", "--tl:off");

async Task NormsAsync()
{
    await DotnetAsync("build", "src/Balise.Cli", "-c", "Release", "-v", "quiet", "--tl:off");
    await BaliseAsync("norms", "check", Path.Combine(root, "norms"));
    await BaliseAsync("policy", "test", Path.Combine(root, "tests/Balise.Tests/Cases/policies"), "--norms", Path.Combine(root, "norms"));
}

Task TestsAsync() => RunAsync(Path.Combine(root, "test"), root);

// As an operator would: published, started from elsewhere, asked, stopped, verified.
async Task SmokeAsync()
{
    var work = Directory.CreateTempSubdirectory("balise-smoke-").FullName;
    try
    {
        var (program, elsewhere) = (Path.Combine(work, "program"), Directory.CreateDirectory(Path.Combine(work, "elsewhere")).FullName);
        await DotnetAsync("publish", "src/Balise.Host", "-c", "Release", "-o", program, "-v", "quiet", "--tl:off");
        await DotnetAsync("build", "src/Balise.Cli", "-c", "Release", "-v", "quiet", "--tl:off");
        var address = $"http://127.0.0.1:{FreePort()}";
        using var host = Process.Start(new ProcessStartInfo(Path.Combine(program, "Balise.Host"))
        {
            WorkingDirectory = elsewhere, RedirectStandardOutput = false,
            Environment = { ["BALISE_URLS"] = address, ["BALISE_DATA"] = null, ["BALISE_DATABASE"] = null, ["BALISE_UPSTREAM"] = null, ["BALISE_CLOCK"] = null },
        })!;
        try
        {
            await AskAsync(host, address, Path.Combine(elsewhere, "data"));
        }
        finally
        {
            await StopAsync(host);
        }

        await BaliseAsync("journal", "verify", Path.Combine(elsewhere, "data", "balise.db"));
        await BaliseAsync("policy", "replay", "--database", Path.Combine(elsewhere, "data", "balise.db"));
    }
    finally
    {
        Directory.Delete(work, recursive: true);
    }
}

async Task AskAsync(Process host, string address, string data)
{
    using var client = new HttpClient();
    for (var tries = 0; await StateAsync(client, address) != HttpStatusCode.OK; tries++)
    {
        Require(!host.HasExited, $"the process ended with {(host.HasExited ? host.ExitCode : 0)}");
        Require(tries < 240, "the process was not ready after two minutes");
        await Task.Delay(TimeSpan.FromSeconds(0.5));
    }

    using var demo = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(data, "demo.json")));
    var key = demo.RootElement.GetProperty("keys").GetProperty("closed");
    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.GetProperty("key").GetString());
    var question = $$"""{"model":{{key.GetProperty("models")[0].GetRawText()}},"messages":[{"role":"user","content":"Bonjour"}]}""";
    using var content = new StringContent(question, MediaTypeHeaderValue.Parse("application/json"));
    using var answer = await client.PostAsync($"{address}/v1/chat/completions", content);
    Require(answer.StatusCode == HttpStatusCode.OK, $"the question got {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    Require(answer.Headers.Contains("x-balise-decision"), "the answer names no decision");
    using var page = await client.GetAsync(address);
    Require(page.IsSuccessStatusCode, $"the portal answered {(int)page.StatusCode}");
}

static async Task<HttpStatusCode?> StateAsync(HttpClient client, string address)
{
    try
    {
        using var answer = await client.GetAsync($"{address}/health/ready");
        return answer.StatusCode;
    }
    catch (HttpRequestException)
    {
        return null;
    }
}

static async Task StopAsync(Process host)
{
    if (!host.HasExited)
    {
        // Kill would be -9: an operator's stop lets the process finish what it is writing.
        using var signal = Process.Start("kill", ["-TERM", host.Id.ToString()])!;
        await signal.WaitForExitAsync();
        await host.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

Task DotnetAsync(params string[] arguments) => RunAsync("dotnet", root, arguments);

Task BaliseAsync(params string[] arguments) => RunAsync(Path.Combine(root, "src/Balise.Cli/bin/Release/net10.0/balise"), root, arguments);

static async Task RunAsync(string program, string folder, params string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
    using var process = Process.Start(start)!;
    await process.WaitForExitAsync();
    Require(process.ExitCode == 0, $"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}");
}

static void Require(bool condition, string otherwise)
{
    if (!condition)
    {
        throw new StepFailedException(otherwise);
    }
}

static string Root()
{
    for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Balise.slnx")))
        {
            return folder.FullName;
        }
    }

    throw new StepFailedException("run it inside the repository");
}

internal sealed class StepFailedException(string message) : Exception(message);
