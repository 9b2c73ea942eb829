using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Tests.Domain.Dossiers;

public sealed class DossierLifecycleTests
{
    [Fact]
    public void A_step_leads_to_one_state_only() =>
        Assert.Equal([], DossierLifecycle.Transitions.GroupBy(step => (step.From, step.Action)).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_state_is_reached_from_a_draft()
    {
        HashSet<DossierState> reached = [DossierState.Draft];
        while (DossierLifecycle.Transitions.Any(step => reached.Contains(step.From) && reached.Add(step.To)))
        {
        }

        Assert.Equal(Enum.GetValues<DossierState>().ToHashSet(), reached);
    }

    [Fact]
    public void Only_three_states_are_ends() =>
        Assert.Equal(
            [DossierState.Refused, DossierState.Closed, DossierState.Withdrawn],
            Enum.GetValues<DossierState>().Where(state => DossierLifecycle.Transitions.All(step => step.From != state)));

    [Fact]
    public void Every_action_is_used_by_roles_that_exist()
    {
        Assert.Equal(Enum.GetValues<DossierAction>().ToHashSet(), DossierLifecycle.Transitions.Select(step => step.Action).ToHashSet());
        Assert.All(DossierLifecycle.Transitions, step => Assert.Subset(Roles.All.ToHashSet(), step.AllowedTo.ToHashSet()));
    }

    [Fact]
    public void Nothing_enters_service_but_through_a_decider() =>
        Assert.All(DossierLifecycle.Transitions.Where(step => step.To == DossierState.InService), step =>
        {
            Assert.True(DossierLifecycle.EntersService(step.Action));
            Assert.Equal(Roles.Deciders.Order(), step.AllowedTo.Order());
        });

    [Fact]
    public void A_paused_file_never_goes_straight_back_to_service() =>
        Assert.DoesNotContain(DossierLifecycle.Transitions, step => step.From == DossierState.PausedByInstrument && step.To == DossierState.InService);
}
