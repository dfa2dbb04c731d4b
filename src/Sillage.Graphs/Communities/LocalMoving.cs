using System.Runtime.Intrinsics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>
/// Fast local moving: nodes go where their ties gain most, until no node wants to move. A node is visited again when so many neighbours have
/// moved that it may think otherwise: each can shift the balance by twice the weight of its tie. A hub thus sleeps through most moves.
/// </summary>
/// <remarks>
/// A block of nodes decides on one state of affairs, on all threads. Then the moves are carried out in order: one whose node has a
/// neighbour that just moved, or that is no gain any more, waits for the next round. Thus every move is a gain, and the first of a block
/// always takes place. Source of synchronous rounds: Gottesbüren and Hamann 2022, "Deterministic Parallel Hypergraph Partitioning".
/// </remarks>
internal sealed unsafe class LocalMoving : IDisposable
{
    private const int MaxBlock = 4096;
    private const int MinParallelBlock = 256;
    private const int TasksPerThread = 16; // small ones, so that no thread waits long for the last

    /// <summary>Single precision weights err by 6e-8 each: gains within this share of the ties are none.</summary>
    private const double Precision = 1e-6;

    /// <summary>Margins are counted in this part of the mean weight, in whole numbers: threads may then take from them in any order.</summary>
    private const double Grain = 1.0 / 16;
    private const int Ahead = 8; // moves whose communities are fetched before they are carried out
    private const int MostPatience = 1 << 29;
    private const int MostTaken = 1 << 20;

    private readonly Level level;
    private readonly double factor;
    private readonly int threads;
    private readonly Scratch<double> totals;
    private readonly Scratch<int> counts;
    private readonly Scratch<int> patience;
    private readonly double patiencePerWeight;
    private readonly Scratch<int> block = new(2 * MaxBlock);
    private readonly Scratch<int> margins = new(2 * MaxBlock);
    private readonly Scratch<Move> moves = new(2 * MaxBlock);
    private readonly Scratch<int> moved = new(2 * MaxBlock);
    private readonly NodeStack empty = new();
    private readonly Neighbourhood?[] neighbourhoods;
    private readonly NeighbourList?[] seen;
    private readonly int[] order;
    private readonly Scratch<int> blockOfSegment;
    private readonly Scratch<int> movedIn;
    private readonly int segmentShift;
    private readonly int blockSize;
    private int* communities;
    private int movedCount;
    private int blockNumber;

    /// <param name="level">The graph.</param>
    /// <param name="factor">γ for the constant Potts model, γ by the sum of all sizes for modularity.</param>
    /// <param name="random">Chooses the order of visits.</param>
    /// <param name="meanWeight">The mean weight of the first level's arcs.</param>
    /// <param name="threads">The number of threads.</param>
    public LocalMoving(Level level, double factor, Random64 random, double meanWeight, int threads)
    {
        this.level = level;
        this.factor = factor;
        this.threads = threads;
        patiencePerWeight = 1 / (Grain * meanWeight);
        totals = new(level.Nodes, cleared: true);
        counts = new(level.Nodes, cleared: true);
        blockSize = Math.Clamp(level.Nodes / 64, 1, MaxBlock);
        neighbourhoods = new Neighbourhood[threads];
        seen = new NeighbourList[threads];
        movedIn = new(level.Nodes, cleared: true);

        // Nodes are visited in runs of neighbours in memory, the runs in random order.
        while (segmentShift < 6 && level.Nodes >> segmentShift > 4096)
            segmentShift++;
        order = new int[(level.Nodes + (1 << segmentShift) - 1) >> segmentShift];
        for (var segment = 0; segment < order.Length; segment++)
            order[segment] = segment;
        random.Shuffle(order);
        blockOfSegment = new(order.Length, cleared: true);
        patience = new((long)order.Length << segmentShift);
    }

    /// <summary>Moves nodes between communities, which are numbers below the number of nodes.</summary>
    public void Run(int* communities, CancellationToken cancellation)
    {
        this.communities = communities;
        for (var node = 0; node < level.Nodes; node++)
        {
            totals.Pointer[communities[node]] += level.Rows[node].Size;
            counts.Pointer[communities[node]]++;
        }

        for (var community = level.Nodes - 1; community >= 0; community--)
        {
            if (counts.Pointer[community] == 0)
                empty.Push(community);
        }

        patience.Span.Fill(MostPatience);
        patience.Span[..level.Nodes].Clear();
        for (var visited = true; visited;)
        {
            cancellation.ThrowIfCancellationRequested();
            visited = false;
            for (var segment = 0; segment < order.Length;)
            {
                var count = FormBlock(ref segment);
                if (count == 0)
                    continue;
                visited = true;
                Decide(count);
            }

            MarkMoved();
        }
    }

    public void Dispose()
    {
        totals.Dispose();
        counts.Dispose();
        patience.Dispose();
        margins.Dispose();
        blockOfSegment.Dispose();
        block.Dispose();
        moves.Dispose();
        moved.Dispose();
        movedIn.Dispose();
        empty.Dispose();
        foreach (var neighbourhood in neighbourhoods)
            neighbourhood?.Dispose();
        foreach (var list in seen)
            list?.Dispose();
    }

    /// <summary>Takes the nodes without patience of the next segments, until there are enough.</summary>
    private int FormBlock(ref int segment)
    {
        blockNumber++;
        var count = 0;
        var length = 1 << segmentShift;
        for (; segment < order.Length && count < blockSize; segment++)
        {
            var first = order[segment] << segmentShift;
            var left = new Span<int>(patience.Pointer + first, length);
            if (HavePatience(left))
                continue;
            blockOfSegment.Pointer[order[segment]] = blockNumber;
            for (var i = 0; i < length; i++)
            {
                if (left[i] <= 0)
                    block.Pointer[count++] = first + i;
            }
        }

        return count;
    }

    /// <summary>Whether all have some left.</summary>
    // Not IndexOfAnyExceptInRange: compiled ahead, it makes objects of both bounds at every call.
    private static bool HavePatience(ReadOnlySpan<int> left)
    {
        var at = 0;
        for (; at + Vector256<int>.Count <= left.Length; at += Vector256<int>.Count)
        {
            if (Vector256.LessThanOrEqualAny(Vector256.Create(left[at..]), Vector256<int>.Zero))
                return false;
        }

        for (; at < left.Length; at++)
        {
            if (left[at] <= 0)
                return false;
        }

        return true;
    }

    /// <summary>In one go: the neighbours of those that moved in the last block are told, and this block decides. Then it moves.</summary>
    private void Decide(int count)
    {
        var tasks = count + movedCount < MinParallelBlock ? 1 : Math.Min(count, threads * TasksPerThread);
        var found = new int[tasks];
        var told = movedCount;
        Work.Run(tasks == 1 ? 1 : threads, 2 * tasks, (task, worker) =>
        {
            if (task < tasks)
                found[task] = Decide((int)((long)count * task / tasks), (int)((long)count * (task + 1) / tasks), worker);
            else
                Mark((int)((long)told * (task - tasks) / tasks), (int)((long)told * (task - tasks + 1) / tasks));
        });
        movedCount = 0;
        for (var i = 0; i < count; i++)
            patience.Pointer[block.Pointer[i]] = margins.Pointer[i];
        for (var task = 0; task < tasks; task++)
        {
            var first = (int)((long)count * task / tasks);
            for (var i = first; i < first + found[task]; i++)
            {
                Fetch(moves.Pointer + Math.Min(i + Ahead, first + found[task] - 1));
                Carry(moves.Pointer + i);
            }
        }

        foreach (var list in seen)
        {
            if (list is not null)
                list.Count = 0;
        }
    }

    private int Decide(int from, int to, int worker)
    {
        var around = neighbourhoods[worker] ??= new(level.Nodes);
        var inBlock = seen[worker] ??= new();
        var found = 0;
        var visits = block.Span[..to];
        for (var i = from; i < to; i++)
        {
            level.Prefetch(visits, i);
            var firstSeen = inBlock.Count;
            var move = Best(block.Pointer[i], around, inBlock, out var margin);
            margins.Pointer[i] = (int)Math.Clamp(margin * patiencePerWeight, 1, MostPatience);
            if (move.To == move.From)
            {
                inBlock.Count = firstSeen;
                continue;
            }

            moves.Pointer[from + found++] = move with { Worker = worker, FirstSeen = firstSeen, Seen = inBlock.Count - firstSeen };
        }

        return found;
    }

    /// <summary>Where a node gains most, as things stand, and how much more than anywhere else.</summary>
    private Move Best(int node, Neighbourhood around, NeighbourList inBlock, out double margin)
    {
        double* weights = around.Weights, total = totals.Pointer;
        int* touched = around.Touched, labels = communities, blocks = blockOfSegment.Pointer;
        int count = 0, shift = segmentShift, number = blockNumber;
        var own = labels[node];
        var row = level.Rows + node;
        var neighbours = inBlock.Room(row->Length);
        for (LevelArc* arc = level.Arcs + row->Start, end = arc + row->Length; arc < end; arc++)
        {
            var target = arc->Target;
            var community = labels[target];
            *neighbours = target;
            neighbours += blocks[target >> shift] == number ? 1 : 0;
            var known = weights[community];
            touched[count] = community; // kept only if new: a branch here would be guessed wrong half of the time
            count += known == 0 ? 1 : 0;
            weights[community] = known + arc->Weight;
        }

        inBlock.EndAt(neighbours);
        var chance = factor * row->Size;
        var stay = weights[own];
        var bestGain = stay - (chance * (total[own] - row->Size));
        var best = own;
        var tie = stay;
        var second = 0.0; // to be alone
        for (var i = 0; i < count; i++)
        {
            var community = touched[i];
            var weight = weights[community];
            weights[community] = 0;
            if (community == own)
                continue;
            var gain = weight - (chance * total[community]);
            if (gain > bestGain + (Precision * (weight + stay)))
            {
                second = Math.Max(second, bestGain);
                (best, bestGain, tie) = (community, gain, weight);
            }
            else
            {
                second = Math.Max(second, gain);
            }
        }

        // Alone is better than anywhere: only if it is not alone already.
        if (bestGain < -Precision * stay && counts.Pointer[own] > 1)
            (best, tie) = (-1, 0);
        margin = bestGain - second;
        return new(node, own, best, stay, tie, 0, 0, 0);
    }

    /// <summary>Fetches what carrying out a move will look at.</summary>
    private void Fetch(Move* move)
    {
        Prefetch.Line(totals.Pointer + move->From);
        Prefetch.Line(totals.Pointer + Math.Max(move->To, 0));
        Prefetch.Line(counts.Pointer + move->From);
        Prefetch.Line(counts.Pointer + Math.Max(move->To, 0));
        Prefetch.Line(level.Rows + move->Node);
        Prefetch.Line(communities + move->Node);
        Prefetch.Line(movedIn.Pointer + move->Node);
        Prefetch.Line(seen[move->Worker]!.Pointer + move->FirstSeen);
    }

    /// <summary>Carries out a move that is still a gain; else the node will be asked again.</summary>
    private void Carry(Move* move)
    {
        var (node, own) = (move->Node, move->From);
        var size = level.Rows[node].Size;
        var chance = factor * size;
        var target = move->To;
        var here = move->Stay - (chance * (totals.Pointer[own] - size));
        var there = target < 0 ? 0 : move->Tie - (chance * totals.Pointer[target]);
        if (there <= here + (Precision * (move->Tie + move->Stay)) || (target < 0 && counts.Pointer[own] == 1) || IsOutdated(move))
        {
            patience.Pointer[node] = 0;
            return;
        }

        if (target < 0 && !empty.TryPop(out target))
            throw new InvalidOperationException("there are more communities than nodes");
        communities[node] = target;
        totals.Pointer[own] -= size;
        totals.Pointer[target] += size;
        counts.Pointer[target]++;
        if (--counts.Pointer[own] == 0)
        {
            totals.Pointer[own] = 0;
            empty.Push(own);
        }

        movedIn.Pointer[node] = blockNumber;
        moved.Pointer[movedCount++] = node;
    }

    /// <summary>Whether a neighbour moved since the move was decided.</summary>
    private bool IsOutdated(Move* move)
    {
        var neighbours = seen[move->Worker]!.Pointer + move->FirstSeen;
        for (var i = 0; i < move->Seen; i++)
        {
            if (movedIn.Pointer[neighbours[i]] == blockNumber)
                return true;
        }

        return false;
    }

    private void MarkMoved()
    {
        Mark(0, movedCount);
        movedCount = 0;
    }

    /// <summary>Takes from the patience of the neighbours of nodes that moved, if they are elsewhere.</summary>
    private void Mark(int from, int to)
    {
        int* labels = communities, left = patience.Pointer;
        var visits = moved.Span[..to];
        for (var i = from; i < to; i++)
        {
            level.Prefetch(visits, i);
            var node = visits[i];
            var community = labels[node];
            var row = level.Rows + node;
            for (LevelArc* arc = level.Arcs + row->Start, end = arc + row->Length; arc < end; arc++)
            {
                if (labels[arc->Target] == community || left[arc->Target] <= 0)
                    continue;
                var taken = (int)Math.Clamp(Math.Ceiling(2 * arc->Weight * patiencePerWeight), 1, MostTaken);
                if (threads > 1)
                    Interlocked.Add(ref left[arc->Target], -taken);
                else
                    left[arc->Target] -= taken;
            }
        }
    }

    /// <summary>A wish to move.</summary>
    /// <param name="Node">Who.</param>
    /// <param name="From">From which community.</param>
    /// <param name="To">To which; -1 to be alone.</param>
    /// <param name="Stay">The weight of the ties to the old one.</param>
    /// <param name="Tie">The weight of the ties to the new one.</param>
    /// <param name="Worker">Who decided it, and so holds the list of neighbours in the same block.</param>
    /// <param name="FirstSeen">Where in that list they begin.</param>
    /// <param name="Seen">How many they are.</param>
    private readonly record struct Move(int Node, int From, int To, double Stay, double Tie, int Worker, int FirstSeen, int Seen);

    /// <summary>Neighbours in the block of the nodes that want to move, one after the other.</summary>
    private sealed class NeighbourList : IDisposable
    {
        private readonly Scratch<int> nodes = new(1 << 12);

        public int Count { get; set; }

        public int* Pointer => nodes.Pointer;

        /// <summary>Where the next neighbours are to be written, of which there are at most so many; one more may be.</summary>
        public int* Room(int length)
        {
            if (Count + length + 1L > nodes.Length)
                nodes.Resize(2 * (Count + length + 1L));
            return nodes.Pointer + Count;
        }

        public void EndAt(int* end) => Count = (int)(end - nodes.Pointer);

        public void Dispose() => nodes.Dispose();
    }
}
