package org.apical.runtime.samples;

/** Cannot be created. */
public class ThrowingCommand extends GoodCommand {

    /** Fails. */
    public ThrowingCommand() {
        throw new IllegalStateException("the licence\nhas expired");
    }
}
