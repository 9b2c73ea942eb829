namespace Balise.Bench;

internal static class Bench
{
    private static int Main(string[] args) => args.Length == 0 ? 2 : 0;
}
