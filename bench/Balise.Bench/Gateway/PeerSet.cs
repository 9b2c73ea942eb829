using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace Balise.Bench.Gateway;

/// <summary>Starts the peers and ends them all, whatever happens. A peer that cannot be had here is said to be absent.</summary>
internal sealed class PeerSet(string work) : IDisposable
{
    private readonly List<Process> processes = [];

    public Process Dotnet(string name, string[] args) =>
        Start(name, Environment.ProcessPath!, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal)
            ? [typeof(Bench).Assembly.Location, .. args]
            : args);

    public async Task NginxAsync(List<Peer> runs, int port, int upstream)
    {
        if (!File.Exists("/usr/sbin/nginx"))
        {
            await Console.Error.WriteLineAsync("nginx is absent: apt-get install nginx-light.");
            return;
        }

        var conf = Path.Combine(work, "nginx.conf");
        await File.WriteAllTextAsync(conf, $$"""
            daemon off; worker_processes 2; pid {{work}}/nginx.pid; error_log {{work}}/nginx.log;
            events { worker_connections 4096; }
            http {
              access_log off; client_body_temp_path {{work}}/b; proxy_temp_path {{work}}/p; fastcgi_temp_path {{work}}/f; uwsgi_temp_path {{work}}/u; scgi_temp_path {{work}}/s;
              upstream up { server 127.0.0.1:{{upstream}}; keepalive 64; }
              server { listen 127.0.0.1:{{port}}; location / { proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; } }
            }
            """);
        Start("nginx", "/usr/sbin/nginx", ["-c", conf]);
        await ListeningAsync(port);
        runs.Add(new("nginx", port, "k", "m"));
    }

    public async Task PortkeyAsync(List<Peer> runs, int port, int upstream)
    {
        var folder = Path.Combine(Path.GetTempPath(), "balise-bench-portkey");
        var entry = Path.Combine(folder, "node_modules", "@portkey-ai", "gateway", "build", "start-server.js");
        if (!File.Exists(entry))
        {
            Directory.CreateDirectory(folder);
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--silent", "--no-audit", "--no-fund", "--no-package-lock", "@portkey-ai/gateway@1.15.2"]) { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
        }

        if (!File.Exists(entry))
        {
            await Console.Error.WriteLineAsync("Portkey is absent: npm could not install it.");
            return;
        }

        Start("portkey", "node", [entry, $"--port={port}", "--headless"]);
        await ListeningAsync(port);
        runs.Add(new("portkey", port, "k", "m")
        {
            Headers = new Dictionary<string, string>
            {
                ["x-portkey-provider"] = "openai", ["x-portkey-custom-host"] = $"http://127.0.0.1:{upstream}/v1",
            },
        });
    }

    public async Task<BaliseFigures> BaliseAsync(List<Peer> runs, int port, int upstream)
    {
        var published = Path.Combine(work, "balise");
        using (var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Machine.Root(), "src", "Balise.Host"), "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-o", published, "--nologo", "-v", "q"]))!)
        {
            await publish.WaitForExitAsync();
        }

        var data = Path.Combine(work, "data");
        var first = StartBalise(published, data, port, upstream);
        await ReadyAsync(port);
        first.Kill();
        await first.WaitForExitAsync();
        var clock = Stopwatch.GetTimestamp();
        var balise = StartBalise(published, data, port, upstream);
        await ReadyAsync(port);
        var ready = Stopwatch.GetElapsedTime(clock);
        using var demo = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(data, "demo.json")));
        var key = demo.RootElement.GetProperty("keys").GetProperty("closed");
        runs.Add(new("balise", port, key.GetProperty("key").GetString()!, key.GetProperty("models")[0].GetString()!));
        return new BaliseFigures(ready.TotalMilliseconds, balise);
    }

    public static async Task ListeningAsync(int port)
    {
        for (var i = 0; i < 300; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException($"Nothing listens on {port}.");
    }

    public void Dispose()
    {
        foreach (var process in processes.Where(p => !p.HasExited))
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task ReadyAsync(int port)
    {
        using var client = new HttpClient();
        for (var i = 0; i < 2400; i++)
        {
            try
            {
                if ((await client.GetAsync($"http://127.0.0.1:{port}/health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("Balise did not become ready.");
    }

    private Process StartBalise(string published, string data, int port, int upstream)
    {
        var start = new ProcessStartInfo(Path.Combine(published, "Balise.Host")) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BALISE_DATA"] = data;
        start.Environment["BALISE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["BALISE_UPSTREAM"] = $"http://127.0.0.1:{upstream}/v1";
        start.Environment["BALISE_DEMO_LIMITS"] = "off";
        return Track(Process.Start(start)!);
    }

    private Process Start(string name, string file, string[] args)
    {
        // Not where the bench was started: ASP.NET watches its folder and all below it, and a peer would follow every write of another.
        var start = new ProcessStartInfo(file, args)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Directory.CreateDirectory(Path.Combine(work, name)).FullName,
        };
        start.Environment["NODE_ENV"] = "production";
        return Track(Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start."));
    }

    private Process Track(Process process)
    {
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        processes.Add(process);
        return process;
    }
}

/// <summary>What is asked of the running product after the load.</summary>
internal sealed record BaliseFigures(double ReadyMs, Process Process)
{
    public double ResidentMb()
    {
        Process.Refresh();
        return Process.WorkingSet64 / 1048576.0;
    }
}
