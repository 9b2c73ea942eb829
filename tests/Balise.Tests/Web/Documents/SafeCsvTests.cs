using System.Text;
using Balise.Web.Documents;

namespace Balise.Tests.Web.Documents;

public sealed class SafeCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://exemple\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("  =1")]
    [InlineData("\uFF1D1+1")]
    public void A_cell_that_a_spreadsheet_would_run_is_made_text(string value) => Assert.StartsWith("\"'", SafeCsv.Cell(value));

    [Theory]
    [InlineData("Un texte", "\"Un texte\"")]
    [InlineData("Il dit \"oui\"; non", "\"Il dit \"\"oui\"\"; non\"")]
    [InlineData("", "\"\"")]
    [InlineData("a=b", "\"a=b\"")]
    public void Any_other_cell_is_written_as_it_is(string value, string expected) => Assert.Equal(expected, SafeCsv.Cell(value));

    [Fact]
    public void A_spreadsheet_knows_that_it_is_utf8()
    {
        var bytes = SafeCsv.Write([["Été", "Ça"]]);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("\"Été\";\"Ça\"\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }
}
