package org.apical.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.analysis.internal.ChecklistSection;
import org.apical.analysis.internal.LearningSection;
import org.apical.analysis.internal.ModelCardSection;
import org.apical.analysis.internal.PredictionsSection;
import org.apical.analysis.internal.ProvenanceSection;
import org.apical.analysis.internal.ResidualsSection;
import org.apical.analysis.internal.SaliencySection;
import org.apical.analysis.internal.SubgroupSection;
import org.apical.analysis.internal.SummarySection;
import org.apical.api.Contribution;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.report.ReportSection;

/** A catalog of report sections that tests fill by hand. */
final class SampleCatalog implements Catalog {

    private final Map<CatalogEntry, ReportSection<?>> sections = new LinkedHashMap<>();

    static SampleCatalog standard() {
        SampleCatalog catalog = new SampleCatalog();
        return catalog.add("summary", new SummarySection()).add("predictions", new PredictionsSection())
                .add("learningCurves", new LearningSection()).add("saliency", new SaliencySection())
                .add("residuals", new ResidualsSection()).add("provenance", new ProvenanceSection());
    }

    /** All sections of this bundle. */
    static SampleCatalog whole() {
        return standard().add("subgroups", new SubgroupSection()).add("modelCard", new ModelCardSection())
                .add("checklists", new ChecklistSection());
    }

    SampleCatalog add(String id, ReportSection<?> section) {
        sections.put(entry(id, CatalogEntry.State.READY, ""), section);
        return this;
    }

    SampleCatalog addBroken(String id, String problem) {
        sections.put(entry(id, CatalogEntry.State.PROBLEM, problem), null);
        return this;
    }

    private static CatalogEntry entry(String id, CatalogEntry.State state, String problem) {
        return new CatalogEntry(Kind.REPORT_SECTION, "org.example." + id, "The " + id, "Tests.", "org.example", "1.0.0",
                state, problem, List.of(), "");
    }

    @Override
    public List<CatalogEntry> entries() {
        return new ArrayList<>(sections.keySet());
    }

    @Override
    public <C extends Contribution<?>> C contribution(Kind<C> kind, CatalogEntry entry) {
        return kind.type().cast(sections.get(entry));
    }
}
