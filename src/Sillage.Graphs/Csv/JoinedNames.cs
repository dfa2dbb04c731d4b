using System.Globalization;
using Sillage.Graphs.Building;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Csv;

/// <summary>The names of all pieces as one, in the order of the file, or of the numbers if all names are whole numbers; edges follow.</summary>
internal sealed unsafe class JoinedNames
{
    public JoinedNames(NamedEdges[] parts, EdgeChunk[] chunks, int threads)
    {
        var all = new NameTable();
        var places = new Scratch<int>[parts.Length];
        for (var part = 0; part < parts.Length; part++)
        {
            var names = parts[part].Names;
            places[part] = new Scratch<int>(names.Count);
            for (var i = 0; i < names.Count; i++)
                places[part].Pointer[i] = all.Add(names[i], names.HashOf(i));
        }

        var order = NumberOrder(all, out var numbers);
        Names = numbers is null ? all.ToNames() : NodeNames.OfNumbers(numbers);
        Work.Run(threads, parts.Length, (part, _) =>
        {
            if (order is not null)
            {
                foreach (ref var place in places[part].Span)
                    place = order[place];
            }

            Ranks.Rename(chunks[part], places[part]);
            places[part].Dispose();
        });
    }

    public NodeNames Names { get; }

    /// <summary>The place of each name among all if all are whole numbers as a program writes them, else null.</summary>
    private static int[]? NumberOrder(NameTable names, out long[]? numbers)
    {
        numbers = new long[names.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var name = names[i];
            if ((name.Length > 1 && name[0] == '0')
                || !long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                numbers = null;
                return null;
            }
        }

        var byNumber = new int[numbers.Length];
        for (var i = 0; i < byNumber.Length; i++)
            byNumber[i] = i;
        Array.Sort(numbers, byNumber);
        var order = new int[numbers.Length];
        for (var rank = 0; rank < order.Length; rank++)
            order[byNumber[rank]] = rank;
        return order;
    }
}
