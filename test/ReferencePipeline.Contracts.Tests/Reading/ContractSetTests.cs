using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class ContractSetTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("contracts-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Contracts_come_in_the_order_of_their_files_and_share_roles()
    {
        Write("b.odcs.yml", Sample.Good.Replace("shop", "second", StringComparison.Ordinal).Replace("name: orders", "name: returns", StringComparison.Ordinal));
        Write("a.odcs.yaml", Sample.Good);
        Write("notes.yaml", "not: a contract");

        var set = ContractSet.Load(_directory);

        Assert.Equal(["shop", "second"], set.Contracts.Select(contract => contract.Id));
        Assert.Equal(["orders", "returns"], set.Datasets.Select(dataset => dataset.Table.Value));
        Assert.All(set.Contracts, contract => Assert.Equal("clerk", Assert.Single(contract.Roles).Name.Value));
    }

    [Fact]
    public void A_schema_is_as_long_as_the_registry_takes_and_no_longer()
    {
        Write("a.odcs.yaml", Described(1));
        var others = JsonSchema.Registered(ContractSet.Load(_directory).Contracts[0], ContractSet.Load(_directory).Datasets.First()).Length - 1;

        Write("a.odcs.yaml", Described(170_000 - others));
        Assert.Single(ContractSet.Load(_directory).Datasets);
        Write("a.odcs.yaml", Described(170_001 - others));
        Assert.Equal(["a.odcs.yaml:7: schema.orders: the JSON Schema of its events has 170001 characters, and the Glue registry takes 170000; shorten its descriptions, or make two datasets of it"], Problems());

        static string Described(int letters) => Sample.Good.Replace("- name: orders\n", $"- name: orders\n    description: {new string('x', letters)}\n", StringComparison.Ordinal);
    }

    [Fact]
    public void Two_contracts_share_neither_an_id_nor_a_table()
    {
        Write("a.odcs.yaml", Sample.Good);
        Write("b.odcs.yaml", Sample.Good.Replace("name: orders", "name: Orders", StringComparison.Ordinal));

        Assert.Equal(
        [
            $"b.odcs.yaml:3: id: 'shop' is also the id of {Path.Combine(_directory, "a.odcs.yaml")}; give each contract its own id",
            $"b.odcs.yaml:7: schema.Orders: its table 'orders' is also in {Path.Combine(_directory, "a.odcs.yaml")}; give one of them another physicalName",
        ], Problems());
    }

    [Fact]
    public void The_problems_of_all_files_come_at_once()
    {
        Write("b.odcs.yaml", Sample.With("status: active", "status: active\nx: 1"));
        Write("a.odcs.yaml", Sample.With("required: true", "required: yes").Replace("kind: DataContract\n", "", StringComparison.Ordinal));

        Assert.Equal(["a.odcs.yaml:1", "a.odcs.yaml:13", "b.odcs.yaml:6"], Problems().Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void No_contract_at_all_is_said_so()
    {
        Assert.Equal("1: it holds no contract; add one whose name ends in .odcs.yaml", Assert.Single(Problems())[1..]);
        Assert.Contains("there is no such directory", Assert.Throws<ContractException>(() => ContractSet.Load(Path.Combine(_directory, "none"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem_like_any_other()
    {
        var problem = Assert.Single(Assert.IsType<ContractReading.Refused>(ContractFile.Read(Path.Combine(_directory, "none.odcs.yaml"))).Problems);

        Assert.Equal((1, "the file cannot be read"), (problem.Line, problem.What));
    }

    private string[] Problems() =>
        [.. Assert.Throws<ContractException>(() => ContractSet.Load(_directory)).Problems.Select(problem => problem.ToString()[_directory.Length..].TrimStart(Path.DirectorySeparatorChar))];

    private void Write(string name, string yaml) => File.WriteAllText(Path.Combine(_directory, name), yaml);
}
