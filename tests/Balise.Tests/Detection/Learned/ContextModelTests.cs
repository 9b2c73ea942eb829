using Balise.Detection.Learned;

namespace Balise.Tests.Detection.Learned;

public sealed class ContextModelTests
{
    [Fact]
    public void The_model_travels_with_its_card_and_weighs_less_than_three_megabytes()
    {
        using var stream = typeof(ContextModel).Assembly.GetManifestResourceStream("context.model");

        Assert.NotNull(stream);
        Assert.InRange(stream.Length, 100_000, 3_000_000);
        Assert.StartsWith("# Model of context", ContextModel.Standard!.Card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_a_model_is_refused() =>
        Assert.Throws<InvalidDataException>(() => ContextModel.Read("not a model of context at all"u8));

    [Fact]
    public void A_model_cut_short_is_refused()
    {
        var file = ContextModel.Write("card", 1, 1, new float[ContextClasses.Count], new float[ContextModel.Hidden], new float[ContextModel.Hidden * ContextModel.Classes], [], [], [], [new ContextSlot(7, 1, 0, 0)]);

        Assert.Throws<InvalidDataException>(() => ContextModel.Read(file.AsSpan(0, file.Length - 3)));
    }

    [Fact]
    public void A_feature_never_seen_weighs_nothing_and_a_seen_one_what_was_written()
    {
        var model = ContextModel.Read(ContextModel.Write("card", 0.5f, 1, new float[ContextClasses.Count], new float[ContextModel.Hidden], new float[ContextModel.Hidden * ContextModel.Classes], [], [], [], [new ContextSlot(0x12345678, 4, 0, 0)]));
        var probabilities = new float[ContextClasses.Count];

        model.Judge([0x12345678, 0x12345679], 0b11, probabilities);

        Assert.Equal(4UL, model.WeightsOf(0x12345678));
        Assert.Equal(0UL, model.WeightsOf(0x12345679));
        Assert.Equal(MathF.Exp(2) / (1 + MathF.Exp(2)), probabilities[1], 4);
        Assert.Equal(0, probabilities[2]);
    }

    [Theory]
    [InlineData(nameof(ContextClass.Plate), "12345", false)]
    [InlineData(nameof(ContextClass.Plate), "K47 TBM", true)]
    [InlineData(nameof(ContextClass.BankAccount), "AB-12345", false)]
    [InlineData(nameof(ContextClass.BirthDate), "2014-45-99", false)]
    [InlineData(nameof(ContextClass.BirthDate), "2014-05-03", true)]
    public void The_look_of_a_value_says_what_it_may_be_at_all(string of, string value, bool may)
    {
        var text = "x : " + value + " .";
        var candidates = new ContextCandidate[12];
        var places = new ContextPlaces();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsDigit(text[i]))
            {
                var end = i;
                while (char.IsDigit(text[end]))
                {
                    end++;
                }

                places.Consider(text, i, end);
                break;
            }
        }

        var count = ContextShapes.Candidates(text, places.Numbers[0], candidates);

        Assert.Equal(may, candidates[..count].Any(c => text[c.Start..c.End] == value && (c.Allowed & ContextShapes.Bit(Enum.Parse<ContextClass>(of))) != 0));
    }

    [Theory]
    [InlineData("le taux a atteint 71 % cette année")]
    [InlineData("environ 250 $ par mois")]
    [InlineData("en 2024, puis en 2025")]
    [InlineData("il y a 12 dossiers")]
    public void Most_numbers_are_refused_before_anything_around_is_read(string text)
    {
        var places = new ContextPlaces();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsDigit(text[i]) && (i == 0 || !char.IsDigit(text[i - 1])))
            {
                var end = i;
                while (end < text.Length && char.IsDigit(text[end]))
                {
                    end++;
                }

                places.Consider(text, i, end);
            }
        }

        Assert.True(places.Numbers.IsEmpty);
    }
}
