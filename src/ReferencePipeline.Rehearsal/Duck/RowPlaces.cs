using System.Runtime.InteropServices;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>Some rows of a chunk, by their places.</summary>
internal sealed unsafe class RowPlaces : SafeHandle
{
    private readonly uint* _places;

    public RowPlaces(int most) : base(nint.Zero, ownsHandle: true)
    {
        SetHandle(Native.CreateSelection((ulong)most));
        _places = Native.SelectionData(handle);
    }

    public nint Pointer => handle;

    public int Count { get; private set; }

    public override bool IsInvalid => handle == nint.Zero;

    public void AddRange(int start, int end)
    {
        for (var row = start; row < end; row++)
            _places[Count++] = (uint)row;
    }

    protected override bool ReleaseHandle()
    {
        Native.DestroySelection(handle);
        return true;
    }
}
