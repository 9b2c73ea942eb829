using System.Text;
using Balise.Journal.Entries;
using Balise.Journal.Export;
using Balise.Journal.Verification;
using CsCheck;

namespace Balise.Tests.Journal.Export;

public sealed class JournalExportTests
{
    private readonly JournalScene _scene = new JournalScene().WithTraffic();

    [Fact]
    public void An_export_verifies_by_itself_and_with_the_key_of_its_owner()
    {
        _scene.AppendTo("governance", _scene.Entry(EntryType.Governance));
        var export = _scene.Export();

        var alone = JournalScene.VerifyExport(export);
        var trusted = JournalScene.VerifyExport(export, new VerificationOptions { TrustedKeys = [_scene.Signer.Key] });

        Assert.Null(alone.Fault);
        Assert.Null(trusted.Fault);
        Assert.Equal((6, KeySource.Journal, KeySource.Trusted), (alone.Entries, alone.KeySource, trusted.KeySource));
        Assert.Equal(_scene.Verify().Logs.Select(log => log.Root), alone.Logs.Select(log => log.Root));
    }

    [Fact]
    public void The_line_of_an_entry_is_the_bytes_that_were_hashed()
    {
        var lines = Lines(_scene.Export());

        Assert.Equal(1 + _scene.Store.Stored.Count, lines.Length);
        Assert.Contains("\"type\":\"checkpoint\"", lines[0]);
        Assert.Equal(_scene.Store.Stored.Select(entry => Encoding.UTF8.GetString(entry.Bytes!)), lines[1..]);
    }

    [Fact]
    public void Every_byte_of_an_export_counts()
    {
        _scene.Append(_scene.Retention(0, 0));
        _scene.Store.Stored[0] = _scene.Store.Stored[0] with { Bytes = null };
        var export = _scene.Export();
        Assert.Null(JournalScene.VerifyExport(export).Fault);

        for (var at = 0; at < export.Length - 1; at++)
        {
            var kept = export[at];
            foreach (var changed in new[] { (byte)(kept ^ 1), (byte)(kept ^ 0x20), (byte)' ' }.Where(value => value != kept))
            {
                export[at] = changed;
                Assert.True(JournalScene.VerifyExport(export).Fault is not null, $"byte {at} can become {changed}");
            }

            export[at] = kept;
        }
    }

    [Theory]
    [InlineData("\"verdict\":\"deny\"", "\"verdict\":\"allow\"", 3)]
    [InlineData("\"outcome\":\"completed\"", "\"outcome\":\"unknown\"", 2)]
    [InlineData("\"organization\":\"org-1\"", "\"organization\":\"org-2\"", 0)]
    [InlineData("\"index\":1,", "\"index\":2,", 1)]
    [InlineData("\"index\":1,", "\"index\":\"1\",", 1)]
    [InlineData("{\"log\":\"gateway/1\",\"index\":1,", "{\"log\":\"gateway/2\",\"index\":1,", 1)]
    [InlineData("\"requestId\":\"req-1\"", "\"requestId\":\"req-2\"", 0)]
    [InlineData("\"findings\":[]}", "\"findings\":[]", 0)]
    public void A_changed_entry_is_named(string from, string to, long index)
    {
        var fault = JournalScene.VerifyExport(ReplaceFirst(from, to)).Fault;

        Assert.Equal((JournalScene.Log, index), (fault!.Log, fault.Index));
    }

    [Fact]
    public void A_removed_line_is_named()
    {
        for (var removed = 1; removed <= 5; removed++)
        {
            var lines = Lines(_scene.Export()).ToList();
            lines.RemoveAt(removed);

            Assert.Equal(removed - 1, JournalScene.VerifyExport(Join(lines)).Fault!.Index);
        }
    }

    [Fact]
    public void An_export_without_its_checkpoints_proves_nothing()
    {
        var fault = JournalScene.VerifyExport(Join(Lines(_scene.Export())[1..])).Fault;

        Assert.Equal(FaultKind.NotCovered, fault!.Kind);
    }

    [Fact]
    public void An_added_line_is_named_whatever_it_is()
    {
        var lines = Lines(_scene.Export());

        Assert.NotNull(JournalScene.VerifyExport(Join([.. lines, lines[^1]])).Fault);
        Assert.NotNull(JournalScene.VerifyExport(Join([.. lines, ""])).Fault);
        Assert.NotNull(JournalScene.VerifyExport(Join([.. lines, "[]"])).Fault);
        Assert.NotNull(JournalScene.VerifyExport(Join(["nonsense", .. lines])).Fault);
        Assert.NotNull(JournalScene.VerifyExport(Join([lines[0], .. lines])).Fault);
    }

    [Fact]
    public void Whatever_is_cut_or_repeated_is_a_fault_and_never_a_crash()
    {
        var export = _scene.Export();

        Gen.Select(Gen.Int[0, export.Length - 2], Gen.Int[1, 300], Gen.Bool).Sample((start, count, repeat) =>
        {
            // Cutting only the last newline changes nothing that anybody reads.
            var end = Math.Min(start + count, export.Length - 1);
            byte[] spoiled = repeat ? [.. export[..end], .. export[start..]] : [.. export[..start], .. export[end..]];

            Assert.NotNull(JournalScene.VerifyExport(spoiled).Fault);
        });
    }

    [Fact]
    public void The_announced_leaves_cannot_be_left_out()
    {
        var lines = Lines(_scene.Export());
        lines[0] = lines[0][..lines[0].IndexOf('[')] + "[]}";

        Assert.Equal(FaultKind.BrokenLine, JournalScene.VerifyExport(Join(lines)).Fault!.Kind);
    }

    [Fact]
    public void Windows_line_ends_are_changed_bytes() =>
        Assert.NotNull(JournalScene.VerifyExport(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_scene.Export()).Replace("\n", "\r\n"))).Fault);

    [Fact]
    public void A_last_line_without_its_newline_is_read() =>
        Assert.Null(JournalScene.VerifyExport(_scene.Export()[..^1]).Fault);

    [Fact]
    public void A_broken_line_is_a_line_and_reading_goes_on()
    {
        var lines = Lines(_scene.Export());
        lines[2] = "{";

        var read = JournalExport.Read(new MemoryStream(Join(lines))).ToList();

        Assert.Equal(6, read.Count);
        Assert.Equal(3, Assert.IsType<ExportLine.Broken>(read[2]).Fault.Line);
    }

    [Fact]
    public void An_expired_entry_keeps_its_place()
    {
        _scene.Append(_scene.Retention(1, 1));
        _scene.Store.Stored[1] = _scene.Store.Stored[1] with { Bytes = null };

        var export = _scene.Export();

        Assert.Equal(
            $$"""{"log":"gateway/1","index":1,"type":"expired","leafHash":"{{_scene.Store.Stored[1].LeafHash.ToBase64()}}"}""",
            Lines(export)[2]);
        Assert.Equal((null, 1), (JournalScene.VerifyExport(export).Fault, JournalScene.VerifyExport(export).Logs[0].Expired));
    }

    [Fact]
    public void A_long_log_is_exported_in_lines_of_about_a_thousand_leaves()
    {
        for (var batch = 0; batch < 60; batch++)
        {
            _scene.Append([.. Enumerable.Range(0, 50).Select(_ => _scene.Decision(Verdicts.Deny))]);
        }

        var export = _scene.Export();

        Assert.Equal(3, Lines(export).Count(line => line.Contains("\"type\":\"checkpoint\"")));
        Assert.Equal((null, 3005), (JournalScene.VerifyExport(export).Fault, JournalScene.VerifyExport(export).Entries));
    }

    private byte[] ReplaceFirst(string from, string to)
    {
        var text = Encoding.UTF8.GetString(_scene.Export());
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0);
        return Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..]);
    }

    private static string[] Lines(byte[] export) => Encoding.UTF8.GetString(export).Split('\n')[..^1];

    private static byte[] Join(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
}
