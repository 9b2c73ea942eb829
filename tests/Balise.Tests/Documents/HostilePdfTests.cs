using System.Text;
using Balise.Documents;
using Balise.Documents.Internal.Pdf;

namespace Balise.Tests.Documents;

public sealed class HostilePdfTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("<< /A ")]
    public void Objects_nested_without_end_do_not_end_the_process(string opening)
    {
        var nested = string.Concat(Enumerable.Repeat(opening, 200_000));

        var reading = Files.Read(RawPdf.Page(RawPdf.Say("texte"), page: $"/X 6 0 R /Annots {nested}", more: [nested]));

        Assert.NotNull(reading);
    }

    [Fact]
    public void A_form_that_draws_itself_ends()
    {
        var bytes = RawPdf.Page(
            Encoding.ASCII.GetBytes("/Fm Do BT /F1 12 Tf 50 700 Td (texte) Tj ET"),
            page: "/Resources << /XObject << /Fm 6 0 R >> /Font << /F1 5 0 R >> >>",
            more: ["<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm 6 0 R >> >> /Length 6 >>\nstream\n/Fm Do\nendstream"]);

        Assert.NotNull(Files.Read(bytes));
    }

    [Fact]
    public void A_stream_that_explodes_is_a_bomb()
    {
        var content = RawPdf.Deflate([.. RawPdf.Say("boum"), .. Enumerable.Repeat((byte)' ', 20_000_000)]);

        Assert.Equal(UnreadableReason.Bomb, Files.Refusal(RawPdf.Page(content, "/Filter /FlateDecode")));
    }

    [Fact]
    public void A_stream_packed_twice_is_a_bomb_too()
    {
        var once = RawPdf.Deflate([.. RawPdf.Say("boum"), .. new byte[30_000_000]]);

        Assert.Equal(UnreadableReason.Bomb, Files.Refusal(RawPdf.Page(RawPdf.Deflate(once), "/Filter [/FlateDecode /FlateDecode]")));
    }

    [Fact]
    public void A_predictor_row_of_two_billion_bytes_is_broken()
    {
        var content = RawPdf.Deflate(RawPdf.Say("texte"));

        Assert.Equal(
            UnreadableReason.Broken,
            Files.Refusal(RawPdf.Page(content, "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>")));
    }

    [Fact]
    public void Circles_of_bookmarks_fields_and_names_end()
    {
        var bytes = RawPdf.Page(
            RawPdf.Say("texte"),
            catalogue: "/Outlines 6 0 R /AcroForm << /Fields [8 0 R] >> /Names << /EmbeddedFiles 9 0 R >>",
            more:
            [
                "<< /First 7 0 R /Last 7 0 R >>",
                "<< /Title (signet en rond) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
                "<< /FT /Tx /T (champ) /V (valeur en rond) /Parent 8 0 R /Kids [8 0 R] >>",
                "<< /Kids [9 0 R] >>",
            ]);

        var document = Files.Text(bytes);

        Assert.Equal(TextArea.Link, Files.Place(document, "signet en rond").Area);
        Assert.Equal(TextArea.FormField, Files.Place(document, "valeur en rond").Area);
    }

    [Theory]
    [InlineData("/Kids [3 0 R]", "/Kids [2 0 R 3 0 R]")]
    [InlineData("/Root 1 0 R", "/Root 1 0 R /Prev 9")]
    [InlineData("/Parent 2 0 R", "/Parent 3 0 R")]
    [InlineData("/Length 4", "/Length 4 0 R /X 4")]
    public void Circles_in_the_structure_end(string written, string hostile)
    {
        var bytes = Encoding.Latin1.GetString(RawPdf.Page(RawPdf.Say("texte"))).Replace(written, hostile);

        var reading = Files.Read(Encoding.Latin1.GetBytes(bytes));

        Assert.True(reading is DocumentText or Unreadable { Reason: UnreadableReason.Broken });
    }

    [Fact]
    public void The_size_of_an_lzw_stream_is_known_without_inflating_it() =>
        Assert.Equal(10, LzwSize.Of([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]));

    [Fact]
    public void An_lzw_stream_that_explodes_is_refused()
    {
        var bomb = RawPdf.Page(GrowingLzw(codes: 3_800), "/Filter /LZWDecode");

        Assert.Equal(UnreadableReason.TooLarge, Files.Refusal(bomb, new DocumentLimits { MaxInflatedBytes = 1_000_000 }));
    }

    [Fact]
    public void A_picture_filter_on_a_page_gives_no_text() =>
        Assert.Equal(UnreadableReason.ImageOnly, Files.Refusal(RawPdf.Page(RawPdf.Say("texte"), "/Filter /CCITTFaxDecode")));

    /// <summary>Each code is one letter longer than the code before: the fastest growth there is.</summary>
    private static byte[] GrowingLzw(int codes)
    {
        var bits = new StringBuilder(Convert.ToString(256, 2).PadLeft(9, '0')).Append(Convert.ToString(' ', 2).PadLeft(9, '0'));
        for (var code = 258; code < 258 + codes - 1; code++)
        {
            var width = code >= 2047 ? 12 : code >= 1023 ? 11 : code >= 511 ? 10 : 9;
            bits.Append(Convert.ToString(code, 2).PadLeft(width, '0'));
        }

        return [.. bits.ToString().Chunk(8).Select(chunk => Convert.ToByte(new string(chunk).PadRight(8, '0'), 2))];
    }
}
