using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Names of objects in Firehose's pattern. What is a random number there follows from what the object is, so that a second run gives the same.</summary>
internal static class ObjectNames
{
    /// <summary>Firehose counts changes of a delivery stream's settings; a new one has had none.</summary>
    private const int Version = 1;

    public static string Of(string delivery, DateTime first, ObjectPlan plan, string identity) =>
        string.Create(CultureInfo.InvariantCulture, $"{delivery}-{Version}-{TimeZoneInfo.ConvertTimeFromUtc(first, plan.Prefix.Zone):yyyy-MM-dd-HH-mm-ss}-{Uuid($"{delivery}/{identity}")}{plan.Extension}");

    private static Guid Uuid(string identity) => new(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16));
}
