using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Secrets that are none: pseudonyms look as they will, are the same in each run, and are never those of a deployment.</summary>
internal sealed class StandInSalts(IReadOnlyList<string> known) : ISalts
{
    public byte[]? Find(string reference) => known.Contains(reference, StringComparer.Ordinal) ? SHA256.HashData(Encoding.UTF8.GetBytes($"rehearsal {reference}")) : null;
}
