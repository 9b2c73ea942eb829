namespace Balise.Tests.Host;

/// <summary>A journal that cannot be written: nothing leaves, and the refusal says so.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public async Task With_a_full_disk_under_the_journal_nothing_is_forwarded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The disk is filled by a file size limit of the shell.");
        await using var upstream = await ScriptedUpstream.StartAsync();
        await using var first = await BaliseProcess.StartAsync(("BALISE_UPSTREAM", upstream.Address));
        var demo = first.Demo;
        await first.KillAsync();
        var size = new FileInfo(Path.Combine(first.Data, "balise.db-wal")) is { Exists: true } wal ? wal.Length : 0;
        var blocks = (Math.Max(size, new FileInfo(Path.Combine(first.Data, "balise.db")).Length) / 1024) + 600;

        // No signal when the limit is reached: writes fail, as on a full disk.
        var full = BaliseProcess.Launch(
            first.Data, BaliseProcess.FreePort(), [], [("BALISE_UPSTREAM", upstream.Address), ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_EnableWriteXorExecute", "0")],
            $"trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        await full.ReadyAsync();
        Answer answer;
        var sent = 0;
        do
        {
            answer = await full.AskAsync("closed", $"Bonjour {new string('a', 4000)}");
            sent++;
        }
        while (answer.Status == 200 && sent < 2000);

        var forwarded = upstream.Requests.Count;
        var again = await full.AskAsync("closed", "Encore");
        await full.KillAsync();

        Assert.Equal((503, "journal_unavailable"), (answer.Status, answer.Code));
        Assert.Equal(503, again.Status);
        Assert.Equal(sent - 1, forwarded);
        Assert.Equal(forwarded, upstream.Requests.Count);
        Assert.NotEqual(default, demo);
    }
}
