package serentak;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.List;

/** Cohorts, each with a start of its own. */
@PlanningSolution
public class LonePlan implements Plan {
    @PlanningEntityCollectionProperty
    private List<LoneCohort> cohorts;

    @PlanningScore
    private HardSoftLongScore score;

    public LonePlan() {}

    LonePlan(ModelFile model) {
        Domain domain = new Domain(model);
        cohorts = new ArrayList<>(model.tasks);
        long[][] costs = model.startCostRows();
        for (int task = 0; task < model.tasks; task++) {
            List<Place> places = domain.placesOf(task);
            cohorts.add(new LoneCohort(task, places, domain.startsOf(task, places), costs[model.startCostRow[task]]));
        }
    }

    @Override
    public List<LoneCohort> getCohorts() {
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
        for (LoneCohort cohort : cohorts) {
            if (cohort.getPlace() == null || cohort.getStart() == null || cohort.getPlace().isNowhere()) continue;
            mode[cohort.getId()] = cohort.getPlace().mode;
            start[cohort.getId()] = cohort.getStart();
        }
    }
}
