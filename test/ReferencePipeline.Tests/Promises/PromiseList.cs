namespace ReferencePipeline.Tests.Promises;

/// <summary>All promises, in the order of the data's way. A new list is entered here, and is judged by itself from then on.</summary>
internal static class PromiseList
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        .. FoundationPromises.All,
        .. LakePromises.All,
        .. StreamPromises.All,
        .. CatalogPromises.All,
        .. TablePromises.All,
        .. GovernPromises.All,
        .. ReaderPromises.All,
        .. DeliverPromises.All,
        .. QueryPromises.All,
        .. WarehousePromises.All,
        .. NetworkPromises.All,
        .. AlarmPromises.All,
        .. OperatePromises.All,
        .. EveryStackPromises.All,
        .. Relations.All,
    ];
}
