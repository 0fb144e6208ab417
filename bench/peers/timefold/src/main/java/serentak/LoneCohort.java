package serentak;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;

/** A cohort that takes a place and a start of its own. */
@PlanningEntity(difficultyComparatorClass = Cohort.ByCostOfLeavingOut.class)
public class LoneCohort extends Cohort {
    private List<Integer> starts;

    @PlanningVariable(valueRangeProviderRefs = "starts")
    private Integer start;

    public LoneCohort() {}

    LoneCohort(int id, List<Place> places, List<Integer> starts, long[] startCosts) {
        super(id, places, startCosts);
        this.starts = starts;
    }

    @ValueRangeProvider(id = "starts")
    public List<Integer> getStarts() {
        return starts;
    }

    public Integer getStart() {
        return start;
    }

    public void setStart(Integer start) {
        this.start = start;
    }

    int getEnd() {
        return getPlace().endOf(start);
    }
}
