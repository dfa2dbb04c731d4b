using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Sillage.Architecture.Tests;

/// <summary>No global state: what is static never changes.</summary>
public class StateTests
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> Changeable = [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(SortedDictionary<,>), typeof(SortedSet<>), typeof(Queue<>), typeof(Stack<>)];

    private static readonly Type[] Types =
        [.. House.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !type.FullName!.Contains('<', StringComparison.Ordinal))];

    [Fact]
    public void A_static_field_is_set_once()
    {
        var found = Types.SelectMany(type => type.GetFields(Static)).Where(field => field is { IsInitOnly: false, IsLiteral: false });

        Assert.Empty(found.Select(Name));
    }

    [Fact]
    public void Nobody_outside_can_change_what_a_static_member_holds()
    {
        var fields = Types.Where(type => type.IsVisible).SelectMany(type => type.GetFields(Static)).Where(field => field.IsPublic && CanChange(field.FieldType)).Select(Name);
        var properties = Types.Where(type => type.IsVisible).SelectMany(type => type.GetProperties(Static))
            .Where(property => property.GetMethod?.IsPublic == true && CanChange(property.PropertyType)).Select(Name);

        Assert.Empty(fields.Concat(properties));
    }

    private static bool CanChange(Type type) => type.IsArray || (type.IsGenericType && Changeable.Contains(type.GetGenericTypeDefinition()));

    private static string Name(MemberInfo member) => $"{member.DeclaringType}.{member.Name}";
}
