using System.Runtime.InteropServices;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary><c>duckdb_string_t</c>: a short text lies in it, a longer one elsewhere.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct DuckText
{
    public const int Inlined = 12;

    /// <summary>Of a longer text so many stand here, too.</summary>
    public const int Prefix = 4;

    [FieldOffset(0)]
    public uint Length;

    [FieldOffset(4)]
    public fixed byte Bytes[Inlined];

    [FieldOffset(8)]
    public byte* Elsewhere;

    public static ReadOnlySpan<byte> Of(DuckText* text) => text->Length <= Inlined ? new(text->Bytes, (int)text->Length) : new(text->Elsewhere, (int)text->Length);
}
