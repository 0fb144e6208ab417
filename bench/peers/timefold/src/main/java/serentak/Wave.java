package serentak;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;

/** The day on which all its cohorts start. */
@PlanningEntity
public class Wave {
    @PlanningId
    private int id = 0;

    private List<Integer> starts;

    @PlanningVariable(valueRangeProviderRefs = "starts")
    private Integer start;

    public Wave() {}

    Wave(List<Integer> starts) {
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
}
