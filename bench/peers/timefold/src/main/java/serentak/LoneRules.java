package serentak;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;

/** A room has one class at a time and classes only when it is open; costs are soft. */
public class LoneRules implements ConstraintProvider {
    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {overlap(factory), closed(factory), cost(factory)};
    }

    private Constraint overlap(ConstraintFactory factory) {
        return factory
                .forEachUniquePair(
                        LoneCohort.class,
                        Joiners.equal(LoneCohort::getRoom),
                        Joiners.overlapping(LoneCohort::getStart, LoneCohort::getEnd))
                .penalizeLong(HardSoftLongScore.ONE_HARD, LoneRules::sharedDays)
                .asConstraint("overlap");
    }

    private static long sharedDays(LoneCohort one, LoneCohort other) {
        return Math.min(one.getEnd(), other.getEnd()) - Math.max(one.getStart(), other.getStart());
    }

    private Constraint closed(ConstraintFactory factory) {
        return factory
                .forEach(LoneCohort.class)
                .filter(cohort -> cohort.isClosed(cohort.getStart()))
                .penalizeLong(HardSoftLongScore.ONE_HARD, cohort -> 1000)
                .asConstraint("closed");
    }

    private Constraint cost(ConstraintFactory factory) {
        return factory
                .forEach(LoneCohort.class)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, cohort -> cohort.costOn(cohort.getStart()))
                .asConstraint("cost");
    }
}
