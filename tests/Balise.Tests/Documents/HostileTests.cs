using System.Text;
using Balise.Documents;

namespace Balise.Tests.Documents;

public sealed class HostileTests
{
    [Fact]
    public void A_zip_bomb_is_named_and_its_kind_too()
    {
        var bomb = Files.Package("word/document.xml", Files.WordXml("<w:p/>"), ("word/zeros.xml", new byte[50_000_000]));

        var refusal = Assert.IsType<Unreadable>(Files.Read(bomb));

        Assert.Equal((UnreadableReason.Bomb, DocumentKind.Word), (refusal.Reason, refusal.Kind));
    }

    [Fact]
    public void An_entry_that_lies_about_its_size_is_broken()
    {
        var bomb = Files.Package("word/document.xml", Files.WordXml("<w:p/>"), ("word/zeros.xml", new byte[50_000_000]));
        for (var i = 0; i + 4 <= bomb.Length; i++)
        {
            if (BitConverter.ToInt32(bomb, i) == 50_000_000)
            {
                BitConverter.GetBytes(1000).CopyTo(bomb, i);
            }
        }

        Assert.Equal(UnreadableReason.Broken, Files.Refusal(bomb));
    }

    [Fact]
    public void The_sum_of_the_entries_is_capped()
    {
        var parts = Enumerable.Range(0, 20).Select(i => ($"p{i}.xml", Files.Utf8($"<a>{new string('x', 100_000)}</a>"))).ToArray();

        var reason = Files.Refusal(
            Files.Package("word/document.xml", Files.WordXml(""), parts), new DocumentLimits { MaxInflatedBytes = 1_000_000 });

        Assert.Equal(UnreadableReason.TooLarge, reason);
    }

    [Fact]
    public void Documents_nested_too_deep_are_a_bomb()
    {
        var inner = Files.Package("word/document.xml", Files.WordXml("<w:p/>"));
        for (var i = 0; i < 5; i++)
        {
            inner = Files.Package("word/document.xml", Files.WordXml("<w:p/>"), ("word/embeddings/d.docx", inner));
        }

        Assert.Equal(UnreadableReason.Bomb, Files.Refusal(inner));
    }

    [Fact]
    public void Caps_on_bytes_entries_and_characters_are_kept()
    {
        var entries = Enumerable.Range(0, 30).Select(i => ($"e{i}.xml", Files.Utf8("<a/>"))).ToArray();
        var package = Files.Package("word/document.xml", Files.WordXml("<w:p/>"), entries);

        Assert.Equal(UnreadableReason.TooLarge, Files.Refusal(new byte[101], new DocumentLimits { MaxBytes = 100 }));
        Assert.Equal(UnreadableReason.TooLarge, Files.Refusal(package, new DocumentLimits { MaxEntries = 20 }));
        Assert.Equal(UnreadableReason.TooLarge, Files.Refusal(Files.Utf8("trop de lettres"), new DocumentLimits { MaxCharacters = 5 }));
    }

    [Fact]
    public void A_password_is_seen_in_both_archive_and_compound_file()
    {
        var package = Files.Package("word/document.xml", Files.WordXml("<w:p/>"));
        for (var i = 0; i + 10 <= package.Length; i++)
        {
            // The flag of a password is bit 0 of the general purpose flags: 6 bytes into a local header, 8 into a central one.
            var signature = BitConverter.ToUInt32(package, i);
            if (signature is 0x04034B50 or 0x02014B50)
            {
                package[i + (signature == 0x04034B50 ? 6 : 8)] |= 1;
            }
        }

        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")];

        Assert.Equal(UnreadableReason.Encrypted, Files.Refusal(package));
        Assert.Equal(UnreadableReason.Encrypted, Files.Refusal(compound));
        Assert.Equal(UnreadableReason.Unsupported, Files.Refusal(compound[..600]));
    }

    [Theory]
    [InlineData("<w:document><unclosed>")]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><document>&b;</document>")]
    [InlineData("<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/x.dtd\"><document/>")]
    [InlineData("not xml")]
    public void A_main_part_that_is_not_plain_xml_is_refused(string xml) =>
        Assert.True(Files.Refusal(Files.Package("word/document.xml", xml)) is UnreadableReason.Broken or UnreadableReason.Unsupported);

    [Fact]
    public void Elements_nested_without_end_are_refused()
    {
        var xml = Files.WordXml(string.Concat(Enumerable.Repeat("<w:p>", 100_000)));

        Assert.Equal(UnreadableReason.Broken, Files.Refusal(Files.Package("word/document.xml", xml)));
    }

    [Fact]
    public void A_broken_archive_and_an_archive_of_something_else_are_refused()
    {
        var package = Files.Package("word/document.xml", Files.WordXml("<w:p/>"));

        Assert.Equal(UnreadableReason.Broken, Files.Refusal(package[..^40]));
        Assert.Equal(UnreadableReason.Unsupported, Files.Refusal(Files.Zip(("a.txt", [65]))));
    }

    [Fact]
    public void Other_formats_are_named_and_refused()
    {
        Assert.Equal(UnreadableReason.Unsupported, Files.Refusal(Files.Utf8(@"{\rtf1 bonjour}")));
        Assert.Equal(UnreadableReason.ImageOnly, Files.Refusal([0xFF, 0xD8, 0xFF, 0xE0, 0, 0]));
        Assert.Equal(UnreadableReason.Broken, Files.Refusal(Files.Utf8("%PDF-1.7\nrien")));
    }

    [Fact]
    public void A_spent_budget_is_an_outcome()
    {
        var spent = new CancellationToken(canceled: true);
        byte[][] files =
        [
            Files.Utf8("texte"),
            PdfTests.Build(["texte"]),
            ExcelTests.Build([("A", null, [["texte"]])]),
        ];

        Assert.All(files, file => Assert.Equal(
            UnreadableReason.OutOfTime,
            Assert.IsType<Unreadable>(DocumentReader.Read(file, DocumentLimits.Default, spent)).Reason));
    }

    [Fact]
    public void No_damage_makes_the_reader_throw()
    {
        byte[][] originals =
        [
            PdfTests.Build(["Bonjour madame", "NAS 287 334 126"]),
            RawPdf.Page(RawPdf.Deflate(RawPdf.Say("texte")), "/Filter /FlateDecode"),
            ExcelTests.Build([("Feuil1", null, [["a", "b"], ["c", "d"]])]),
            Files.Package("word/document.xml", Files.WordXml("<w:p><w:r><w:t>texte</w:t></w:r></w:p>")),
            Files.Utf8("From: a@b.example\nDate: x\nSubject: =?utf-8?Q?=C3?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nun\n--x--\n"),
        ];
        var random = new Random(20251122);

        foreach (var original in originals)
        {
            for (var round = 0; round < 150; round++)
            {
                var damaged = original[..(round % 3 == 0 ? random.Next(original.Length) : original.Length)];
                for (var i = 0; i < random.Next(1, 12) && damaged.Length > 0; i++)
                {
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                }

                Assert.NotNull(Files.Read(damaged));
            }
        }
    }
}
