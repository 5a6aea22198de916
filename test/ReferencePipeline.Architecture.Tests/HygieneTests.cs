using System.Text.RegularExpressions;

namespace ReferencePipeline.Architecture.Tests;

public sealed partial class HygieneTests
{
    /// <summary>Account ids that AWS's own documentation uses, so nobody's.</summary>
    private static readonly string[] ExampleAccounts = ["123456789012", "111122223333", "444455556666"];

    [Fact]
    public void Text_files_end_their_lines_with_a_line_feed_alone() =>
        Expect.None(Repository.TextFiles.Where(f => Repository.Read(f).Contains('\r', StringComparison.Ordinal)), "end lines with LF");

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() =>
        Expect.None(Found(MachinePath(), Repository.TextFiles.Where(NoData)), "write paths relative to the root");

    [Fact]
    public void No_file_names_the_host_of_a_package_registry() =>
        Expect.None(Found(RegistryHost(), Repository.TextFiles), "leave registries to the machine's settings");

    [Fact]
    public void No_file_holds_the_id_of_a_real_account() =>
        Expect.None(Found(AccountId(), Repository.TextFiles).Where(hit => !ExampleAccounts.Any(hit.EndsWith)), "use an example account, 111122223333");

    [Fact]
    public void No_file_holds_an_access_key_or_a_private_key() =>
        Expect.None(Found(Secret(), Repository.TextFiles), "take secrets out, and revoke them");

    [Theory]
    [InlineData("cd /" + "home/ann/x", true)]
    [InlineData("open C:" + @"\Users\ann", true)]
    [InlineData("GET https://shop.example.com/home/garden", false)]
    [InlineData("src/work/x.cs", false)]
    public void A_machine_path_is_told_from_other_paths(string text, bool refused) => Assert.Equal(refused, MachinePath().IsMatch(text));

    [Theory]
    [InlineData("https://regis" + "try.np" + "mjs.org/x", true)]
    [InlineData("https://ap" + "i.nu" + "get.org/v3/index.json", true)]
    [InlineData("https://example.org/packages/YamlDotNet", false)]
    public void A_registry_host_is_told_from_a_page_about_a_package(string text, bool refused) => Assert.Equal(refused, RegistryHost().IsMatch(text));

    [Theory]
    [InlineData("arn:aws:kms:eu-central-1:" + "999988887777:key/1", true)]
    [InlineData("\"account\": \"" + "999988887777\"", true)]
    [InlineData("999988887777" + ".dkr.ecr.eu-central-1", true)]
    [InlineData("maximum: 999988887777", false)]
    [InlineData("arn:aws:s3:::lake", false)]
    public void An_account_id_is_told_from_another_number(string text, bool refused) => Assert.Equal(refused, AccountId().IsMatch(text));

    [Theory]
    [InlineData("AKIA" + "ABCDEFGHIJKLMNOP", true)]
    [InlineData("-----BEGIN RSA " + "PRIVATE KEY-----", true)]
    [InlineData("AKIA", false)]
    public void A_secret_is_told_from_its_name(string text, bool refused) => Assert.Equal(refused, Secret().IsMatch(text));

    /// <summary>Events are made up: a page may well be called like a folder there.</summary>
    private static bool NoData(string file) => !file.StartsWith("samples/", StringComparison.Ordinal);

    private static IEnumerable<string> Found(Regex pattern, IEnumerable<string> files) =>
        files.SelectMany(f => pattern.Matches(Repository.Read(f)).Select(hit => $"{f}: {hit.Value}"));

    [GeneratedRegex(@"(?<![\w.:*/}~-])/(home|Users|root|work|mnt)/\w+|\b[A-Za-z]:\\(Users|src|work)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\bregistry\.(npmjs|yarnpkg)\.|\bapi\.nuget\.org|\bpkgs\.dev\.azure\.|\.pkg\.github\.|\.codeartifact\.|\bartifactory\.|\bnexus\.\w+\.|""resolved"": ""http", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"(\barn:aws[\w-]*:[\w-]+:[\w-]*:|\baccount(-?id)?[""']?\s*[:=]\s*[""']?)\d{12}\b|\b\d{12}(?=\.dkr\.)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex AccountId();

    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----", RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();
}
