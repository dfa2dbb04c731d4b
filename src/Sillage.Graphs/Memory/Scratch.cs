using System.Runtime.InteropServices;

namespace Sillage.Graphs.Memory;

/// <summary>Working memory outside the managed heap, given back when disposed. Its values are arbitrary until written or cleared.</summary>
internal sealed unsafe class Scratch<T> : IDisposable
    where T : unmanaged
{
    private T* pointer;

    /// <param name="length">Room for so many values.</param>
    /// <param name="cleared">Whether they are all 0 at first.</param>
    /// <param name="advise">Whether to ask for large pages; not where most of the room may stay untouched.</param>
    public Scratch(long length, bool cleared = false, bool advise = true)
    {
        Length = length;
        var count = (nuint)Math.Max(1, length);
        pointer = (T*)(cleared ? NativeMemory.AllocZeroed(count, (nuint)sizeof(T)) : NativeMemory.Alloc(count, (nuint)sizeof(T)));
        if (advise)
            HugePages.Advise(pointer, count * (nuint)sizeof(T));
    }

    ~Scratch() => Free();

    public long Length { get; private set; }

    /// <summary>The first value; valid until disposed, while the scratch is referred to; null afterwards.</summary>
    public T* Pointer => pointer;

    public Span<T> Span => new(Pointer, checked((int)Length));

    /// <summary>Makes room for at least <paramref name="length"/> values; the old ones are lost.</summary>
    public void Ensure(long length)
    {
        if (length <= Length)
            return;
        NativeMemory.Free(pointer);
        pointer = null;
        pointer = (T*)NativeMemory.Alloc((nuint)length, (nuint)sizeof(T));
        Length = length;
    }

    /// <summary>Changes the room to <paramref name="length"/> values; those below it are kept.</summary>
    public void Resize(long length)
    {
        pointer = (T*)NativeMemory.Realloc(Pointer, (nuint)Math.Max(1, length) * (nuint)sizeof(T));
        Length = length;
    }

    public void Clear() => NativeMemory.Clear(Pointer, (nuint)Length * (nuint)sizeof(T));

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(pointer);
        pointer = null;
        Length = 0;
    }
}
