using Balise.Domain.Data;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Tests.Web.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Domain.Policies;

/// <summary>Guide, 3.3: the smallest model that takes the task, and never one that the rules refuse. Pure: facts and a snapshot.</summary>
public sealed class ModelRoutingTests
{
    private const string Small = "petit";
    private const string Middle = "moyen";
    private const string Large = "grand";

    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 17, 14, 0, 0, TimeSpan.Zero));

    private static readonly SnapshotRoute Route = new("auto",
    [
        new(Town.Closed, Small, new(1000, 200)), new(Town.Closed, Middle, new(5000, 800, Tools: true)), new(Town.Closed, Large, null),
    ]);

    public static TheoryData<int, long?, bool, bool, string, RouteWhy> Tasks() => new()
    {
        { 0, null, false, false, Small, RouteWhy.SmallTask },
        { 1000, 200, false, false, Small, RouteWhy.SmallTask },
        { 1001, null, false, false, Middle, RouteWhy.LongText },
        { 5001, null, false, false, Large, RouteWhy.LongText },
        { 1, 201, false, false, Middle, RouteWhy.LongAnswer },
        { 1, 801, false, false, Large, RouteWhy.LongAnswer },
        { 1, null, true, false, Middle, RouteWhy.Tools },
        { 1, null, false, true, Large, RouteWhy.Files },
        { 5001, 900, true, true, Large, RouteWhy.Files },
    };

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_smallest_that_takes_the_task_is_chosen_and_the_first_bound_passed_says_why(
        int characters, long? output, bool tools, bool files, string model, RouteWhy why)
    {
        var chosen = Choose(new RouteFacts(characters, output, tools, files, null));

        Assert.Equal((model, why), (chosen.Model, chosen.Route!.Why));
        Assert.Equal((characters, output), (chosen.Route.Characters, chosen.Route.OutputTokens));
    }

    [Fact]
    public void Whoever_asks_for_the_largest_gets_it_whatever_the_task()
    {
        var chosen = Choose(new RouteFacts(1, null, false, false, "Texte juridique"));

        Assert.Equal((Large, RouteWhy.LargerAsked), (chosen.Model, chosen.Route!.Why));
    }

    [Fact]
    public void One_that_is_served_no_more_is_passed_over_towards_the_larger_then_the_smaller()
    {
        var withoutSmall = Choose(new RouteFacts(1, null, false, false, null), serves: [Middle, Large]);
        var withoutLarge = Choose(new RouteFacts(9000, null, false, false, null), serves: [Small, Middle]);

        Assert.Equal((Middle, RouteWhy.NotPermitted), (withoutSmall.Model, withoutSmall.Route!.Why));
        Assert.Equal((Middle, RouteWhy.NotPermitted), (withoutLarge.Model, withoutLarge.Route!.Why));
    }

    [Fact]
    public void When_the_rules_refuse_them_all_the_refusal_is_that_of_the_first_in_order()
    {
        var chosen = Choose(new RouteFacts(1, null, false, false, null), level: SecurityLevel.ProtectedC);

        Assert.Equal(Small, chosen.Model);
        Assert.True(Policy([Small, Middle, Large]).Evaluate(chosen).Refused);
    }

    [Fact]
    public void A_route_whose_models_are_served_by_nobody_names_no_system()
    {
        var chosen = Choose(new RouteFacts(1, null, false, false, null), serves: ["autre"]);

        Assert.Equal((-1, RouteWhy.SmallTask), (chosen.System, chosen.Route!.Why));
    }

    [Fact]
    public void A_model_that_another_system_serves_under_the_same_name_is_not_the_one_of_the_route()
    {
        var foreign = new SnapshotRoute("auto", [new(Town.Sovereign, Small, new(1000, 200)), new(Town.Closed, Large, null)]);

        var chosen = Choose(new RouteFacts(1, null, false, false, null), route: foreign);

        Assert.Equal((Large, RouteWhy.NotPermitted), (chosen.Model, chosen.Route!.Why));
    }

    private static RequestFacts Choose(RouteFacts measured, string[]? serves = null, SecurityLevel level = SecurityLevel.Unclassified, SnapshotRoute? route = null)
    {
        var policy = Policy(serves ?? [Small, Middle, Large]);
        var facts = new RequestFacts
        {
            Day = new DateOnly(2026, 11, 17), Model = "auto", System = -1, UseCase = policy.FindUseCase("reformuler"), UseType = -1,
            Requester = Requester.Nobody, Declared = level,
        };
        return ModelRouting.Choose(policy, facts, route ?? Route, measured);
    }

    private static CompiledPolicy Policy(string[] models)
    {
        var body = Town.Build(Clock);
        var snapshot = body.Policies.Find(body.Organization.Id)!.Snapshot;
        return new CompiledPolicy(snapshot with { Systems = [.. snapshot.Systems.Select(s => s.Slug == Town.Closed ? s with { Models = models } : s)] });
    }
}
