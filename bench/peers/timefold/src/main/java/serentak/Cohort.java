package serentak;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.Comparator;
import java.util.List;

/** A cohort that takes a place, and starts with its wave. */
@PlanningEntity(difficultyComparatorClass = Cohort.ByCostOfLeavingOut.class)
public class Cohort {
    @PlanningId
    private int id;

    private List<Place> places;
    /** [day] */
    private long[] startCosts;

    @PlanningVariable(valueRangeProviderRefs = "places")
    private Place place;

    public Cohort() {}

    Cohort(int id, List<Place> places, long[] startCosts) {
        this.id = id;
        this.places = places;
        this.startCosts = startCosts;
    }

    @ValueRangeProvider(id = "places")
    public List<Place> getPlaces() {
        return places;
    }

    public int getId() {
        return id;
    }

    public Place getPlace() {
        return place;
    }

    public void setPlace(Place place) {
        this.place = place;
    }

    int getRoom() {
        return place.room;
    }

    boolean isClosed(int start) {
        return !place.isNowhere() && !place.isOpen(start);
    }

    long costOn(int start) {
        return place.isNowhere() ? place.cost : place.cost + startCosts[start];
    }

    long costOfLeavingOut() {
        return places.get(places.size() - 1).cost;
    }

    /** The place of this cohort in a room, or null. */
    Place placeIn(int room) {
        for (Place candidate : places) if (candidate.room == room) return candidate;
        return null;
    }

    /** Cohorts that cost most when left out are the hardest. */
    public static class ByCostOfLeavingOut implements Comparator<Cohort> {
        @Override
        public int compare(Cohort one, Cohort other) {
            int byCost = Long.compare(one.costOfLeavingOut(), other.costOfLeavingOut());
            return byCost != 0 ? byCost : Integer.compare(other.id, one.id);
        }
    }
}
