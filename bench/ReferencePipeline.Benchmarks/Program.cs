using ReferencePipeline.Benchmarks;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Validation;

// dotnet run -c Release --project bench/ReferencePipeline.Benchmarks [contracts]
const double bar = 0.5;
var contracts = ContractSet.Load(args.Length > 0 ? args[0] : "contracts");
var salts = new Salts(new Dictionary<string, byte[]> { ["page-views/email-salt"] = new byte[32] });
RecordValidator Validator(string dataset) => RecordValidator.Compile(contracts.Datasets.Single(candidate => candidate.Name == dataset), salts);

double[] ratios =
[
    new Trial("page views", Validator("page_views"), Records.PageViews()).Run(Console.Out),
    new Trial("orders", Validator("orders"), Records.Orders()).Run(Console.Out),
];
Console.WriteLine($"bar: {bar:F2} of a bare Utf8JsonReader pass, ready record written; reached: {(ratios.Min() >= bar ? "yes" : "no")}");
return ratios.Min() >= bar ? 0 : 1;
