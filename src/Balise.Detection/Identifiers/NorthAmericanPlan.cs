using System.Collections.Frozen;

namespace Balise.Detection.Identifiers;

/// <summary>The North American numbering plan: what a ten-digit number must respect, and what is public by nature.</summary>
internal static class NorthAmericanPlan
{
    private static readonly FrozenSet<int> Canada = new[]
    {
        204, 226, 236, 249, 250, 257, 263, 289, 306, 343, 354, 365, 367, 368, 382, 403, 416, 418, 428, 431, 437, 438, 450, 468, 474, 506, 514, 519,
        548, 579, 581, 584, 587, 604, 613, 639, 647, 672, 683, 705, 709, 742, 753, 778, 780, 782, 807, 819, 825, 867, 873, 879, 902, 905, 942,
    }.ToFrozenSet();

    public static bool IsCanadian(int area) => Canada.Contains(area);

    public static bool IsQuebec(int area) => area is 263 or 354 or 367 or 418 or 438 or 450 or 468 or 514 or 579 or 581 or 819 or 873;

    public static bool IsTollFree(int area) => area is 800 or 833 or 844 or 855 or 866 or 877 or 888;

    /// <summary>Area code and exchange start with 2 to 9 and the exchange is not a service code (N11).</summary>
    public static bool IsValid(int area, int exchange) =>
        area >= 200 && exchange >= 200 && area % 100 != 11 && exchange % 100 != 11 && (area / 10 % 10) != 9;
}
