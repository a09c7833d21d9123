package org.apical.trust;

import org.apical.api.settings.Setting;

/**
 * How thoroughly maps are checked.
 *
 * @param networks the number of untrained networks that the network's gradients are compared with
 * @param stages in how many stages the network is randomised for the cascade, from the output down
 * @param steps the number of steps in which places are removed
 * @param controls the number of moved maps whose order stands for chance
 * @param changes the number of small changes of the item that its map is drawn again for
 * @param batch how many items run through the network at once
 * @since 1.0
 */
public record TrustSettings(
        @Setting(label = "Networks", defaultValue = "5", min = 2, max = 1000,
                help = "The number of untrained networks the gradients are compared with; each costs 16 passes.")
        int networks,
        @Setting(label = "Stages", defaultValue = "4", min = 1, max = 1000,
                help = "In how many stages a network is randomised from the output down; each costs a map.")
        int stages,
        @Setting(label = "Steps", defaultValue = "10", min = 2, max = 1000,
                help = "In how many steps places are removed from a frame or shown again.")
        int steps,
        @Setting(label = "Controls", defaultValue = "5", min = 1, max = 1000,
                help = "The number of randomly moved maps whose order stands for chance.")
        int controls,
        @Setting(label = "Changes", defaultValue = "3", min = 1, max = 1000,
                help = "The number of small changes of a frame that its map is drawn again for; each costs a map.")
        int changes,
        @Setting(label = "Batch", defaultValue = "8", min = 1, max = 4096,
                help = "How many items run through the network at once; fewer take less memory.")
        int batch) {

    /** The settings that nothing else was chosen for. */
    public static final TrustSettings DEFAULT = new TrustSettings(5, 4, 10, 5, 3, 8);

    /**
     * Returns how many maps one check draws beside the map itself.
     *
     * @return the number of maps
     */
    public int maps() {
        return stages + 1 + changes + 1;
    }

    /**
     * Returns how many predictions one check makes beside those of maps.
     *
     * @return the number of items predicted
     */
    public int predictions() {
        return 2 * steps * (1 + controls) + 2 * steps + 8;
    }
}
