package org.apical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.Problem;
import org.apical.api.catalog.Kind;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;
import org.apical.api.task.Target;
import org.apical.testing.ListedCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportWriterTest {

    private static final String HOSTILE = "<script>alert('x')</script>&amp;\"> \u0001 é心";

    @TempDir
    Path folder;

    @Test
    void wholeRunsMakeWellFormedDocumentsWithEverySection() throws Exception {
        for (ReportRun run : List.of(SampleRuns.regression(folder, "P-0"), SampleRuns.binary(folder))) {
            Document page = parse(ReportWriter.html(run, SampleCatalog.standard()));
            int expected = run.saliency().isEmpty() ? 5 : 6;
            assertEquals(expected, page.getElementsByTagName("section").getLength());
            int curves = page.getElementsByTagName("svg").getLength();
            assertEquals(run.target().kind() == Target.Kind.BINARY ? 5 : 4, curves, "scatter and Bland-Altman, or "
                    + "characteristic, precision with recall and calibration, and two curves");
        }
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNoScriptRuns() throws Exception {
        Document page = parse(ReportWriter.html(SampleRuns.regression(folder, "P-0"), SampleCatalog.standard()));
        assertEquals(0, page.getElementsByTagName("script").getLength());
        assertEquals(0, page.getElementsByTagName("link").getLength());
        for (Element element : elements(page)) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                String name = attribute.getName();
                if (List.of("src", "href", "xlink:href", "data", "srcset").contains(name)) {
                    assertTrue(attribute.getValue().startsWith("data:image/png;base64,")
                            || attribute.getValue().startsWith("#"), attribute.getValue());
                }
                assertFalse(name.startsWith("on"), name);
                assertFalse(attribute.getValue().contains("url(http"), attribute.getValue());
            }
        }
        String style = page.getElementsByTagName("style").item(0).getTextContent();
        assertFalse(style.contains("url(") || style.contains("@import"));
        assertEquals("default-src 'none'; img-src data:; style-src 'unsafe-inline'",
                ((Element) page.getElementsByTagName("meta").item(1)).getAttribute("content"));
    }

    @Test
    void idsAreUniqueAndReferencesFindThem() throws Exception {
        Document page = parse(ReportWriter.html(SampleRuns.regression(folder, "P-0"), SampleCatalog.standard()));
        Set<String> ids = new HashSet<>();
        for (Element element : elements(page)) {
            if (element.hasAttribute("id")) {
                assertTrue(ids.add(element.getAttribute("id")), "twice: " + element.getAttribute("id"));
            }
        }
        for (Element element : elements(page)) {
            String target = element.getAttribute("href");
            assertTrue(target.isEmpty() || ids.contains(target.substring(1)), target);
            String clip = element.getAttribute("clip-path");
            assertTrue(clip.isEmpty() || ids.contains(clip.replaceAll("url\\(#(.*)\\)", "$1")), clip);
        }
    }

    @Test
    void hostilePatientIdsStandInTheReportAsText() throws Exception {
        ReportRun run = SampleRuns.regression(folder, HOSTILE);
        String html = ReportWriter.html(run, SampleCatalog.standard());
        assertFalse(html.contains("<script"));
        Document page = parse(html);
        String shown = HOSTILE.replace('\u0001', '\ufffd');
        NodeList captions = page.getElementsByTagName("b");
        boolean found = false;
        for (int i = 0; i < captions.getLength(); i++) {
            found |= captions.item(i).getTextContent().equals(shown);
        }
        assertTrue(found, "the id is legible as it was written");
    }

    @Test
    void aRunOfOnePatientAndOneEpochIsReportedToo() throws Exception {
        for (Target target : List.of(Target.regression("mL", 0, 400), Target.binary("no", "yes"),
                Target.categorical(List.of("A2C", "A4C")))) {
            double[] truth = {1};
            Map<String, Estimate> figures = TestFigures.compute(target, truth, truth, 1, 0.5, 2000, 1);
            ReportRun run = new ReportRun("tiny", folder, "Tiny", target, 3700, figures, List.of(),
                    List.of(new PatientPrediction("only", 1, 1, 1, Double.NaN)),
                    List.of(new EpochRecord(1, 1, 1, 1, 0.1, 1, 10, 0.1, 0.01, 2)), List.of(), Map.of(), "");
            Document page = parse(ReportWriter.html(run, SampleCatalog.standard()));
            String text = page.getDocumentElement().getTextContent();
            assertTrue(text.contains("1 patient in the test part · made in 1 h 1 min"), text);
            assertFalse(text.contains("could not be written") || text.contains("NaN"), text);
            assertEquals(4, page.getElementsByTagName("section").getLength(), "no residual, no saliency");
        }
    }

    @Test
    void aRunAboutClipsCountsClips() throws Exception {
        Target target = Target.categorical(List.of("A4C", "A2C", "A3C", "PLAX", "PSAX", "subcostal", "Doppler",
                "still", "other"));
        List<PatientPrediction> test = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            test.add(new PatientPrediction("p/" + i + ".dcm", i % 9, i == 17 ? 0 : i % 9, 10, 0.1));
        }
        ReportRun run = new ReportRun("views", folder, "View", target, 5, Map.of("accuracy",
                new Estimate(17 / 18.0, 0.8, 1), "clips", new Estimate(18, Double.NaN, Double.NaN)), List.of(), test,
                List.of(new EpochRecord(1, 1, 1, 1, 0.1, 1, 10, 0.1, 0.01, 2)), List.of(), Map.of(), "");
        Document page = parse(ReportWriter.html(run, SampleCatalog.standard()));
        String text = page.getDocumentElement().getTextContent();
        for (String expected : List.of("18 clips in the test part", "The share of clips called right is 0.944",
                "Clips of the test part by label", "Every figure counts clips", "clips of one patient resemble")) {
            assertTrue(text.contains(expected), expected + " in " + text);
        }
        assertFalse(text.contains("patients"), text);
        NodeList cells = page.getElementsByTagName("td");
        int counted = 0;
        for (int i = 0; i < cells.getLength(); i++) {
            counted += ((org.w3c.dom.Element) cells.item(i)).getAttribute("class").equals("number hit")
                    ? Integer.parseInt(cells.item(i).getTextContent()) : 0;
        }
        assertEquals(17, counted, "the diagonal of nine classes");
    }

    @Test
    void clipsAreNeverCalledPatients() throws Exception {
        for (Target target : List.of(Target.regression("%", 5, 90), Target.binary("absent", "present"))) {
            List<PatientPrediction> test = new ArrayList<>();
            for (int i = 0; i < 18; i++) {
                test.add(new PatientPrediction("p/" + i + ".dcm", i % 2, i % 3 * 0.5, 10, 0.1));
            }
            Map<String, Estimate> figures = Map.of("clips", new Estimate(18, Double.NaN, Double.NaN), "positives",
                    new Estimate(9, Double.NaN, Double.NaN), "auc", new Estimate(0.5, 0.3, 0.7), "mae",
                    new Estimate(0.5, 0.3, 0.7), "meanPredictionMae", new Estimate(0.5, 0.3, 0.7), "maeRatio",
                    new Estimate(1, 1, 1.2));
            ReportRun run = new ReportRun("clips", folder, "Task", target, 5, figures, test, test,
                    List.of(new EpochRecord(1, 1, 1, 1, 0.1, 1, 10, 0.1, 0.01, 2)), List.of(), Map.of(), "");
            String page = ReportWriter.html(run, SampleCatalog.standard());
            assertTrue(page.contains("these clips do not show"), page);
            assertFalse(parse(page).getDocumentElement().getTextContent().matches("(?s).*[Pp]atients.*"), page);
        }
    }

    @Test
    void theVerdictSaysWhenNothingIsShown() {
        Target target = Target.regression("%", 5, 90);
        ReportRun run = SampleRuns.withFigures(target, Map.of("mae", new Estimate(8, 7, 9), "meanPredictionMae",
                new Estimate(8.2, 7, 9), "maeRatio", new Estimate(0.976, 0.9, 1.05)));
        String html = ReportWriter.html(run, SampleCatalog.standard());
        assertTrue(html.contains("the interval contains 1, so these patients do not show"), html);
        run = SampleRuns.withFigures(target, Map.of("mae", new Estimate(5, 4, 6), "meanPredictionMae",
                new Estimate(8.2, 7, 9), "maeRatio", new Estimate(0.61, 0.5, 0.7)));
        assertTrue(ReportWriter.html(run, SampleCatalog.standard()).contains("does better than the mean"));
    }

    @Test
    void anIntervalWithoutWidthIsExplained() {
        ReportRun run = SampleRuns.withFigures(Target.binary("no", "yes"), Map.of("auc", new Estimate(1, 1, 1)));
        assertTrue(ReportWriter.html(run, SampleCatalog.standard()).contains("An interval without width means"));
    }

    @Test
    void sectionsStandByOrderThenId() throws Exception {
        SampleCatalog catalog = new SampleCatalog().section("b", fixed("Second", 200, "<p>2</p>"))
                .section("c", fixed("Third", 200, "<p>3</p>")).section("a", fixed("Last", 900, "<p>4</p>"))
                .section("z", fixed("First", 100, "<p>1</p>")).section("y", fixed("Absent", 100, null));
        Document page = parse(ReportWriter.html(SampleRuns.binary(folder), catalog));
        List<String> headings = new ArrayList<>();
        NodeList found = page.getElementsByTagName("h2");
        for (int i = 0; i < found.getLength(); i++) {
            headings.add(found.item(i).getTextContent());
        }
        assertEquals(List.of("First", "Second", "Third", "Last"), headings);
    }

    @Test
    void aFailingSectionLeavesANoteAndTheOthersStand() throws Exception {
        ListedCatalog catalog = SampleCatalog.standard()
                .section("throws", failing(new IllegalStateException("No <reason>.")))
                .section("unlinked", failing(new NoClassDefFoundError("org/example/Missing")))
                .section("unreadable", failing(ApicalException.badInput(new Problem("The file is cut.", "extra.csv",
                        "line 3", "Make it again."))))
                .broken(Kind.REPORT_SECTION, "org.example.absent", "The class org.example.Absent was not found.");
        Document page = parse(ReportWriter.html(SampleRuns.regression(folder, "P-0"), catalog));
        assertEquals(10, page.getElementsByTagName("section").getLength());
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("No <reason>."));
        assertTrue(text.contains("org/example/Missing"));
        assertTrue(text.contains("extra.csv, line 3: The file is cut. Make it again."));
        assertTrue(text.contains("The class org.example.Absent was not found."));
    }

    @Test
    void aMissingPictureCostsOnlyItself() throws Exception {
        ReportRun run = SampleRuns.regression(folder, "P-0");
        Files.delete(run.saliency().get(1).overlay());
        Document page = parse(ReportWriter.html(run, SampleCatalog.standard()));
        assertEquals(5, page.getElementsByTagName("img").getLength(), "two pairs and the legend");
        assertTrue(page.getDocumentElement().getTextContent().contains("The picture cannot be read."));
    }

    @Test
    void theSameRunGivesTheSameBytes() throws Exception {
        ReportRun run = SampleRuns.regression(folder, "P-0");
        Path first = folder.resolve("first.html");
        Path second = folder.resolve("deeper/second.html");
        ReportWriter.write(run, SampleCatalog.standard(), first);
        ReportWriter.write(run, SampleCatalog.standard(), second);
        assertEquals(-1, Files.mismatch(first, second));
    }

    private static ReportSection<NoSettings> fixed(String title, int order, String html) {
        return new TestSection(title, order, run -> Optional.ofNullable(html));
    }

    private static ReportSection<NoSettings> failing(Throwable fault) {
        return new TestSection("Fails", 250, run -> {
            if (fault instanceof ApicalException e) {
                throw e;
            }
            if (fault instanceof Error e) {
                throw e;
            }
            throw (RuntimeException) fault;
        });
    }

    private interface Body {
        Optional<String> html(ReportRun run) throws ApicalException;
    }

    private record TestSection(String title, int order, Body body) implements ReportSection<NoSettings> {

        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public Optional<String> html(NoSettings settings, ReportRun run) throws ApicalException {
            return body.html(run);
        }
    }

    private static List<Element> elements(Document page) {
        List<Element> elements = new ArrayList<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(html)));
    }
}
