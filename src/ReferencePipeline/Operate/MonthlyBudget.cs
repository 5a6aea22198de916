using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Budgets = Amazon.CDK.AWS.Budgets;
using Sns = Amazon.CDK.AWS.SNS;

namespace ReferencePipeline.Operate;

/// <summary>What the stage may cost in a month, told from the rest of the account by its tag.</summary>
/// <remarks>It has no name of its own: another notice is another budget, and two of one name cannot be for a moment.</remarks>
internal static class MonthlyBudget
{
    public static void Make(Construct scope, PipelineSettings settings, Sns.ITopic topic) => _ = new Budgets.CfnBudget(scope, "Budget", new Budgets.CfnBudgetProps
    {
        Budget = new Budgets.CfnBudget.BudgetDataProperty
        {
            BudgetType = "COST",
            TimeUnit = "MONTHLY",
            BudgetLimit = new Budgets.CfnBudget.SpendProperty { Amount = settings.Budget.MonthlyUsd, Unit = "USD" },
            CostFilters = new Dictionary<string, object> { ["TagKeyValue"] = new[] { $"user:{DeploymentTag.Key}${DeploymentTag.ValueOf(settings)}" } },
            // A credit would hide what is being used up.
            CostTypes = new Budgets.CfnBudget.CostTypesProperty { IncludeCredit = false, IncludeRefund = false },
        },
        NotificationsWithSubscribers = settings.Budget.NotifyAtPercent.Select(percent => new Budgets.CfnBudget.NotificationWithSubscribersProperty
        {
            Notification = new Budgets.CfnBudget.NotificationProperty
            {
                NotificationType = "ACTUAL",
                ComparisonOperator = "GREATER_THAN",
                Threshold = percent,
                ThresholdType = "PERCENTAGE",
            },
            Subscribers = new object[] { new Budgets.CfnBudget.SubscriberProperty { SubscriptionType = "SNS", Address = topic.TopicArn } },
        }).ToArray<object>(),
    });
}
