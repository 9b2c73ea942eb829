using System.Buffers;
using System.Text;
using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Gateway.Content;
using Balise.Tests.Web.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Gateway.Content;

/// <summary>What people are told before they send is what the gateway finds when they do.</summary>
public sealed class TextCheckerTests
{
    private static readonly TextChecker Checker = new(Portal.Detectors.Value, Body.Pack.Value);

    public static TheoryData<string> Texts =>
    [
        "",
        "Le plan de cours suit le calendrier.",
        "L’élève Marie-Ève Tremblay, code permanent TREM 1555 0812, est absente.",
        "NAS 046 454 286 : diagnostic de dépression.",
        "Le diagnostic organisationnel et la rémunération globale.",
        "Appelez le secrétariat de l’école au 1 800 555-0199.",
        "PROTÉGÉ C\n\nNote de service",
        "USAGE INTERNE\n\nNote de service",
        "NEQ 1144556677, G1R 5M1, 10.2.3.4, mot de passe : Tr0ub4dor&3",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_same_text_gives_the_same_categories_and_level_as_the_gateway(string text)
    {
        var body = Town.Build(new FakeTimeProvider(new DateTimeOffset(2026, 11, 17, 14, 0, 0, TimeSpan.Zero)));
        var policy = body.Policies.Find(body.Organization.Id)!;
        using var request = Request(text);
        using var report = new ContentScanner(Portal.Detectors.Value).Scan(request, new CategoryMap(policy));

        var check = Checker.Check(text, Language.French);

        var gateway = policy.Snapshot.Categories.Where((_, i) => (report.Categories & (1UL << i)) != 0).Select(c => c.Id);
        Assert.Equal(gateway.Order(StringComparer.Ordinal), check.Categories.Order(StringComparer.Ordinal));
        Assert.Equal(policy.LevelOf(report.Categories), check.Level);
    }

    [Fact]
    public void A_delicate_word_raises_the_level_only_where_a_person_is()
    {
        Assert.Equal(SecurityLevel.ProtectedC, Checker.Check("NAS 046 454 286 : diagnostic de dépression.", Language.French).Level);
        Assert.Equal(SecurityLevel.Unclassified, Checker.Check("Le diagnostic organisationnel.", Language.French).Level);
    }

    [Fact]
    public void The_answer_holds_places_and_words_never_the_text()
    {
        const string Text = "NAS 046 454 286";

        var finding = Assert.Single(Checker.Check(Text, Language.English).Findings);

        Assert.Equal("046 454 286", Text[finding.Start..finding.End]);
        Assert.Equal(("CA_SIN", "social insurance number", SecurityLevel.ProtectedB), (finding.Category, finding.Title, finding.Level));
        Assert.DoesNotContain("046", finding.ToString());
    }

    private static RequestText Request(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        var request = new RequestText(ArrayPool<byte>.Shared.Rent(bytes + 1), bytes);
        text.CopyTo(request.Room(bytes, ofConversation: true));
        request.Keep(text.Length, 0, bytes, PieceKind.Text);
        return request;
    }
}
