package serentak;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Moves to good values more often than to bad ones, as nearby selection, which the Community Edition lacks, would make them:
 * a cohort changes its place, its start or both, or takes the place and start of another that goes elsewhere.
 */
public class NearMoves implements MoveIteratorFactory<Object, Reassignment> {
    private static final int TRIES = 32;

    private List<? extends Cohort> cohorts = List.of();
    /** Cohorts that may be in a room. */
    private Map<Integer, List<Cohort>> cohortsOfRoom = Map.of();

    @Override
    public void phaseStarted(ScoreDirector<Object> director) {
        cohorts = ((Plan) director.getWorkingSolution()).getCohorts();
        cohortsOfRoom = new HashMap<>();
        for (Cohort cohort : cohorts) {
            for (Place place : cohort.getPlaces()) {
                if (!place.isNowhere()) cohortsOfRoom.computeIfAbsent(place.room, room -> new ArrayList<>()).add(cohort);
            }
        }
    }

    @Override
    public void phaseEnded(ScoreDirector<Object> director) {
        cohorts = List.of();
        cohortsOfRoom = Map.of();
    }

    @Override
    public long getSize(ScoreDirector<Object> director) {
        return cohorts.stream().mapToLong(cohort -> cohort.getPlaces().size()).sum();
    }

    @Override
    public Iterator<Reassignment> createOriginalMoveIterator(ScoreDirector<Object> director) {
        throw new UnsupportedOperationException("These moves are random.");
    }

    @Override
    public Iterator<Reassignment> createRandomMoveIterator(ScoreDirector<Object> director, Random random) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Reassignment next() {
                return draw(random);
            }
        };
    }

    private Reassignment draw(Random random) {
        Cohort cohort = cohorts.get(random.nextInt(cohorts.size()));
        int kind = random.nextInt(4);
        if (kind == 0 && cohort instanceof LoneCohort lone) {
            return Reassignment.of(cohort, cohort.getPlace(), near(lone.getStarts(), random));
        }
        Place place = near(cohort.getPlaces(), random);
        if (kind == 1) return Reassignment.of(cohort, place, startOf(cohort));
        Cohort other = kind == 2 || place.isNowhere() ? null : occupant(cohort, place.room, random);
        if (other == null) return Reassignment.of(cohort, place, newStart(cohort, random));
        Place left = random.nextBoolean() ? other.placeIn(cohort.getRoom()) : null;
        return left != null
                ? Reassignment.of(cohort, place, startOf(other)).and(other, left, startOf(cohort))
                : Reassignment.of(cohort, place, startOf(other)).and(other, near(other.getPlaces(), random), newStart(other, random));
    }

    /** One that is in the room now; not all are looked at. */
    private Cohort occupant(Cohort cohort, int room, Random random) {
        List<Cohort> possible = cohortsOfRoom.get(room);
        int at = random.nextInt(possible.size());
        for (int tries = Math.min(TRIES, possible.size()); tries > 0; tries--) {
            Cohort other = possible.get(at);
            if (other != cohort && other.getRoom() == room) return other;
            at = at + 1 == possible.size() ? 0 : at + 1;
        }
        return null;
    }

    /** Values are sorted, best first. */
    private static <Value> Value near(List<Value> values, Random random) {
        double share = random.nextDouble();
        return values.get((int) (values.size() * share * share * share));
    }

    private static Integer newStart(Cohort cohort, Random random) {
        return cohort instanceof LoneCohort lone ? near(lone.getStarts(), random) : null;
    }

    private static Integer startOf(Cohort cohort) {
        return cohort instanceof LoneCohort lone ? lone.getStart() : null;
    }
}
