using Balise.Domain.Norms;

namespace Balise.Tests.Domain.Norms;

public sealed class SuspensionTests
{
    private static readonly Suspension March = Assert.Single(ShippedPacks.Pack.Suspensions);

    [Theory]
    [InlineData("2025-03-12", false)]
    [InlineData("2025-03-13", true)]
    [InlineData("2025-12-18", true)]
    [InlineData("2025-12-19", false)]
    public void A_day_is_judged_by_the_state_of_that_day(string day, bool suspended) =>
        Assert.Equal(suspended, March.InForceOn(ShippedPacks.Pack, DateOnly.Parse(day, null)));

    [Fact]
    public void There_are_five_exemptions_and_each_needs_a_proof()
    {
        Assert.Equal(
            ["mcn_experiment", "recommended_business_case", "structured_approach", "pre_existing", "dpi_authorisation"],
            March.Exemptions.Select(exemption => exemption.Id));
        Assert.All(March.Exemptions, exemption => Assert.NotEmpty(exemption.MissingProofs(new([]))));
    }

    [Fact]
    public void The_fourth_exemption_needs_the_approval_of_the_specialised_unit()
    {
        var exemption = March.Exemption("pre_existing")!;
        var proofs = exemption.Proofs.Select(proof => proof.Id).ToList();
        var day = new DateOnly(2024, 11, 4);

        Assert.Equal("security_unit", exemption.ApproverRole);
        Assert.Equal(["approval.security_unit"], exemption.MissingProofs(new(proofs, null, day)).Select(proof => proof.Id));
        Assert.Equal(["approval.security_unit"], exemption.MissingProofs(new(proofs, "security_officer", day)).Select(proof => proof.Id));
        Assert.Equal([], exemption.MissingProofs(new(proofs, "security_unit", day)));
    }

    [Theory]
    [InlineData("2025-03-12", true)]
    [InlineData("2025-03-13", false)]
    [InlineData(null, false)]
    public void The_fourth_exemption_only_serves_systems_older_than_the_suspension(string? inService, bool holds)
    {
        var exemption = March.Exemption("pre_existing")!;
        var proofs = exemption.Proofs.Select(proof => proof.Id).ToList();

        var missing = exemption.MissingProofs(new(proofs, "security_unit", inService is null ? null : DateOnly.Parse(inService, null)));

        Assert.Equal(holds, missing is []);
    }

    [Fact]
    public void An_unknown_proof_proves_nothing() =>
        Assert.NotEmpty(March.Exemption("structured_approach")!.MissingProofs(new(["a_nice_letter"])));
}
