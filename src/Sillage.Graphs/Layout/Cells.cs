namespace Sillage.Graphs.Layout;

/// <summary>Where the properties of a tree's cells lie, one array each. Slot 0 is the root; children lie four and four side by side.</summary>
internal unsafe struct Cells
{
    /// <summary>The centre of mass.</summary>
    public float* X, Y;

    /// <summary>The sum of the nodes' masses; 0 in a slot without nodes, which lies far away.</summary>
    public float* Mass;

    /// <summary>How far from the centre of mass a node of it can be, the node's own radius included.</summary>
    public float* Radius;

    /// <summary>The slot of the first child; -1 for a leaf.</summary>
    public int* Child;

    /// <summary>The first node in the order of the Z-curve, and the place after the last.</summary>
    public int* Low, High;
}
