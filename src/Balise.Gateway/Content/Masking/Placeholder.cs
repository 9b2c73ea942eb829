using System.Globalization;
using Balise.Detection;

namespace Balise.Gateway.Content.Masking;

/// <summary>What stands for a value while it is away: <c>[[CA_SIN_1]]</c>. Letters every model and every JSON string leave alone.</summary>
internal readonly record struct Placeholder(FindingType Type, int Number)
{
    /// <summary>Longest tolerated writing, damage included.</summary>
    public const int Longest = 80;

    public const int MaxNumber = 999_999;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[[{FindingTypes.Name(Type)}_{Number}]]");
}
