package serentak;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.List;

/** What both kinds of plans say. */
interface Plan {
    HardSoftLongScore getScore();

    List<? extends Cohort> getCohorts();

    /** Mode and start of each cohort that is placed. */
    void write(int[] mode, int[] start);
}
