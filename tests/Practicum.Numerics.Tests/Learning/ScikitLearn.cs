using System.Diagnostics;
using System.Text.Json;

namespace Practicum.Numerics.Tests.Learning;

/// <summary>What scikit-learn gives on the same rows, computed once a run by Debian's python3-sklearn.</summary>
internal static class ScikitLearn
{
    private const string Script = """
        import sys, csv, json, time, numpy as np
        from sklearn.ensemble import HistGradientBoostingClassifier
        from sklearn.linear_model import LogisticRegression
        from sklearn.tree import DecisionTreeClassifier
        from sklearn.preprocessing import StandardScaler, OneHotEncoder, OrdinalEncoder
        from sklearn.compose import ColumnTransformer
        from sklearn.metrics import roc_auc_score

        def read(path, target, positive):
            rows = list(csv.reader(open(path)))
            head = [h for h in rows[0]]
            rows = [r for r in rows[1:] if r]
            t = head.index(target)
            y = np.array([r[t].strip() == positive for r in rows]).astype(int)
            cols, text = [], []
            for c, name in enumerate(head):
                if c == t: continue
                v = [r[c].strip() for r in rows]
                try: cols.append(np.array([float(x) for x in v], dtype=object)); text.append(False)
                except ValueError: cols.append(np.array(v, dtype=object)); text.append(True)
            return np.column_stack(cols), np.array(text), y

        def measure(path, target, positive):
            X, text, y = read(path, target, positive)
            n = len(y) * 7 // 10
            num, cat = np.where(~text)[0], np.where(text)[0]
            out = {}
            linear = ColumnTransformer([('n', StandardScaler(), num), ('c', OneHotEncoder(handle_unknown='ignore', sparse=False), cat)])
            Z = linear.fit_transform(X[:n])
            lr = LogisticRegression(C=1.0, tol=1e-10, max_iter=5000).fit(Z, y[:n])
            out['logistic'] = roc_auc_score(y[n:], lr.predict_proba(linear.transform(X[n:]))[:, 1])
            out['logistic_first'] = lr.predict_proba(linear.transform(X[n:n + 50]))[:, 1].tolist()
            out['coefficients'] = lr.coef_[0, :len(num)].tolist()
            codes = ColumnTransformer([('n', 'passthrough', num), ('c', OrdinalEncoder(handle_unknown='use_encoded_value', unknown_value=np.nan), cat)])
            E = codes.fit_transform(X[:n]).astype(float)
            F = codes.transform(X[n:]).astype(float)
            boosted = HistGradientBoostingClassifier(max_iter=200, max_depth=6, max_leaf_nodes=64, learning_rate=0.1, l2_regularization=1.0,
                min_samples_leaf=20, early_stopping=False, categorical_features=[i >= len(num) for i in range(E.shape[1])])
            out['gbdt'] = roc_auc_score(y[n:], boosted.fit(E, y[:n]).predict_proba(F)[:, 1])
            if len(cat) == 0:
                tree = DecisionTreeClassifier(max_depth=6, min_samples_leaf=20, random_state=0).fit(E, y[:n])
                out['tree'] = roc_auc_score(y[n:], tree.predict_proba(F)[:, 1])
            return out

        print(json.dumps({'adult': measure(sys.argv[1], 'income-per-year', '>50K'), 'elec': measure(sys.argv[2], 'class', '1')}))
        """;

    private static readonly Lazy<JsonElement> Measured = new(() =>
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "-c", Script, Recorded.Adult.Path, Recorded.Elec.Path } };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEndAsync();
        var text = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, "scikit-learn is needed (python3-sklearn): " + errors.Result);
        return JsonDocument.Parse(text).RootElement;
    });

    public static JsonElement On(string set) => Measured.Value.GetProperty(set);

    /// <summary>Area under the ROC curve by ranks, ties at their mean rank.</summary>
    public static double RocAuc(float[] scores, byte[] labels)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length).OrderBy(i => scores[i])];
        double ranks = 0, positives = labels.Count(label => label == 1);
        for (int first = 0, end; first < order.Length; first = end)
        {
            for (end = first; end < order.Length && scores[order[end]] == scores[order[first]]; end++)
            {
            }

            ranks += order[first..end].Count(i => labels[i] == 1) * (first + 1 + end) / 2.0;
        }

        return (ranks - (positives * (positives + 1) / 2)) / (positives * (scores.Length - positives));
    }
}
