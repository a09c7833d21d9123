package org.apical.runtime.samples;

/** Needs a class that is left out of the bundle. */
public class LinkingCommand extends GoodCommand {

    private final ThrowingCommand other = new ThrowingCommand();

    @Override
    public String toString() {
        return other.toString();
    }
}
