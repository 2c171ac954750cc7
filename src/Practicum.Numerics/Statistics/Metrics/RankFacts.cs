using System.Runtime.CompilerServices;
using Practicum.Numerics.Statistics.Metrics.Sorting;

namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>
/// What the order of weighted labels says: the area under the ROC curve with DeLong's variance, average precision with its infinitesimal jackknife, and the largest distance
/// of the two rates. Two passes over runs of equal scores, shared out by pieces that end with a run.
/// </summary>
/// <remarks>
/// With T, F the weights of positives and negatives down to and with a run, p and n its own: pairs won = Σ n (T − p + p/2); AP = Σ p T / (T + F) / P.
/// A weight in run h moves p_h, P and all T, F from h on, so that the derivatives of AP need two sums from below, here as the whole less the sum from above.
/// </remarks>
internal sealed class RankFacts
{
    private readonly SortedRows _rows;
    private readonly Piece[] _pieces;
    private double _up, _down;

    private RankFacts(SortedRows rows)
    {
        _rows = rows;
        _pieces = new Piece[Pieces.Count(rows.Labels.Length)];
    }

    /// <summary>Area under the ROC curve; NaN without both classes.</summary>
    public double Area { get; private set; }

    /// <summary>Of each class the sum of squared derivatives of the area in the weights of its rows, each times its weight.</summary>
    public (double Positives, double Negatives) AreaVariance { get; private set; }

    /// <summary>Average precision; NaN without both classes.</summary>
    public double AveragePrecision { get; private set; }

    /// <summary>Sum of squared derivatives of average precision in the weights of the rows, each times its weight.</summary>
    public double AveragePrecisionVariance { get; private set; }

    /// <summary>Sums of the cubes of the same derivatives, of the area and of average precision.</summary>
    public (double Area, double AveragePrecision) Cubes { get; private set; }

    /// <summary>Largest |true positive rate − false positive rate| over thresholds.</summary>
    public double Distance { get; private set; }

    /// <summary>The threshold at which that distance is reached, the highest if there are several.</summary>
    public double DistanceAt { get; private set; }

    /// <summary>Computes all.</summary>
    public static RankFacts Of(SortedRows rows)
    {
        var facts = new RankFacts(rows);
        var totals = rows.Totals;
        if (!(totals.Positives > 0 && totals.Negatives > 0))
        {
            facts.Area = facts.AveragePrecision = facts.AveragePrecisionVariance = facts.Distance = double.NaN;
            return facts;
        }

        facts.FindPieces();
        Pieces.For(rows.Labels.Length, facts.Sum);
        facts.Add();
        Pieces.For(rows.Labels.Length, facts.Square);
        facts.AddSquares();
        return facts;
    }

    private void FindPieces()
    {
        double positives = 0, negatives = 0;
        for (var k = 0; k < _pieces.Length; k++)
        {
            ref var piece = ref _pieces[k];
            piece.Start = k == 0 ? 0 : _pieces[k - 1].End;
            piece.End = Math.Max(piece.Start, Math.Min(_rows.Labels.Length, (k + 1) * Pieces.Size));
            while (piece.End > piece.Start && piece.End < _rows.Scores.Length && _rows.Scores[piece.End] == _rows.Scores[piece.End - 1])
                piece.End++;
            (piece.PositivesBefore, piece.NegativesBefore) = (positives, negatives);
            var labels = _rows.Labels.AsSpan(piece.Start, piece.End - piece.Start);
            var own = _rows.Weights.Length == 0 ? ClassTotals.OfRows(SortedRows.CountOnes(labels), 0) : ClassTotals.Of(labels, _rows.Weights.AsSpan(piece.Start, labels.Length));
            positives += own.Positives;
            negatives += _rows.Weights.Length == 0 ? labels.Length - own.Positives : own.Negatives;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(int first, int behind)
    {
        ref var piece = ref _pieces[first / Pieces.Size];
        var (scores, labels, weights) = (_rows.Scores, _rows.Labels, _rows.Weights);
        var (positives, negatives, end) = (piece.PositivesBefore, piece.NegativesBefore, piece.End);
        double perPositive = 1 / _rows.Totals.Positives, perNegative = 1 / _rows.Totals.Negatives;
        double pairs = 0, precisions = 0, slopesUp = 0, slopesDown = 0, far = -1, farAt = 0;
        for (var i = piece.Start; i < end;)
        {
            var score = scores[i];
            double p = 0, n = 0;
            do
            {
                var w = weights.Length == 0 ? 1 : weights[i];
                var positive = labels[i] * w;
                p += positive;
                n += w - positive;
                i++;
            }
            while (i < end && scores[i] == score);

            pairs += n * (positives + 0.5 * p);
            positives += p;
            negatives += n;
            if (p > 0)
            {
                var share = p / (positives + negatives);
                var precision = positives / (positives + negatives);
                precisions += positives * share;
                slopesUp += share * (1 - precision);
                slopesDown += share * precision;
            }

            var distance = Math.Abs(positives * perPositive - negatives * perNegative);
            if (distance > far)
                (far, farAt) = (distance, score);
        }

        (piece.Pairs, piece.Precisions, piece.Up, piece.Down, piece.Far, piece.FarAt) = (pairs, precisions, slopesUp, slopesDown, far, farAt);
    }

    private void Add()
    {
        double pairs = 0, precisions = 0, up = 0, down = 0, far = -1;
        foreach (ref var piece in _pieces.AsSpan())
        {
            (piece.UpBefore, piece.DownBefore) = (up, down);
            pairs += piece.Pairs;
            precisions += piece.Precisions;
            up += piece.Up;
            down += piece.Down;
            if (piece.Far > far)
                (far, DistanceAt) = (piece.Far, piece.FarAt);
        }

        Distance = far;
        Area = pairs / (_rows.Totals.Positives * _rows.Totals.Negatives);
        AveragePrecision = precisions / _rows.Totals.Positives;
        (_up, _down) = (up, down);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Square(int first, int behind)
    {
        ref var piece = ref _pieces[first / Pieces.Size];
        var (scores, labels, weights) = (_rows.Scores, _rows.Labels, _rows.Weights);
        var (positives, negatives, end) = (piece.PositivesBefore, piece.NegativesBefore, piece.End);
        var (all, area, averagePrecision) = (_rows.Totals, Area, AveragePrecision);
        double perPositive = 1 / all.Positives, perNegative = 1 / all.Negatives;
        double ofPositives = 0, ofNegatives = 0, squares = 0, cubes = 0, areaCubes = 0, up = _up - piece.UpBefore, down = _down - piece.DownBefore;
        for (var i = piece.Start; i < end;)
        {
            var score = scores[i];
            double p = 0, n = 0, pp = 0, nn = 0, ppp = 0, nnn = 0;
            do
            {
                var w = weights.Length == 0 ? 1 : weights[i];
                var positive = labels[i] * w;
                p += positive;
                n += w - positive;
                pp += positive * w;
                nn += (w - positive) * w;
                ppp += positive * w * w;
                nnn += (w - positive) * w * w;
                i++;
            }
            while (i < end && scores[i] == score);

            var below = ((all.Negatives - negatives - 0.5 * n) * perNegative - area) * perPositive;
            var above = ((positives + 0.5 * p) * perPositive - area) * perNegative;
            ofPositives += pp * below * below;
            ofNegatives += nn * above * above;
            areaCubes += ppp * below * below * below + nnn * above * above * above;
            positives += p;
            negatives += n;
            var precision = positives / (positives + negatives);
            var ofPositive = (precision - averagePrecision + up) * perPositive;
            var ofNegative = -down * perPositive;
            squares += pp * ofPositive * ofPositive + nn * ofNegative * ofNegative;
            cubes += ppp * ofPositive * ofPositive * ofPositive + nnn * ofNegative * ofNegative * ofNegative;
            var share = p / (positives + negatives);
            up -= share * (1 - precision);
            down -= share * precision;
        }

        (piece.OfPositives, piece.OfNegatives, piece.Squares, piece.Cubes, piece.AreaCubes) = (ofPositives, ofNegatives, squares, cubes, areaCubes);
    }

    private void AddSquares()
    {
        double ofPositives = 0, ofNegatives = 0, cubes = 0, areaCubes = 0;
        foreach (ref var piece in _pieces.AsSpan())
        {
            ofPositives += piece.OfPositives;
            ofNegatives += piece.OfNegatives;
            AveragePrecisionVariance += piece.Squares;
            cubes += piece.Cubes;
            areaCubes += piece.AreaCubes;
        }

        AreaVariance = (ofPositives, ofNegatives);
        Cubes = (areaCubes, cubes);
    }

    /// <summary>Sums of one piece.</summary>
    private struct Piece
    {
        public int Start, End;
        public double PositivesBefore, NegativesBefore, UpBefore, DownBefore;
        public double Pairs, Precisions, Up, Down, Far, FarAt;
        public double OfPositives, OfNegatives, Squares, Cubes, AreaCubes;
    }
}
