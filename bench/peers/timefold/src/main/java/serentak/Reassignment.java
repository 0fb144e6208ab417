package serentak;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;

/** New places and starts for a cohort, or for two at once; those that start with a wave have no start of their own. */
public final class Reassignment extends AbstractMove<Object> {
    private final Cohort cohort;
    private final Place place;
    private final Integer start;
    private final Reassignment next;

    private Reassignment(Cohort cohort, Place place, Integer start, Reassignment next) {
        this.cohort = cohort;
        this.place = place;
        this.start = start;
        this.next = next;
    }

    static Reassignment of(Cohort cohort, Place place, Integer start) {
        return new Reassignment(cohort, place, start, null);
    }

    Reassignment and(Cohort other, Place otherPlace, Integer otherStart) {
        return new Reassignment(cohort, place, start, of(other, otherPlace, otherStart));
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Object> director) {
        return isAllowed() && (next == null || next.isAllowed()) && (next != null || isChange());
    }

    /** Starts of another cohort may lie outside the own window. */
    private boolean isAllowed() {
        if (!(cohort instanceof LoneCohort lone) || place.isNowhere()) return true;
        return place.isOpen(start) && lone.getStarts().contains(start);
    }

    private boolean isChange() {
        return cohort.getPlace() != place || (cohort instanceof LoneCohort lone && !lone.getStart().equals(start));
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Object> director) {
        if (cohort.getPlace() != place) {
            director.beforeVariableChanged(cohort, "place");
            cohort.setPlace(place);
            director.afterVariableChanged(cohort, "place");
        }
        if (cohort instanceof LoneCohort lone && !lone.getStart().equals(start)) {
            director.beforeVariableChanged(lone, "start");
            lone.setStart(start);
            director.afterVariableChanged(lone, "start");
        }
        if (next != null) next.doMoveOnGenuineVariables(director);
    }

    @Override
    public String toString() {
        return "cohort " + cohort.getId() + " to room " + place.room + " on day " + start + (next == null ? "" : ", " + next);
    }
}
