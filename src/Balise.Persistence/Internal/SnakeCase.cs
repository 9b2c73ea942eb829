using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Balise.Persistence.Internal;

/// <summary>Tables and columns are spelled <c>like_this</c>, so that nobody needs quotes to read them in PostgreSQL.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            entity.SetTableName(Of((entity.GetTableName() ?? entity.ClrType.Name).Replace("AspNet", "")));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(Of(key.GetName()!.Replace("AspNet", "")));
            }

            foreach (var reference in entity.GetForeignKeys())
            {
                reference.SetConstraintName(Of(reference.GetConstraintName()!.Replace("AspNet", "")));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Of(index.GetDatabaseName()!.Replace("AspNet", "")));
            }
        }
    }

    private static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
