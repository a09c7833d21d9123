package org.apical.engine.conformance.internal;

import org.apical.api.settings.Setting;

/**
 * The options of {@code conformance}.
 *
 * @param engine the id of the engine that is looked at; empty for all that can be used
 * @param threads the processor threads, 0 for all
 * @param memorySteps how many training steps must leave the memory flat
 */
public record ConformanceSettings(
        @Setting(label = "Engine", help = "The engine that is looked at; without it, all that can be used here are.",
                defaultValue = "", positional = true) String engine,
        @Setting(label = "Threads", help = "How many processor threads are used; 0 takes all.", min = 0, max = 1024,
                defaultValue = "0") int threads,
        @Setting(label = "Memory steps", help = "How many training steps must leave the memory flat.", min = 1,
                max = 1000000, defaultValue = "2000") int memorySteps) {
}
