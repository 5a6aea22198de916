using ReferencePipeline.Templates.Rules.Athena;
using ReferencePipeline.Templates.Rules.Firehose;
using ReferencePipeline.Templates.Rules.Glue;
using ReferencePipeline.Templates.Rules.Iam;
using ReferencePipeline.Templates.Rules.Kinesis;
using ReferencePipeline.Templates.Rules.LakeFormation;
using ReferencePipeline.Templates.Rules.Lambda;
using ReferencePipeline.Templates.Rules.Messaging;
using ReferencePipeline.Templates.Rules.Monitoring;
using ReferencePipeline.Templates.Rules.Redshift;
using ReferencePipeline.Templates.Rules.References;
using ReferencePipeline.Templates.Rules.Storage;

namespace ReferencePipeline.Templates.Rules;

/// <summary>All rules, in the order of the data's way, and then those that hold for everything.</summary>
public static class RuleSet
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ModeFitsTheShards(),
        new StreamIsEncrypted(),
        new StreamKeepsAWeek(),
        new BatchesFitTheAnswer(),
        new BlocksAreLarge(),
        new BufferFitsTheFormat(),
        new CalendarYear(),
        new CompressedInsideTheFile(),
        new EncryptedWithAKey(),
        new ErrorPrefixTellsTheKind(),
        new ErrorPrefixUsesNoKey(),
        new ErrorsCanBeWritten(),
        new ErrorsLieOutsideTheData(),
        new FailuresAreLogged(),
        new GrantComesFirst(),
        new KeysHaveASource(),
        new NoOwnEncryptionOfKinesis(),
        new RetryEnds(),
        new SchemaCanBeRead(),
        new WaitsForItsPolicy(),
        new CrawlerAsksLakeFormation(),
        new CrawlerHearsOfEvents(),
        new CrawlerLeavesTablesAlone(),
        new ProjectionKnowsEveryKey(),
        new SchemaHoldsNoDefinition(),
        new AdministratorIsCloudFormation(),
        new BucketRefusesOthers(),
        new ConsumersReadThroughIt(),
        new FilterIsOneThing(),
        new GrantsFollowTheSettings(),
        new NewTablesAreNobodys(),
        new NobodyByIamAlone(),
        new NothingByDefault(),
        new OneAfterTheOther(),
        new RegistersWithItsOwnRole(),
        new RegistrationReachesTheData(),
        new RegistrationTellsWhoAsks(),
        new SettingsAppend(),
        new SettingsAreOne(),
        new TagsHaveOneValue(),
        new QueriesAreMeasured(),
        new QueriesHaveACeiling(),
        new ResultsAreEncrypted(),
        new WorkGroupDecides(),
        new AdministratorHasAName(),
        new CapacityHasACeiling(),
        new ConnectionsAreEncrypted(),
        new EverythingIsLogged(),
        new PasswordIsManaged(),
        new PortIsAllowed(),
        new RoutesThroughItsNetwork(),
        new WarehouseHasItsKey(),
        new WarehouseIsPrivate(),
        new CustomResourceAnswersInTime(),
        new RuntimeIsSupported(),
        new KeysTurn(),
        new NoAllBut(),
        new NoWholeService(),
        new NobodyByStar(),
        new PasswordsAreNotWritten(),
        new ResourcesAreNamed(),
        new ServicesActForTheAccount(),
        new BucketIsEncrypted(),
        new BucketIsNeverPublic(),
        new NothingWithoutTls(),
        new RetainedBucketKeepsItsPolicy(),
        new RetainedHasNoFixedName(),
        new DeadLettersStay(),
        new EventsAreNotLost(),
        new MessagesAreEncrypted(),
        new AlarmsAreHeard(),
        new LogsEndAndAreEncrypted(),
        new SilenceIsDecided(),
        new PoliciesNameWhatIsThere(),
        new ReferencesLeadSomewhere(),
    ];

    /// <summary>Asks all rules.</summary>
    public static RuleReport Check(CloudAssembly assembly) => Check(assembly, All);

    /// <summary>Asks some rules; an acceptance of another one then finds nothing to accept, and is told.</summary>
    public static RuleReport Check(CloudAssembly assembly, IReadOnlyList<Rule> rules) => RuleReport.Of(assembly, rules);
}
