namespace Sillage.Graphs.Memory;

/// <summary>Numbers of nodes or communities, of which the last one pushed comes out first.</summary>
internal sealed unsafe class NodeStack : IDisposable
{
    private readonly Scratch<int> nodes = new(1 << 10);
    private int count;

    public void Push(int node)
    {
        if (count == nodes.Length)
            nodes.Resize(2 * nodes.Length);
        nodes.Pointer[count++] = node;
    }

    public bool TryPop(out int node)
    {
        node = count > 0 ? nodes.Pointer[--count] : -1;
        return node >= 0;
    }

    public void Dispose() => nodes.Dispose();
}
