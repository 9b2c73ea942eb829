using System.Text;
using System.Text.Json;
using Balise.Journal.Entries;
using CsCheck;

namespace Balise.Tests.Journal.Entries;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "a" : 1 }""", """{"a":1}""")]
    [InlineData("""{"a":1.50}""", """{"a":1.5}""")]
    [InlineData("""{"a":1e3}""", """{"a":1000}""")]
    [InlineData("""{"a":1.5E-3}""", """{"a":0.0015}""")]
    [InlineData("""{"a":-0}""", """{"a":0}""")]
    [InlineData("""{"a":-0.0}""", """{"a":0}""")]
    [InlineData("""{"a":18446744073709551615}""", """{"a":18446744073709551615}""")]
    [InlineData("""{"a":"\u00e9\/\u0041"}""", """{"a":"é/A"}""")]
    [InlineData("""{"a":"\u001F\u0008\u007f"}""", "{\"a\":\"\\u001f\\b\u007f\"}")]
    [InlineData("""{"a":"\ud83d\ude00"}""", """{"a":"😀"}""")]
    [InlineData("""{"a":[true,false,null,[],{}]}""", """{"a":[true,false,null,[],{}]}""")]
    public void Any_json_has_one_canonical_form(string json, string canonical) =>
        Assert.Equal(canonical, Text(EntryBody.FromJson(Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"b":{"a":1,"\u0061":2}}""")]
    [InlineData("""{"a":1e-40}""")]
    [InlineData("""{"a":0.00000000000000000000000000015}""")]
    [InlineData("""{"a":12345678901234567890123456789012}""")]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("""{"index":4}""")]
    [InlineData("""{"decision":"x"}""")]
    [InlineData("""[1]""")]
    [InlineData("""{"a":1""")]
    [InlineData("")]
    public void What_could_be_read_in_two_ways_is_refused(string json) =>
        Assert.Throws<FormatException>(() => EntryBody.FromJson(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() =>
        Assert.Throws<FormatException>(() => EntryBody.FromJson([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]));

    [Fact]
    public void A_name_of_the_envelope_may_be_used_further_down() =>
        Assert.Equal("""{"rules":[{"id":"r1"}]}""", Text(EntryBody.FromJson("""{"rules":[{"id":"r1"}]}"""u8)));

    [Fact]
    public void The_writer_makes_what_it_is_told()
    {
        var writer = new CanonicalJsonWriter();

        writer.BeginObject()
            .Name("text"u8).String("l'été\n\"x\"")
            .Name("count"u8).Number(12)
            .Name("energy"u8).Number(0.2500m)
            .Name("list"u8).BeginArray().Boolean(true).Null().BeginObject().EndObject().EndArray()
            .EndObject();

        Assert.Equal("""{"text":"l'été\n\"x\"","count":12,"energy":0.25,"list":[true,null,{}]}""", Text(EntryBody.From(writer)));
    }

    [Fact]
    public void The_writer_refuses_what_is_not_json()
    {
        Assert.Throws<InvalidOperationException>(() => New().Name("a"u8));
        Assert.Throws<InvalidOperationException>(() => New().BeginObject().Number(1));
        Assert.Throws<InvalidOperationException>(() => New().BeginObject().Name("a"u8).EndObject());
        Assert.Throws<InvalidOperationException>(() => New().BeginObject().Name("a"u8).Name("b"u8));
        Assert.Throws<InvalidOperationException>(() => New().BeginObject().EndArray());
        Assert.Throws<InvalidOperationException>(() => New().BeginObject().EndObject().BeginObject());
        Assert.Throws<InvalidOperationException>(() => New().BeginObject().Name("log"u8));
        Assert.Throws<InvalidOperationException>(() => New().BeginArray().Name("a"u8));
        Assert.Throws<InvalidOperationException>(() => EntryBody.From(New().BeginObject()));
    }

    [Fact]
    public void Every_string_survives_and_is_canonical() =>
        Gen.String.Sample(text =>
        {
            var body = EntryBody.From(New().BeginObject().Name("a"u8).String(text).EndObject());

            var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            Assert.Equal(expected, JsonDocument.Parse(body.Json.ToArray()).RootElement.GetProperty("a").GetString());
            Assert.True(CanonicalJson.IsCanonical(body.Json, new CanonicalJsonWriter(envelope: true)));
        });

    [Fact]
    public void Every_decimal_survives_and_is_canonical() =>
        Gen.Decimal.Sample(number =>
        {
            var body = EntryBody.From(New().BeginObject().Name("a"u8).Number(number).EndObject());

            Assert.Equal(number, JsonDocument.Parse(body.Json.ToArray()).RootElement.GetProperty("a").GetDecimal());
            Assert.True(CanonicalJson.IsCanonical(body.Json, new CanonicalJsonWriter(envelope: true)), Text(body));
        });

    private static CanonicalJsonWriter New() => new();

    private static string Text(EntryBody body) => Encoding.UTF8.GetString(body.Json);
}
