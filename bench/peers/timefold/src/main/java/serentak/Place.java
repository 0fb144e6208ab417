package serentak;

/** A room in which a cohort may be, or nowhere: the last value of each cohort's range, at the cost of leaving it out. */
final class Place {
    final int mode;
    /** Rooms that are alike and counted by the model are rooms of their own here; nobody else is in this nowhere. */
    final int room;
    final long cost;
    /** Day after the last one of a class that starts on a day, NONE where none may. Null for nowhere. */
    final int[] ends;

    Place(int mode, int room, long cost, int[] ends) {
        this.mode = mode;
        this.room = room;
        this.cost = cost;
        this.ends = ends;
    }

    boolean isNowhere() {
        return ends == null;
    }

    /** A class that may not start then takes no time: a rule of its own forbids it. */
    int endOf(int start) {
        return isOpen(start) ? ends[start] : start;
    }

    boolean isOpen(int start) {
        return ends != null && ends[start] != ModelFile.NONE;
    }
}
