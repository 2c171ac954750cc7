namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>Systems with a symmetric positive definite matrix, row by row in one array, by Cholesky's decomposition; always in the same order of operations.</summary>
internal static class SymmetricSystem
{
    /// <summary>Solves matrix · solution = right; false when the matrix is not positive definite.</summary>
    public static bool Solve(double[] matrix, double[] right, out double[] solution)
    {
        solution = [.. right];
        if (Decompose(matrix, right.Length) is not { } root)
            return false;
        SolveWith(root, solution);
        return true;
    }

    /// <summary>The inverse; null when the matrix is not positive definite.</summary>
    public static double[]? Inverse(double[] matrix, int size)
    {
        if (Decompose(matrix, size) is not { } root)
            return null;
        var inverse = new double[size * size];
        var column = new double[size];
        for (var j = 0; j < size; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            SolveWith(root, column);
            for (var i = 0; i < size; i++)
                inverse[i * size + j] = column[i];
        }

        return inverse;
    }

    /// <summary>Takes a parameter out of a system: its row and column become those of the identity, its side 0.</summary>
    public static void Hold(double[] matrix, double[] right, int parameter)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
            matrix[i * size + parameter] = matrix[parameter * size + i] = 0;
        matrix[parameter * size + parameter] = 1;
        right[parameter] = 0;
    }

    private static double[]? Decompose(double[] matrix, int size)
    {
        var root = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            var own = root.AsSpan(i * size, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var other = root.AsSpan(j * size, j);
                var sum = matrix[i * size + j];
                for (var k = 0; k < j; k++)
                    sum -= own[k] * other[k];
                if (j < i)
                    own[j] = sum / root[j * size + j];
                else if (sum > 1e-12 * Math.Abs(matrix[i * size + i]))
                    own[i] = Math.Sqrt(sum);
                else
                    return null;
            }
        }

        return root;
    }

    private static void SolveWith(double[] root, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
                right[i] -= root[i * size + k] * right[k];
            right[i] /= root[i * size + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                right[i] -= root[k * size + i] * right[k];
            right[i] /= root[i * size + i];
        }
    }
}
