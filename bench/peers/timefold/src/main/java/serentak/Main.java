package serentak;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Timefold by MODEL SECONDS SEED: prints one line of JSON; the plan's modes, then its starts, are the values. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        ModelFile model = new ModelFile(Path.of(arguments[0]));
        Plan plan = model.isWave ? new WavePlan(model) : new LonePlan(model);
        String file = model.isWave ? "serentak/wave-solver.xml" : "serentak/lone-solver.xml";
        SolverConfig config = SolverConfig.createFromXmlResource(file)
                .withRandomSeed(Long.parseLong(arguments[2]))
                .withTerminationConfig(new TerminationConfig()
                        .withSpentLimit(Duration.ofMillis(Math.round(1000 * Double.parseDouble(arguments[1])))));
        SolverFactory<Plan> factory = SolverFactory.create(config);
        Solver<Plan> solver = factory.buildSolver();
        long began = System.nanoTime();
        double[] first = {-1};
        solver.addEventListener(event -> {
            if (first[0] < 0 && event.getNewBestSolution().getScore().isFeasible()) first[0] = millisSince(began);
        });
        Plan best = solver.solve(plan);
        double elapsed = millisSince(began);
        boolean isFound = best.getScore() != null && best.getScore().hardScore() == 0;
        System.out.println("{\"isInfeasible\":false,\"values\":" + (isFound ? valuesOf(best, model.tasks) : "null")
                + ",\"bound\":null,\"firstMs\":" + (first[0] < 0 ? "null" : first[0])
                + ",\"elapsedMs\":" + elapsed + ",\"peakRssMb\":" + peakRssMb() + "}");
    }

    private static double millisSince(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private static String valuesOf(Plan plan, int tasks) {
        int[] mode = new int[tasks];
        int[] start = new int[tasks];
        Arrays.fill(mode, ModelFile.NONE);
        Arrays.fill(start, ModelFile.NONE);
        plan.write(mode, start);
        int[] values = Arrays.copyOf(mode, 2 * tasks);
        System.arraycopy(start, 0, values, tasks, tasks);
        return Arrays.toString(values);
    }

    /** As Linux tells it. */
    private static String peakRssMb() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) return "" + Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        } catch (IOException unknown) {
            return "null";
        }
        return "null";
    }
}
