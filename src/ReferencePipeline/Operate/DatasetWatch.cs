using ReferencePipeline.Contracts;
using ReferencePipeline.Deliver;
using ReferencePipeline.Settings;
using ReferencePipeline.Streams;

namespace ReferencePipeline.Operate;

/// <summary>A dataset that takes events, as alarms and dashboard see it.</summary>
internal sealed class DatasetWatch(Dataset dataset, PipelineSettings settings, DatasetStream stream, DatasetDelivery delivery)
{
    private readonly string _stream = stream.Stream.Ref;
    private readonly string _delivery = delivery.Stream.Ref;
    private readonly string _function = delivery.Transform.Name;

    public Dataset Dataset => dataset;

    /// <summary>A contract's promise; where it makes none, twice the time that Firehose may take.</summary>
    public double LatencySeconds => dataset.ServiceLevel.Latency?.TotalSeconds ?? 2 * DeliveryTiming.WorstSeconds(settings.Delivery);

    public Measure Stream(string metric, string statistic) => Measures.OfStream(_stream, metric, statistic);

    public Measure Delivery(string metric, string statistic) => Measures.OfDelivery(_delivery, metric, statistic);

    public Measure Function(string metric, string statistic) => Measures.OfFunction(_function, metric, statistic);

    public Measure Records(string metric) => Measures.OfRecords(dataset.Table.Value, settings.Stage.Value, metric);
}
