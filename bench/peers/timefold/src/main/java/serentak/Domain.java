package serentak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Value ranges of a model: for each cohort only places and starts that alone are possible and cost less than leaving it out. */
final class Domain {
    private final ModelFile model;
    private final int[] firstRoom;
    /** Ends by shape and days on which a resource has room. */
    private final Map<String, int[]> ends = new HashMap<>();
    private final String[] openDays;

    Domain(ModelFile model) {
        this.model = model;
        firstRoom = new int[model.resources + 1];
        openDays = new String[model.resources];
        for (int resource = 0; resource < model.resources; resource++) {
            firstRoom[resource + 1] = firstRoom[resource] + roomsOf(resource);
            openDays[resource] = openDaysOf(resource);
        }
    }

    /** Cheapest first, nowhere last. */
    List<Place> placesOf(int task) {
        List<Place> places = new ArrayList<>();
        for (int mode = model.firstMode[task]; mode < model.firstMode[task + 1]; mode++) {
            if (model.modeCost[mode] >= model.skipCost[task]) continue;
            int resource = model.modeResource[mode];
            int[] modeEnds = endsOf(model.modeShape[mode], resource);
            if (!hasStart(task, modeEnds)) continue;
            for (int room = firstRoom[resource]; room < firstRoom[resource + 1]; room++) {
                places.add(new Place(mode, room, model.modeCost[mode], modeEnds));
            }
        }
        places.add(new Place(ModelFile.NONE, -1 - task, model.skipCost[task], null));
        return places;
    }

    /** Earliest first. */
    List<Integer> startsOf(int task, List<Place> places) {
        TreeSet<Integer> starts = new TreeSet<>();
        int[] last = null;
        for (Place place : places) {
            if (place.isNowhere() || place.ends == last) continue;
            last = place.ends;
            for (int start = model.earliest[task]; start < model.pastLatest[task]; start++) {
                if (place.isOpen(start) && place.cost + startCost(task, start) < model.skipCost[task]) starts.add(start);
            }
        }
        if (starts.isEmpty()) starts.add(model.earliest[task]);
        return List.copyOf(starts);
    }

    long startCost(int task, int start) {
        return model.startCosts[model.startCostRow[task] * model.periods + start];
    }

    private boolean hasStart(int task, int[] modeEnds) {
        for (int start = model.earliest[task]; start < model.pastLatest[task]; start++) {
            if (modeEnds[start] != ModelFile.NONE) return true;
        }
        return false;
    }

    /** Days of a resource with all its rooms or with none: that is all that is translated. */
    private int roomsOf(int resource) {
        int most = 0;
        for (int day = 0; day < model.periods; day++) {
            int capacity = model.capacity[resource * model.periods + day];
            if (capacity == ModelFile.UNLIMITED || capacity == 0) continue;
            if (most != 0 && capacity != most) throw new IllegalArgumentException("a capacity that changes with time");
            most = capacity;
        }
        return most;
    }

    private String openDaysOf(int resource) {
        StringBuilder days = new StringBuilder(model.periods);
        for (int day = 0; day < model.periods; day++) {
            days.append(model.capacity[resource * model.periods + day] == 0 ? '0' : '1');
        }
        return days.toString().intern();
    }

    private int[] endsOf(int shape, int resource) {
        return ends.computeIfAbsent(shape + " " + openDays[resource], key -> {
            int[] result = new int[model.periods];
            for (int start = 0; start < model.periods; start++) {
                int end = model.endOf[shape * model.periods + start];
                boolean fits = end != ModelFile.NONE && openDays[resource].indexOf('0', start) < 0;
                if (end != ModelFile.NONE && !fits) fits = openDays[resource].indexOf('0', start) >= end;
                result[start] = fits ? end : ModelFile.NONE;
            }
            return result;
        });
    }
}
