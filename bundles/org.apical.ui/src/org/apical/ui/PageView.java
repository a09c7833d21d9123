package org.apical.ui;

import java.nio.file.Path;

/** A view that shows pages such as reports inside the window. */
public interface PageView {

    /** The id of the view that does. */
    String ID = "org.apical.ui.results.view.report";

    /**
     * Shows a page in place of the one before.
     *
     * @param page an HTML file that exists
     */
    void show(Path page);
}
