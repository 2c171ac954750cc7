using System.Text;
using Practicum.Core.Worlds.Expressions;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The page docs/reference/expressions.md: the compiler's functions with their meanings.</summary>
internal static class ExpressionsPage
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["if"] = "`then` where the condition is not 0, else `otherwise`; both numbers or both texts",
        ["min"] = "the smallest; 2 to 16 arguments",
        ["max"] = "the largest; 2 to 16 arguments",
        ["abs"] = "without its sign",
        ["exp"] = "e to the power of x",
        ["log"] = "natural logarithm; x must be above 0",
        ["logistic"] = "1 / (1 + exp(−x))",
        ["sqrt"] = "square root; x must not be below 0",
        ["clamp"] = "x, but at least `low` and at most `high`",
        ["pick"] = "the result of the value that the column has; every value needs a result, or `else`",
        ["step"] = "1 from `at` on, 0 before",
        ["ramp"] = "0 until `from`, then a straight line to 1 at `to`",
        ["season"] = "sin(2π · t / period)",
        ["uniform"] = "evenly from low to high",
        ["normal"] = "normal law by its mean and standard deviation",
        ["lognormal"] = "e to a normal law by its mean mu and standard deviation sigma",
        ["gamma"] = "gamma law, mean shape · scale",
        ["beta"] = "beta law on 0 to 1, mean a / (a + b)",
        ["poisson"] = "whole number by its mean",
        ["bernoulli"] = "1 with probability p, else 0",
        ["exponential"] = "exponential law by its mean, not its rate",
        ["choice"] = "one of the names, by weight; weights need not add up to 1; number names give numbers",
    };

    public static string Text()
    {
        var page = new StringBuilder("""
            # The expression language

            Worlds, shifts and fallback rules are written as expressions. An expression is evaluated a column at a time over whole batches of rows. Every mistake is told with
            its line and column, and with the nearest known name. This page is generated from the compiler's own table.

            ## What an expression is made of

            | part | meaning |
            | --- | --- |
            | `12`, `0.5`, `1e-3` | a number |
            | `'pro'` | a text |
            | `fee` | a column that is declared above, or a parameter of `vary` |
            | `t` | days since the start of training; moves on in production |
            | `or` | 1 when one side is not 0; binds loosest |
            | `and` | 1 when both sides are not 0 |
            | `not` | 1 when what follows is 0 |
            | `== != < <= > >=` | comparisons, 0 or 1; they do not chain; texts know `==` and `!=` only |
            | `+ -` | sum, difference |
            | `* /` | product, ratio |
            | `-x` | minus |
            | `x ^ y` | power; binds tightest, and to the right: `-2 ^ 2` is −4 |

            A NaN or an infinity in a world is a mistake, told with column and row.

            """);
        Table(page, "Functions", "They do not draw, so they may stand everywhere.", draws: false);
        Table(page, "Draws", "Each draw has a random stream of its own, named by the column and the draw's place in the expression. So a new column changes no other column.\nA draw is the quantile of its law at one uniform number of the row.", draws: true);
        return page.ToString();
    }

    private static void Table(StringBuilder page, string title, string about, bool draws)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{about}\n\n| written | meaning |\n| --- | --- |\n");
        foreach (var function in ExpressionFunctions.All.Where(f => f.Draws == draws))
            page.Append(CultureInfo.InvariantCulture, $"| `{function.Written}` | {Meanings[function.Name]} |\n");
    }
}
