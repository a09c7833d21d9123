package org.apical.experiment.protocol;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a run of a protocol.
 *
 * @param name its name in the protocol
 * @param kind what it is: trained, searched, aggregated or derived
 * @param state what became of it
 * @param key tells its settings and data from others
 * @param folder where its predictions lie; empty when it is not there
 * @param settings the settings that a search chose, each "training.weightDecay=0"
 * @param trainings how many networks were trained for it
 * @param seconds how long their training took
 * @param note why it is not there, perhaps empty
 */
public record MadeRun(String name, String kind, State state, String key, String folder, List<String> settings,
        int trainings, double seconds, String note) {

    /** What became of a run. */
    public enum State {
        /** It is there. */
        DONE,
        /** It ended without a model: training diverged. */
        FAILED,
        /** It was left out, or what it needs is not there. */
        MISSING
    }

    /** Copies the settings. */
    public MadeRun {
        settings = List.copyOf(settings);
    }

    static MadeRun missing(String name, String kind, String why) {
        return new MadeRun(name, kind, State.MISSING, "", "", List.of(), 0, 0, why);
    }

    static MadeRun failed(String name, String kind, String key, String why) {
        return new MadeRun(name, kind, State.FAILED, key, "", List.of(), 0, 0, why);
    }

    static MadeRun done(String name, String kind, String key, Path folder, double seconds) {
        return new MadeRun(name, kind, State.DONE, key, folder.toString(), List.of(), kind.equals("trained") ? 1 : 0,
                seconds, "");
    }

    boolean isDone() {
        return state == State.DONE;
    }

    Path place() {
        return Path.of(folder);
    }

    /**
     * Returns the run under the names of protocol.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("kind", kind);
        map.put("state", state.name().toLowerCase(java.util.Locale.ROOT));
        map.put("folder", folder);
        map.put("settings", settings);
        map.put("trainings", trainings);
        map.put("seconds", seconds);
        map.put("note", note);
        return map;
    }
}
