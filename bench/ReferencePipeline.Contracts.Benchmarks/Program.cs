using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Benchmarks;

// dotnet run -c Release --project bench/ReferencePipeline.Contracts.Benchmarks [validation|generation] [contracts]
string[] known = [nameof(Validation), nameof(Generation)];
var named = known.Where(name => args.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();
var contracts = ContractSet.Load(args.FirstOrDefault(arg => !known.Contains(arg, StringComparer.OrdinalIgnoreCase)) ?? "contracts");
var isReached = true;
if (named is [] or [nameof(Validation), ..])
    isReached &= Validation.Run(contracts, Console.Out);
if (named is [] or [.., nameof(Generation)])
    isReached &= Generation.Run(contracts, Console.Out);
return isReached ? 0 : 1;
