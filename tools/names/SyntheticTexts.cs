namespace Balise.NameTraining;

internal static class SyntheticTexts
{
    public static IEnumerable<LabelledText> Make(bool held) => [];
}
