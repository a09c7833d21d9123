package org.apical.experiment;

import java.util.Optional;

import org.apical.api.NoSettings;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** A section that tells how much of a run reached the report. */
public final class CountingSection implements ReportSection<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Counts";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        return Optional.of("<p>" + run.epochs().size() + " epochs, " + run.validation().size() + " validation, "
                + run.test().size() + " test, " + run.saliency().size() + " maps</p>");
    }
}
