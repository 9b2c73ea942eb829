using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Balise.Tests.Persistence;

/// <summary>A Redis or Valkey server of its own, in memory, on a free port. Without the program, tests that need it are skipped and say so.</summary>
public sealed class PrivateRedis : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("balise-redis-").FullName;
    private readonly string program;
    private Process process;

    private PrivateRedis(string program, int port)
    {
        (this.program, Port) = (program, port);
        process = Launch();
    }

    public int Port { get; }

    /// <summary>As <c>BALISE_REDIS</c> takes it.</summary>
    public string Configuration => $"127.0.0.1:{Port}";

    public static async Task<PrivateRedis> StartAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "redis-server"), Path.Combine(folder, "valkey-server") }).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "No Redis: install the package redis-server or valkey-server.");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var redis = new PrivateRedis(program!, port);
        await redis.ReadyAsync();
        return redis;
    }

    /// <summary>Gone, with all it held.</summary>
    public async Task StopAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Back, empty, on the same port.</summary>
    public async Task StartAgainAsync()
    {
        process = Launch();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await StopAsync();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var argument in (string[])["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            start.ArgumentList.Add(argument);
        }

        var launched = Process.Start(start)!;
        _ = launched.StandardOutput.ReadToEndAsync();
        return launched;
    }

    private async Task ReadyAsync()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }

        throw new TimeoutException("Redis did not listen within five seconds.");
    }
}
