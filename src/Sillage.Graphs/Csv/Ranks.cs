using Sillage.Graphs.Building;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Csv;

/// <summary>Numbers that a list names become nodes 0, 1, 2 … in their order; numbers that it leaves out get no node.</summary>
internal sealed unsafe class Ranks
{
    public Ranks(EdgeChunk[] chunks, int numbers, int threads)
    {
        using var named = new Scratch<byte>(numbers, cleared: true);
        Work.Run(threads, chunks.Length, (task, _) =>
        {
            var flags = named.Pointer;
            int* sources = chunks[task].Sources.Pointer, targets = chunks[task].Targets.Pointer;
            for (long i = 0; i < chunks[task].Count; i++)
            {
                // Tested before it is set: popular nodes' lines then stay shared between the cores.
                if (flags[sources[i]] == 0)
                    flags[sources[i]] = 1;
                if (flags[targets[i]] == 0)
                    flags[targets[i]] = 1;
            }
        });

        var count = named.Span.Count((byte)1);
        if (count == numbers)
        {
            Names = NodeNames.Numbered(numbers);
            return;
        }

        using var ranks = new Scratch<int>(numbers);
        var names = new long[count];
        for (int number = 0, rank = 0; number < numbers; number++)
        {
            ranks.Pointer[number] = rank;
            if (named.Pointer[number] != 0)
                names[rank++] = number;
        }

        Work.Run(threads, chunks.Length, (task, _) => Rename(chunks[task], ranks));
        Names = NodeNames.OfNumbers(names);
    }

    public NodeNames Names { get; }

    /// <summary>Calls every node i of a chunk <paramref name="names"/>[i].</summary>
    public static void Rename(EdgeChunk chunk, Scratch<int> names)
    {
        for (long i = 0; i < chunk.Count; i++)
        {
            chunk.Sources.Pointer[i] = names.Pointer[chunk.Sources.Pointer[i]];
            chunk.Targets.Pointer[i] = names.Pointer[chunk.Targets.Pointer[i]];
        }
    }
}
