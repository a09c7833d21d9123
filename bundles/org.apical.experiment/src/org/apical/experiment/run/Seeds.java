package org.apical.experiment.run;

/** Derives seeds, so that every frame of every epoch has a random sequence of its own. */
final class Seeds {

    private Seeds() {
    }

    /** Mixes numbers into one seed (the finaliser of SplitMix64, doi:10.1145/2660193.2660195). */
    static long mix(long... parts) {
        long seed = 0;
        for (long part : parts) {
            seed = finish(seed + part + 0x9E3779B97F4A7C15L);
        }
        return seed;
    }

    private static long finish(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
