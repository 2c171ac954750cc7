using Practicum.Numerics.Statistics.Metrics.Regression;

namespace Practicum.Numerics.Statistics.Catalogue;

/// <summary>Pages of predicted numbers.</summary>
internal static class RegressionPages
{
    private const string Mean = "Default hall-t: the mean's interval corrected for skewness by Hall's cubic transformation, at Student's quantile with n − 1 degrees. On request the percentile bootstrap of rows. Withheld with fewer than 20 rows or when all rows have the same loss. Simulated coverage from 20 rows: 0.93 to 0.96 for normal and Student errors (5 degrees); for lognormal truths with σ = 1 and errors in proportion, mae and pinball 0.92 to 0.94, bias 0.88 at 20 and 0.91 at 200 rows.";
    private const string Root = "Default hall-t-root: the square roots of the ends of the mean squared loss's interval, which is corrected for skewness at Student's quantile. On request the percentile bootstrap of rows. Withheld with fewer than 20 rows or when all losses are the same. Simulated coverage from 20 rows: 0.93 to 0.96 for normal errors; 0.91 to 0.92 for Student errors with 5 degrees at 20 to 50 rows, 0.93 from 200; for lognormal truths with σ = 1 and errors in proportion, 0.73 at 20 and 0.86 at 1,000 rows, since the largest losses are not in the sample. Withholding when a few rows dominate was tried: it makes the intervals that are left cover less.";
    private const string Rows = "Rows are independent and like those that will come. The interval speaks of other rows, not of another training.";
    private const string Weights = "A weight of 2 is the row twice in the value; in the interval weights are importances, so that doubling all narrows nothing.";
    private const string Hall = "P. Hall, \"On the removal of skewness by transformation\", Journal of the Royal Statistical Society B 54 (1992) 221–228, for the interval";
    private const string Checked = "scikit-learn 1.2.1 on four samples, with and without weights, to 1e-13; weights as repeated rows; change of unit; coverage by simulation.";
    private const string Input = "truth 2 4 3 8 6 7 1 5 9 4 3 6 8 2 5 7 4 6 3 9 · predictions 2.5 3.6 3.3 7.1 6.4 7.8 1.2 4.4 8.1 4.9 2.7 6.3 7.2 2.9 5.5 6.1 4.8 6.6 2.2 8.5";
    private static readonly double[] Truth = [2, 4, 3, 8, 6, 7, 1, 5, 9, 4, 3, 6, 8, 2, 5, 7, 4, 6, 3, 9];
    private static readonly double[] Predictions = [2.5, 3.6, 3.3, 7.1, 6.4, 7.8, 1.2, 4.4, 8.1, 4.9, 2.7, 6.3, 7.2, 2.9, 5.5, 6.1, 4.8, 6.6, 2.2, 8.5];

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatisticPage> All { get; } =
    [
        Page("mae", "Mean absolute error", "The mean distance of prediction and truth, in the unit of the truth. From 0; less is better.", "MAE = Σ w |ŷ − y| / Σ w", Mean, Weights + " Undefined without rows.",
            ["C. Willmott and K. Matsuura, \"Advantages of the mean absolute error over the root mean square error\", Climate Research 30 (2005) 79–82", Hall], []),
        Page("mse", "Mean squared error", "The mean squared distance of prediction and truth, in the squared unit. From 0; less is better; large errors dominate.", "MSE = Σ w (ŷ − y)² / Σ w", Root.Replace("-root: the square roots of the ends of the mean squared loss's interval, which is corrected for skewness at Student's quantile", ": the mean's interval corrected for skewness at Student's quantile", StringComparison.Ordinal), Weights + " Undefined without rows, or when a square exceeds the range of doubles.",
            ["T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning (2009), §2.4", Hall], [new("textbooks on linear models", "Divide by n − p to estimate the residual variance; here always by Σ w.")]),
        Page("rmse", "Root mean squared error", "The root of the mean squared error, in the unit of the truth. From 0; less is better.", "RMSE = √(Σ w (ŷ − y)² / Σ w)", Root, Weights + " Undefined without rows.",
            ["C. Willmott and K. Matsuura (2005), as for mae", Hall], [new("several tools", "\"Normalised\" RMSE divides by the range or the mean of the truth; that is not offered.")]),
        Page("r2", "Coefficient of determination", "The share of the truth's spread that the predictions explain. At most 1, 0 for predicting the mean, negative for worse; more is better.", "R² = 1 − Σ w (ŷ − y)² / Σ w (y − ȳ)²,  ȳ = Σ w y / Σ w",
            "Default jackknife-log: the delete-one jackknife of ln(1 − R²) with Student's quantile, taken back. On request the percentile bootstrap. Withheld with fewer than 100 rows, where a skewed truth brings the coverage down to 0.90, or a perfect fit. Simulated coverage: 0.94 to 0.95 for normal errors from 20 rows, where the delta method covers 0.91; 0.93 to 0.94 for Student errors with 5 degrees; for lognormal truths with σ = 1 and errors in proportion 0.88 at 20 and 0.92 at 200 rows.",
            Weights + " Undefined when the truth does not vary.", ["T. Kvålseth, \"Cautionary note about R²\", The American Statistician 39 (1985) 279–285, eq. 1", "B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), ch. 11, for the interval"],
            [new("scikit-learn 1.2", "A truth that does not vary gives 1.0 for a perfect fit and 0.0 otherwise (force_finite); here it is undefined."), new("R, caret R2()", "By default the squared correlation, which forgives bias and scale.")]),
        Page("median_absolute_error", "Median absolute error", "Half of the predictions are no further off than this. From 0, in the unit of the truth; less is better; deaf to outliers.", "the weighted median of |ŷ − y|; the middle of two when exactly half of the weight lies on each side",
            "Default woodruff: the interval ½ ± z √(Σ w²) / (2 Σ w) of the share below the median, taken back through the sorted errors. On request the percentile bootstrap. Withheld with fewer than 20 rows. Simulated coverage 0.93 to 0.97.",
            Weights, ["R. Woodruff, \"Confidence intervals for medians and other position measures\", Journal of the American Statistical Association 47 (1952) 635–646"],
            [new("scikit-learn 1.2", "With sample_weight it takes the lower of two middle errors; without, their mean. Here both are the mean, so that weights stay counts."), new("R, mad()", "The median distance from the median, times 1.4826: a scale of one sample, not an error of predictions.")]),
        Page("bias", "Mean error (bias)", "The mean of prediction − truth, in the unit of the truth: above 0 the model predicts too high. Best at 0.", "bias = Σ w (ŷ − y) / Σ w", Mean, Weights, ["C. Willmott and K. Matsuura (2005), as for mae", Hall],
            [new("R, forecast::accuracy()", "ME is truth − prediction: the other sign.")]),
        Page("mape", "Mean absolute percentage error", "The mean distance of prediction and truth as a share of the truth: 0.1 is 10 %. From 0; less is better. It forgives predicting too low.", "MAPE = Σ w |ŷ − y| / |y| / Σ w", Mean, Weights + " Undefined when a true number is 0; the reason says how many.",
            ["R. Hyndman and A. Koehler, \"Another look at measures of forecast accuracy\", International Journal of Forecasting 22 (2006) 679–688, §2.2", Hall],
            [new("scikit-learn 1.2", "A true 0 is replaced by 2.2e-16, so that one such row makes the mean astronomical."), new("R, forecast::accuracy()", "In percent: 100 times this.")]),
        Page("rmsle", "Root mean squared logarithmic error", "The root mean squared difference of ln(1 + prediction) and ln(1 + truth): for small differences a relative error. From 0; less is better.", "RMSLE = √(Σ w (ln(1 + ŷ) − ln(1 + y))² / Σ w)", Root.Replace("fewer than 20 rows", "fewer than 200 rows, since heavy tails bring the coverage down to 0.91 at 100,", StringComparison.Ordinal), Weights + " Undefined when a truth or prediction is −1 or less; the reason says how many rows.",
            ["scikit-learn user guide, \"Mean squared logarithmic error\"; no paper defines it", Hall], [new("scikit-learn 1.2", "Refuses any negative number, although ln(1 + x) exists above −1.")]),
        Page("pinball", "Pinball loss", "The loss that a predicted τ-quantile minimises; named pinball@τ, 0 < τ < 1, such as pinball@0.9. In the unit of the truth, from 0; less is better. pinball@0.5 is half of the mean absolute error.", "Σ w ρ(y − ŷ) / Σ w,  ρ(u) = τ u for u ≥ 0, (τ − 1) u for u < 0", Mean, Weights,
            ["R. Koenker and G. Bassett, \"Regression quantiles\", Econometrica 46 (1978) 33–50", Hall], [new("GluonTS", "Its quantile loss is twice this.")], "pinball@0.9"),
        Page("max_error", "Largest error", "The largest distance of prediction and truth, in the unit of the truth. From 0; less is better.", "max |ŷ − y| over rows with weight above 0", "Always withheld: the largest error of rows not seen has no bound, and the bootstrap of a maximum is inconsistent.", "Weights only say which rows count.",
            ["P. Bickel and D. Freedman, \"Some asymptotic theory for the bootstrap\", Annals of Statistics 9 (1981) 1196–1217, §6, on why the bootstrap fails"], []),
    ];

    private static StatisticPage Page(string id, string title, string definition, string formula, string interval, string edges, ImmutableArray<string> sources, ImmutableArray<ElsewhereNote> elsewhere, string? metric = null) => new()
    {
        Id = id,
        Title = title,
        Family = StatisticFamily.Regression,
        Definition = definition,
        Formula = formula + "\ny truth, ŷ prediction, w weight of a row (1 without weights)",
        Interval = interval,
        Assumptions = Rows,
        Edges = edges,
        Sources = sources,
        Elsewhere = elsewhere,
        CheckedAgainst = Checked,
        Example = () => new(Input, $"new RegressionSample(truth, predictions).Estimate(\"{metric ?? id}\")", new RegressionSample(Truth, Predictions).Estimate(metric ?? id)),
    };
}
