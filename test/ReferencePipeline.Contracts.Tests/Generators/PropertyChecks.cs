using FsCheck;
using Microsoft.FSharp.Core;

namespace ReferencePipeline.Contracts.Tests.Generators;

/// <summary>How property tests draw: the same values in every run, so that a change is what breaks them, and others where one goes looking.</summary>
internal static class PropertyChecks
{
    private const string Explore = "PROPERTIES";

    /// <summary><c>PROPERTIES=random dotnet test</c> draws anew; a failure names the seed to replay.</summary>
    public static Config Config { get; } = Environment.GetEnvironmentVariable(Explore) == "random"
        ? Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
        : Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261121, 1), FSharpOption<int>.None)));
}
