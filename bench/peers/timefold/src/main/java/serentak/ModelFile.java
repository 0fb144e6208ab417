package serentak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Arrays of an AllocationModel, as `solvers/timefold-file.ts` writes them: each a length and that many values. */
final class ModelFile {
    static final int NONE = -1;
    static final int UNLIMITED = Integer.MAX_VALUE;

    final int tasks;
    final int resources;
    final int periods;
    /** Whether all tasks start together. */
    final boolean isWave;
    final int[] firstMode;
    final int[] modeShape;
    /** Each mode needs one of this. */
    final int[] modeResource;
    final int[] endOf;
    final int[] earliest;
    final int[] pastLatest;
    final int[] startCostRow;
    final int[] capacity;
    final long[] modeCost;
    final long[] startCosts;
    final long[] skipCost;

    ModelFile(Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int[] sizes = ints(bytes);
        tasks = sizes[0];
        resources = sizes[1];
        periods = sizes[2];
        isWave = sizes[3] == 1;
        firstMode = ints(bytes);
        modeShape = ints(bytes);
        modeResource = ints(bytes);
        endOf = ints(bytes);
        earliest = ints(bytes);
        pastLatest = ints(bytes);
        startCostRow = ints(bytes);
        capacity = ints(bytes);
        modeCost = integers(bytes);
        startCosts = integers(bytes);
        skipCost = integers(bytes);
    }

    /** [row][day] */
    long[][] startCostRows() {
        long[][] rows = new long[startCosts.length / periods][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(startCosts, row * periods, (row + 1) * periods);
        }
        return rows;
    }

    private static int[] ints(ByteBuffer bytes) {
        int[] values = new int[bytes.getInt()];
        for (int index = 0; index < values.length; index++) values[index] = bytes.getInt();
        return values;
    }

    /** Integers that come as doubles. */
    private static long[] integers(ByteBuffer bytes) {
        long[] values = new long[bytes.getInt()];
        for (int index = 0; index < values.length; index++) values[index] = (long) bytes.getDouble();
        return values;
    }
}
