package serentak;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cohorts that all start together. */
@PlanningSolution
public class WavePlan implements Plan {
    @PlanningEntityProperty
    private Wave wave;

    @PlanningEntityCollectionProperty
    private List<Cohort> cohorts;

    @PlanningScore
    private HardSoftLongScore score;

    public WavePlan() {}

    WavePlan(ModelFile model) {
        Domain domain = new Domain(model);
        cohorts = new ArrayList<>(model.tasks);
        long[][] costs = model.startCostRows();
        int[] startable = new int[model.periods];
        for (int task = 0; task < model.tasks; task++) {
            List<Place> places = domain.placesOf(task);
            for (int start : domain.startsOf(task, places)) startable[start]++;
            cohorts.add(new Cohort(task, places, costs[model.startCostRow[task]]));
        }
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start < model.periods; start++) if (startable[start] > 0) starts.add(start);
        // Construction takes the first: the earliest of those on which most cohorts have a place.
        starts.sort(Comparator.comparingInt(start -> -startable[start]));
        wave = new Wave(starts);
    }

    public Wave getWave() {
        return wave;
    }

    @Override
    public List<Cohort> getCohorts() {
        return cohorts;
    }

    @Override
    public HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(HardSoftLongScore score) {
        this.score = score;
    }

    @Override
    public void write(int[] mode, int[] start) {
        if (wave.getStart() == null) return;
        for (Cohort cohort : cohorts) {
            if (cohort.getPlace() == null || cohort.getPlace().isNowhere()) continue;
            mode[cohort.getId()] = cohort.getPlace().mode;
            start[cohort.getId()] = wave.getStart();
        }
    }
}
