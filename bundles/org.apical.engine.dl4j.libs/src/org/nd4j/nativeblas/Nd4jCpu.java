package org.nd4j.nativeblas;

/**
 * Answers a question that Deeplearning4j 1.0.0-M2.1 still asks under a name from before 1.0.0-M2.
 *
 * <p>Deeplearning4j's oneDNN helper looks up {@code org.nd4j.nativeblas.Nd4jCpu$Environment} by reflection. ND4J
 * moved and renamed that class, so without this one the helper logs one line, switches itself off, and convolutions
 * run four to fourteen times slower.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {
    }

    /** The part of ND4J's native environment that the oneDNN helper asks for. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {
        }

        /**
         * Returns the one environment, never {@code null}.
         *
         * @return the environment
         */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /**
         * Tells whether the native library was built with oneDNN, which was called MKL-DNN before.
         *
         * @return ND4J's own answer
         */
        public boolean isUseMKLDNN() {
            return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN();
        }
    }
}
