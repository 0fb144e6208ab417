package serentak;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;

/** Classes that start on one day overlap on that day: a room has one of them. */
public class WaveRules implements ConstraintProvider {
    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {overlap(factory), closed(factory), cost(factory)};
    }

    private Constraint overlap(ConstraintFactory factory) {
        return factory
                .forEachUniquePair(Cohort.class, Joiners.equal(Cohort::getRoom))
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint("overlap");
    }

    private Constraint closed(ConstraintFactory factory) {
        return factory
                .forEach(Cohort.class)
                .join(Wave.class)
                .filter((cohort, wave) -> cohort.isClosed(wave.getStart()))
                .penalize(HardSoftLongScore.ONE_HARD)
                .asConstraint("closed");
    }

    private Constraint cost(ConstraintFactory factory) {
        return factory
                .forEach(Cohort.class)
                .join(Wave.class)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, (cohort, wave) -> cohort.costOn(wave.getStart()))
                .asConstraint("cost");
    }
}
