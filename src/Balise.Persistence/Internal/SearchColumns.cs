using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Balise.Persistence.Internal;

/// <summary>Copies, beside the JSON, of what lists filter and sort by. Written with every save, so they cannot lag behind.</summary>
internal static class SearchColumns
{
    public const string Title = "Title";
    public const string TitleKey = "TitleKey";
    public const string SearchText = "SearchText";
    public const string SystemId = "SystemId";
    public const string EmailKey = "EmailKey";
    public const string Until = "Until";

    public static void Fill(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<UseCase>().Where(IsWritten))
        {
            var useCase = entry.Entity;
            Set(entry, Title, useCase.Details.Title);
            Set(entry, TitleKey, SearchKey.Fold(useCase.Details.Title));
            Set(entry, SearchText, SearchKey.Fold($"{useCase.Number} {useCase.Details.Title}"));
            Set(entry, SystemId, useCase.Details.System);
        }

        foreach (var entry in tracker.Entries<Authorization>().Where(IsWritten))
        {
            Set(entry, Until, entry.Entity.Terms.Until);
        }

        foreach (var entry in tracker.Entries<Person>().Where(IsWritten))
        {
            Set(entry, EmailKey, SearchKey.Fold(entry.Entity.Email));
        }
    }

    private static bool IsWritten(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified;

    private static void Set(EntityEntry entry, string name, object value)
    {
        var property = entry.Property(name);
        property.CurrentValue = value;
        if (entry.State is EntityState.Modified)
        {
            // What was loaded without these columns does not know their old value.
            property.IsModified = true;
        }
    }
}
