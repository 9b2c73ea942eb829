using Balise.Domain.Norms;

namespace Balise.Tests.Domain.Norms;

public sealed class ShippedPackTests
{
    [Fact]
    public void The_national_pack_loads_without_a_problem()
    {
        var load = NormsLoader.Load([ShippedPacks.Quebec]);

        Assert.Equal([], load.Problems.Select(problem => $"{problem.File} {problem.Path} {problem.Message}"));
        Assert.Equal("quebec", load.Pack!.Id);
    }

    [Fact]
    public void The_local_pack_loads_over_the_national_one()
    {
        var pack = ShippedPacks.Load(ShippedPacks.Quebec, ShippedPacks.Cssdgs);

        Assert.Equal("quebec+cssdgs", pack.Id);
        Assert.Contains(pack.Rules["content.blocked"].AlsoSee, source => source.Instrument == "cssdgs-30-02");
    }
}
