using Balise.Domain;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Internal;

/// <summary>What someone else saved first, beside what was about to be saved.</summary>
internal static class Differences
{
    public static async Task<ChangedMeanwhile> BetweenAsync(DbUpdateConcurrencyException problem, CancellationToken ct)
    {
        var entry = problem.Entries[0];
        if (await entry.GetDatabaseValuesAsync(ct) is not { } stored)
        {
            return new ChangedMeanwhile(0, []);
        }

        var version = stored.Properties.Any(p => p.Name == "Version") ? stored.GetValue<int>("Version") : 0;
        return entry.Entity switch
        {
            AiSystem mine => new(version, stored.GetValue<SystemDetails>(nameof(AiSystem.Details)).Differences(mine.Details)),
            UseCase mine => new(version, stored.GetValue<UseCaseDetails>(nameof(UseCase.Details)).Differences(mine.Details)),
            _ => new(version, []),
        };
    }
}
