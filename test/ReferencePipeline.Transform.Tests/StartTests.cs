using System.Text;
using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform.Tests;

public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _asset = Directory.CreateTempSubdirectory("transform-");

    public void Dispose() => _asset.Delete(recursive: true);

    private FunctionException Failure(string? contract, string dataset, string stage)
    {
        if (contract is not null)
            File.WriteAllText(Path.Combine(_asset.FullName, FunctionSettings.ContractFile), contract, new UTF8Encoding(false));
        using var log = new Log(Stream.Null);
        return Assert.Throws<FunctionException>(() => TransformFunction.Start(_asset.FullName,
            name => name switch { "DATASET" => dataset, "STAGE" => stage, _ => null }, log));
    }

    private const string Orders = """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop
        version: 1.0.0
        status: active
        schema:
          - name: orders
            logicalType: object
            properties:
              - name: id
                logicalType: string
          - name: refunds
            logicalType: object
            properties:
              - name: id
                logicalType: string
        """;

    public static TheoryData<string?, string, string, string, string> Starts => new()
    {
        { Orders, "", "sandbox", "Init.NotConfigured", "DATASET is not set" },
        { Orders, "orders", "", "Init.NotConfigured", "STAGE is not set" },
        { null, "orders", "sandbox", "Init.NoContract", "no contract.odcs.yaml beside the function" },
        { Orders, "order", "sandbox", "Init.NoDataset", "no dataset 'order'; DATASET must be one of orders, refunds" },
        { Orders.Replace("logicalType: string", "logicalType: money", StringComparison.Ordinal), "orders", "sandbox", "Init.ContractRefused", "contract.odcs.yaml:11: " },
        { Orders.Replace("logicalType: string", "logicalType: money", StringComparison.Ordinal), "orders", "sandbox", "Init.ContractRefused", "(and 1 more)" },
    };

    [Theory, MemberData(nameof(Starts))]
    public void A_start_that_cannot_succeed_says_what_is_missing_on_one_line(string? contract, string dataset, string stage, string type, string message)
    {
        var failure = Failure(contract, dataset, stage);

        Assert.Equal(type, failure.Type);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }
}
