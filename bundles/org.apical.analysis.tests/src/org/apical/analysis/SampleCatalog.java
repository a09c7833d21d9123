package org.apical.analysis;

import org.apical.analysis.internal.ChecklistSection;
import org.apical.analysis.internal.LearningSection;
import org.apical.analysis.internal.ModelCardSection;
import org.apical.analysis.internal.PredictionsSection;
import org.apical.analysis.internal.ProvenanceSection;
import org.apical.analysis.internal.ResidualsSection;
import org.apical.analysis.internal.SaliencySection;
import org.apical.analysis.internal.SubgroupSection;
import org.apical.analysis.internal.SummarySection;
import org.apical.api.catalog.Kind;
import org.apical.api.report.ReportSection;
import org.apical.testing.ListedCatalog;

/** A catalog of report sections that tests fill by hand. */
final class SampleCatalog extends ListedCatalog {

    static SampleCatalog standard() {
        SampleCatalog catalog = new SampleCatalog();
        return catalog.section("summary", new SummarySection()).section("predictions", new PredictionsSection())
                .section("learningCurves", new LearningSection()).section("saliency", new SaliencySection())
                .section("residuals", new ResidualsSection()).section("provenance", new ProvenanceSection());
    }

    /** All sections of this bundle. */
    static SampleCatalog whole() {
        return standard().section("subgroups", new SubgroupSection()).section("modelCard", new ModelCardSection())
                .section("checklists", new ChecklistSection());
    }

    SampleCatalog section(String id, ReportSection<?> section) {
        add(Kind.REPORT_SECTION, "org.example." + id, section);
        return this;
    }
}
