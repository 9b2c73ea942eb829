using System.Reflection;
using Balise.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Internal;

/// <summary>
/// INVARIANT: a query sees the rows of the current organisation only. Every entity with an organisation gets the filter, by its shape
/// and not by a list that someone could forget; <see cref="AllOrganizations"/> is the only way around it.
/// </summary>
internal static class OrganizationFilter
{
    public const string Name = "organization";

    public const string Property = "Organization";

    public static void Apply(ModelBuilder model, BaliseContext context)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => e.FindProperty(Property)?.ClrType == typeof(OrganizationId)).ToList())
        {
            typeof(OrganizationFilter).GetMethod(nameof(Filter), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(entity.ClrType).Invoke(null, [model, context]);
        }

        model.Entity<Organization>().HasQueryFilter(Name, o => o.Id == context.Organization);
    }

    private static void Filter<T>(ModelBuilder model, BaliseContext context)
        where T : class =>
        model.Entity<T>().HasQueryFilter(Name, item => EF.Property<OrganizationId>(item, Property) == context.Organization);
}
