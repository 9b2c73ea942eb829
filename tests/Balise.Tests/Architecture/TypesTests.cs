using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace Balise.Tests.Architecture;

/// <summary>How types are declared and named.</summary>
public sealed class TypesTests
{
    private static readonly string[] Banned = ["Helper", "Helpers", "Manager", "Utils", "Util", "Common", "Base", "Impl", "Dto"];

    // Top-level statements make the one, Razor the other.
    private static readonly string[] NotOurs = ["Program", "_Imports"];

    private static IEnumerable<Type> Types => Repository.Assemblies.Values
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), false) && !type.Name.Contains('<') && !NotOurs.Contains(type.Name)
            && type.Namespace?.StartsWith("Balise.", StringComparison.Ordinal) == true);

    [Fact]
    public void Every_concrete_class_is_sealed()
    {
        // A closed family may begin with a case of its own.
        var begun = Types.Select(type => type.BaseType).ToHashSet();
        var open = Types.Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !begun.Contains(type)
            && !typeof(ComponentBase).IsAssignableFrom(type) && !type.Namespace!.Contains(".Migrations"));

        Assert.Empty(open.Select(type => type.FullName));
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        // Generic types end with a back quote and a number.
        var vague = Types.Where(type => Banned.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal)));

        Assert.Empty(vague.Select(type => type.FullName));
    }
}
