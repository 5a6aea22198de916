using static ReferencePipeline.Contracts.Comparing.ChangeKind;
using static ReferencePipeline.Contracts.Comparing.RegistryView;

namespace ReferencePipeline.Contracts.Comparing;

/// <summary>What holds for a kind of change wherever it occurs; its severity is that of one which breaks nobody and is in place.</summary>
internal sealed record KindFacts(Severity Severity, RegistryView Registry, string Instead)
{
    public static KindFacts Of(ChangeKind kind) => kind switch
    {
        ContractReplaced => Review(Blind, "compare versions of one contract; a new id is a new contract beside the old one"),
        VersionNotRaised => Review(Blind, "raise the version, so that a reader can tell the two apart"),
        VersionLowered => Review(Blind, "raise the version; if NEW is the older one, swap the two"),
        ContractRetired => Review(Blind, "stop the producers first: the streams go, the data stays"),
        ContractRevived => Review(Blind, "deploy before the producers start"),
        StatusChanged => Harmless(Blind, "nothing to do"),
        CompatibilityLoosened => Review(Partly, "tell the readers that the next version may break them"),
        CompatibilityTightened => Harmless(Partly, "nothing to do"),
        DocumentationChanged => Harmless(Blind, "nothing to do"),

        DatasetAdded => Harmless(Blind, "nothing to do"),
        DatasetRemoved => Review(Blind, "retire the contract, or keep the dataset until its retention has run out"),
        DatasetRenamed => Review(Blind, "rename it in dashboards and scripts that say the dataset's name"),
        TableRenamed => Review(Blind, "keep the table's name; or deploy a second dataset, backfill it, move the readers, then remove the first"),
        UnknownFieldsRefused => Review(Same, "look at the count of unknown fields first; refuse them when it is zero"),
        UnknownFieldsAllowed => Harmless(Same, "nothing to do"),
        UnknownFieldsColumnAdded => Harmless(Blind, "nothing to do; rows stored before hold NULL there"),
        UnknownFieldsColumnRemoved => Review(Blind, "move the readers off the column first, or declare the fields they use"),
        EventTimeTightened => Review(Blind, "look at how late events come first; backfill what will be refused"),
        EventTimeLoosened => Review(Blind, "expect rows in partitions that readers took for complete"),
        EventTimeFieldChanged => Review(Blind, "look at both times in the stored rows first"),
        StreamKeyChanged => Review(Blind, "let the stream run empty first: the order of a key's events is kept within a shard only"),
        PrimaryKeyChanged => Review(Blind, "make a new version of the dataset beside the old one; a row stands for something else"),
        PartitionKeyAdded or PartitionKeyRemoved or PartitionKeysReordered =>
            Review(Blind, "make a new dataset with the new layout, backfill it by a query, move the readers, then retire the old one"),

        RequiredFieldAdded => Review(Same, "add it as optional, let all producers send it, backfill, then require it"),
        OptionalFieldAdded => Harmless(Stricter, "deploy the contract before the producers send it"),
        DerivedFieldAdded => Harmless(Blind, "backfill by a query over its source; rows stored before hold NULL"),
        FieldRemoved => Review(Same, "mark it as deprecated, move the readers, stop sending it, then remove it; the files keep the values"),
        FieldRenamed => Review(Partly, "add the new name as an optional field, let producers send both, then remove the old one"),
        FieldsReordered => Harmless(Blind, "nothing to do; name columns in queries rather than SELECT *"),
        ColumnRenamed => Review(Blind, "keep the column; or add a new one, backfill it, and offer the old name in a view"),
        MadeRequired => Review(Same, "count the missing values first, let all producers send it, backfill, then require it"),
        MadeOptional => Review(Same, "tell the readers that NULL may come before producers leave it out"),
        MadeUnique => Review(Blind, "count the duplicates first"),
        MadeRepeatable => Review(Blind, "let readers take duplicates out first"),
        MadeDerived => Review(Partly, "add the derived value as a new field beside it"),
        MadeCarried => Review(Partly, "add the carried value as a new field beside it"),
        DerivationChanged => Review(Blind, "add a new derived field beside it; or backfill every partition before readers mix the two"),

        TypeWidened => Review(Partly, "add a new column of the wider type and backfill it, or rewrite the files, unless every engine does it in place"),
        TypeNarrowed => Review(Partly, "add a new column of the narrower type; move producers and readers, then remove the old one"),
        TypeReplaced => Review(Partly, "add a new column of the new type; move producers and readers, then remove the old one"),
        TemporalFormatChanged => Review(Partly, "add a new field in the new format; the stored moments stay as they are"),
        OffsetRequired => Review(Partly, "let all producers send the offset first"),
        OffsetOptional => Review(Partly, "tell the stream's consumers which zone is meant without an offset"),
        DefaultTimeZoneChanged => Review(Blind, "let producers send the offset; else the same text means another moment from the day of the deployment"),

        LengthTightened or PatternAdded or FormatAdded or BoundTightened or MultipleOfTightened or CountTightened or ItemsMadeUnique =>
            Review(Same, "count the stored values that fail it, as a quality rule, before refusing them"),
        EnumClosed or EnumValuesRemoved => Review(Same, "count the stored values outside the set, stop sending them, then close it"),
        LengthLoosened or PatternRemoved or FormatRemoved or BoundLoosened or MultipleOfLoosened or CountLoosened or ItemsMayRepeat =>
            Review(Same, "tell the readers before producers use it"),
        EnumOpened or EnumValuesAdded => Review(Same, "let readers handle an unknown value first"),
        PatternChanged or FormatChanged or MultipleOfChanged =>
            Review(Same, "take what both allow in one version, and drop the old in the next"),

        ClassificationRaised => Review(Blind, "tell the roles that lose the column"),
        ClassificationLowered => Review(Blind, "let the data's owner agree: more roles see it"),
        RoleAdded or RoleDatasetAdded => Review(Blind, "let the data's owner agree"),
        RoleRemoved or RoleDatasetRemoved => Review(Blind, "tell the people in the role first: their queries fail"),
        RoleAccessChanged => Review(Blind, "make a second role rather than changing what one may do"),
        RoleApproversChanged => Review(Blind, "let the old and the new approver know"),
        ClearanceWidened or ReadableColumnsWidened or RowFilterRemoved or RoleSeesMore => Review(Blind, "let the data's owner agree: the role sees more"),
        ClearanceNarrowed or ReadableColumnsNarrowed or RowFilterAdded or RoleSeesLess => Review(Blind, "tell the people in the role first: they see less"),
        RowFilterChanged => Review(Blind, "count the rows that each filter lets through before deploying"),

        RetentionShortened => Review(Blind, "copy what is still needed: the lifecycle rule deletes older data soon after the deployment"),
        RetentionLengthened => Review(Blind, "check that the longer time is allowed for personal data, and what it costs"),
        LatencyTightened => Review(Blind, "check the cost of smaller, more frequent files"),
        LatencyLoosened => Review(Blind, "tell the readers: data comes later than promised before"),
        FrequencyChanged => Review(Blind, "tell the readers"),
        QualityRuleAdded or QualityRuleChanged => Review(Blind, "run the rule over the stored rows first: it may raise an alarm"),
        QualityRuleRemoved => Review(Blind, "tell the readers: nobody checks it any more"),
        _ => throw new InvalidOperationException($"Nothing is known of {kind}."),
    };

    private static KindFacts Review(RegistryView registry, string instead) => new(Severity.Review, registry, instead);

    private static KindFacts Harmless(RegistryView registry, string instead) => new(Severity.Harmless, registry, instead);
}
