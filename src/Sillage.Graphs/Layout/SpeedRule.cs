namespace Sillage.Graphs.Layout;

/// <summary>The forms in which the authors of ForceAtlas2 have published its adaptive speed.</summary>
public enum SpeedRule
{
    /// <summary>
    /// As in the paper: the global speed is tolerance × traction ÷ swinging and rises by at most half in an iteration; a node moves by
    /// k_s s ÷ (1 + s √swinging) times its force with k_s = 0.1, and by at most 10. Source: Jacomy et al. 2014, equations 8 to 14.
    /// </summary>
    Paper,

    /// <summary>
    /// As in Gephi since 0.9: the tolerance is estimated from the number of nodes and from the traction, an efficiency watches over erratic
    /// movement, and a node's swinging counts by its mass. Faster on large graphs. Source: Gephi, class ForceAtlas2.
    /// </summary>
    Gephi,
}
