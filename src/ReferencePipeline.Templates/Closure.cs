namespace ReferencePipeline.Templates;

internal static class Closure
{
    /// <summary>All that can be reached, without the start itself unless a way leads back to it.</summary>
    public static HashSet<T> Of<T>(T start, Func<T, IEnumerable<T>> next)
    {
        var reached = new HashSet<T>();
        var open = new Stack<T>(next(start));
        while (open.TryPop(out var at))
        {
            if (reached.Add(at))
            {
                foreach (var other in next(at))
                    open.Push(other);
            }
        }

        return reached;
    }
}
