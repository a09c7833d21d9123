package org.apical.runtime.samples;

/** Has no constructor that anybody else could call. */
public class PrivateCommand extends GoodCommand {

    /**
     * Makes one.
     *
     * @param name some name
     */
    public PrivateCommand(String name) {
        super();
    }
}
