using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;

namespace Balise.Tests.Host;

/// <summary>The product as a user runs it: its own process, its own data folder, a free port.</summary>
public sealed class BaliseProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private BaliseProcess(Process process, string data, int port)
    {
        (this.process, Data, Address) = (process, data, new Uri($"http://127.0.0.1:{port}"));
        errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public string Data { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public JsonElement Demo { get; private set; }

    public static string HostPath { get; } = Path.GetFullPath(Metadata("BaliseHost"));

    public static string Root { get; } = Path.GetFullPath(Metadata("BaliseRoot"));

    /// <summary>For a replica: the body was seeded by another process.</summary>
    public void Know(BaliseProcess seeded) => Demo = seeded.Demo;

    public static Task<BaliseProcess> StartAsync(params (string Name, string Value)[] environment) =>
        StartAsync(Directory.CreateTempSubdirectory("balise-test-").FullName, [], environment);

    public static async Task<BaliseProcess> StartAsync(string data, string[] arguments, params (string Name, string Value)[] environment)
    {
        await SeededFolder.FillAsync(data, arguments, environment);
        var started = Launch(data, FreePort(), arguments, environment, wrapper: null);
        await started.ReadyAsync();
        return started;
    }

    /// <param name="wrapper">A shell line that ends by executing <c>"$@"</c>, for limits set from outside.</param>
    public static BaliseProcess Launch(string data, int port, string[] arguments, (string Name, string Value)[] environment, string? wrapper)
    {
        var start = new ProcessStartInfo(wrapper is null ? "dotnet" : "bash")
        {
            RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        };
        if (wrapper is not null)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(wrapper);
            start.ArgumentList.Add("balise");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(HostPath);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["BALISE_DATA"] = data;
        start.Environment["BALISE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var name in new[] { "BALISE_DATABASE", "BALISE_UPSTREAM", "BALISE_CLOCK", "BALISE_NORMS", "BALISE_REDIS", "BALISE_DEMO_LIMITS", "BALISE_REPLICA", "BALISE_SECRETS_KEY" })
        {
            start.Environment.Remove(name);
        }

        // Most tests send more in a minute than a person does; those about ceilings and anomalies say "on".
        start.Environment["BALISE_DEMO_LIMITS"] = "off";

        // Short lives: what profiles code for later only costs them.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new BaliseProcess(Process.Start(start)!, data, port);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task ReadyAsync()
    {
        var deadline = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(deadline) < TimeSpan.FromSeconds(120))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The process ended with {process.ExitCode}: {await errors}");
            }

            try
            {
                if ((await Client.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    var demo = Path.Combine(Data, "demo.json");
                    Demo = File.Exists(demo) ? JsonDocument.Parse(await File.ReadAllBytesAsync(demo)).RootElement : default;
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The process did not become ready within two minutes.");
    }

    public string Key(string slug) => Demo.GetProperty("keys").GetProperty(slug).GetProperty("key").GetString()!;

    public string Model(string slug) => Demo.GetProperty("keys").GetProperty(slug).GetProperty("models")[0].GetString()!;

    /// <summary>A chat request with one user message.</summary>
    public HttpRequestMessage Chat(string key, string text, bool stream = false, string? level = null, string? model = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = JsonContent.Create(new { model = model ?? Model(key), stream, messages = new[] { new { role = "user", content = text } } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key(key));
        if (level is not null)
        {
            request.Headers.Add("x-balise-classification", level);
        }

        return request;
    }

    public async Task<Answer> AskAsync(string key, string text, bool stream = false, string? level = null, string? model = null)
    {
        using var request = Chat(key, text, stream, level, model);
        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public async Task<Answer> PostRawAsync(string key, HttpContent content, string path = "/v1/chat/completions")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key(key));
        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>SIGKILL: no handler runs.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: everything is written and closed.</summary>
    public async Task StopAsync()
    {
        Process.Start("kill", process.Id.ToString())!.Dispose();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
    }

    public async Task<(int ExitCode, string Errors)> ExitAsync()
    {
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return (process.ExitCode, await errors);
    }

    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        try
        {
            Directory.Delete(Data, recursive: true);
        }
        catch (IOException)
        {
            // A temporary folder: the system will clean it.
        }
    }

    private static string Metadata(string key) =>
        typeof(BaliseProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

/// <summary>An HTTP answer, read whole.</summary>
public sealed record Answer(int Status, string Body, string? Decision, string? ShouldRetry, string? RequestId)
{
    /// <summary>Seconds, when the answer says when to come back.</summary>
    public int? RetryAfter { get; init; }

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public JsonElement Error => Json.GetProperty("error");

    public string? Code => Status == 200 ? null : Error.GetProperty("code").GetString();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, await response.Content.ReadAsStringAsync(), Header(response, "x-balise-decision"), Header(response, "x-should-retry"),
        Header(response, "x-request-id"))
    {
        RetryAfter = (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds,
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}
