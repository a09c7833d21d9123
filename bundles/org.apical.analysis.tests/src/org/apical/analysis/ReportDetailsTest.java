package org.apical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apical.analysis.chart.Figure;
import org.apical.api.report.ReportRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a report tells when more is known of a run than its figures. */
class ReportDetailsTest {

    private static final String EF = "org.apical.echonet.ejectionFraction";

    @TempDir
    Path folder;

    @Test
    void thePapersFiguresStandBesideOurs() throws Exception {
        Document page = report(SampleRuns.withDetails(SampleRuns.regression(folder, "P"), EF, Map.of()));
        assertEquals("7.0\u00a0%", cell(page, "Mean absolute error", 2));
        assertEquals("9.9\u00a0%", cell(page, "Mean-prediction error", 2));
        assertEquals("0.50", cell(page, "R²", 2));
        assertEquals("", cell(page, "Pearson correlation", 2));
        assertTrue(text(page).contains("R²: 0.48 in its abstract"), "the conflict of body and abstract is told");
        Document other = report(SampleRuns.withDetails(SampleRuns.regression(folder, "P"), "org.example.x", Map.of()));
        assertFalse(text(other).contains("Paper:"));
    }

    @Test
    void everyPublishedFigureIsOneThatReportsKnow() {
        assertEquals(11, PublishedFigures.tasks().size(), "ten tasks of the paper and the derived one");
        Set<String> known = Set.of("mae", "meanPredictionMae", "r2", "auc", "f1");
        PublishedFigures.tasks().forEach(task -> PublishedFigures.of(task).forEach(figure -> {
            assertTrue(known.contains(figure.figure()), figure.toString());
            assertTrue(figure.estimate().value() > 0 && figure.source().contains("Ghorbani"), figure.toString());
        }));
        assertEquals(0.07, PublishedFigures.of("org.apical.echonet.height").get(1).estimate().value());
        assertTrue(PublishedFigures.of("unknown").isEmpty());
    }

    @Test
    void aSubgroupThatDiffersIsFoundAndChanceIsNot() throws Exception {
        Document page = report(SampleRuns.withDetails(SampleRuns.regression(folder, "P"), EF, Map.of()));
        String text = text(page);
        assertTrue(text.contains("the model does otherwise in: sex female; sex male."), text);
        assertEquals("32", cell(page, "female", 0));
        assertEquals("< 0.001", cell(page, "female", 5));
        assertEquals(cell(page, "female", 5), cell(page, "male", 5), "of two levels the test is the same");
        assertTrue(Double.parseDouble(cell(page, "Maker 1", 5)) > 0.05);
        assertTrue(text.contains("Not known, or the same in all: Body mass index, Ejection fraction, Frame rate."),
                text);
    }

    @Test
    void clinicalBandsAreCounted() throws Exception {
        Document page = report(SampleRuns.withDetails(SampleRuns.regression(folder, "P"), EF, Map.of()));
        int counted = 0;
        NodeList rows = page.getElementsByTagName("table");
        for (int i = 0; i < rows.getLength(); i++) {
            Element table = (Element) rows.item(i);
            for (int j = 0; table.getAttribute("class").equals("confusion")
                    && j < table.getElementsByTagName("td").getLength(); j++) {
                String value = table.getElementsByTagName("td").item(j).getTextContent();
                counted += value.isEmpty() ? 0 : Integer.parseInt(value);
            }
        }
        assertEquals(64, counted);
        assertTrue(text(page).contains("Weighted kappa"));
    }

    @Test
    void worstPatientsAreShownWithTheirFrames() throws Exception {
        Path frame = folder.resolve("frame.png");
        SaliencyOverlay.writePng(SaliencyOverlay.frame(new float[64], 8, 8), frame);
        ReportRun plain = SampleRuns.withDetails(SampleRuns.regression(folder, "P"), EF, Map.of());
        String worst = plain.test().stream().filter(one -> one.prediction() - one.truth() > 13.5).findFirst()
                .orElseThrow().patient();
        Document page = report(SampleRuns.withDetails(SampleRuns.regression(folder, "P"), EF, Map.of(worst, frame)));
        NodeList pictures = page.getElementsByTagName("img");
        boolean found = false;
        for (int i = 0; i < pictures.getLength(); i++) {
            found |= ((Element) pictures.item(i)).getAttribute("alt").equals("Frame of " + worst);
        }
        assertTrue(found);
    }

    @Test
    void checklistsTellWhatIsAnsweredAndWhatIsMissing() throws Exception {
        Document page = report(SampleRuns.withDetails(SampleRuns.binary(folder), "org.apical.echonet.pacemakerLead",
                Map.of()));
        String text = text(page);
        assertTrue(text.contains("of 52 items answered") && text.contains("of 44 items answered"), text);
        assertTrue(text.contains("ethics approval and consent\u00a0(17)"), "a run cannot know it");
        assertTrue(text.contains("200 patients to train, 22 to select"), text);
        assertTrue(text.contains("3 clips were left out"), text);
        assertTrue(text.contains("positive from 0.400 on"), "the threshold is that of the run");
        Set<String> ids = new HashSet<>();
        NodeList sections = page.getElementsByTagName("section");
        for (int i = 0; i < sections.getLength(); i++) {
            ids.add(((Element) sections.item(i)).getAttribute("id"));
        }
        assertTrue(ids.contains("s-org-example-modelCard") && ids.contains("s-org-example-checklists"), ids.toString());
    }

    @Test
    void nothingIsClaimedOfARunOfWhichNothingMoreIsKnown() throws Exception {
        String text = text(report(SampleRuns.regression(folder, "P")));
        for (String title : List.of("Subgroups", "Model card", "Reporting checklists", "clinical bands")) {
            assertFalse(text.contains(title), title);
        }
    }

    @Test
    void figuresAreWrittenInEveryFormatWithTheirNumbers() throws Exception {
        List<Figure> figures = ReportFigures.of(SampleRuns.binary(folder));
        assertEquals(List.of("roc", "precision-recall", "calibration", "loss", "selection"),
                figures.stream().map(Figure::id).toList());
        for (Figure figure : figures) {
            Path pdf = FigureFormat.PDF.write(figure, folder);
            assertTrue(Files.readString(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-"), pdf.toString());
            BufferedImage picture = ImageIO.read(FigureFormat.PNG.write(figure, folder).toFile());
            assertEquals(1440, picture.getWidth());
            parse(Files.readString(FigureFormat.SVG.write(figure, folder)));
            assertEquals(List.of("series", "x", "y", "low", "high"), figure.table().get(0));
            assertTrue(figure.table().size() > 3);
        }
        List<Object> last = figures.get(0).table().stream().filter(row -> row.get(0).equals("Characteristic"))
                .reduce((first, second) -> second).orElseThrow();
        assertEquals(List.of("Characteristic", 1.0, 1.0, 1.0, 1.0), last, "the curve ends where all are called");
        List<Object> bin = figures.get(2).table().get(figures.get(2).table().size() - 1);
        assertTrue((double) bin.get(3) < (double) bin.get(2) && (double) bin.get(4) >= (double) bin.get(2));
    }

    @Test
    void theSameFigureGivesTheSameFiles() throws Exception {
        Figure one = ReportFigures.of(SampleRuns.binary(folder)).get(0);
        Figure other = ReportFigures.of(SampleRuns.binary(folder)).get(0);
        for (FigureFormat format : FigureFormat.values()) {
            byte[] first = Files.readAllBytes(format.write(one, folder.resolve("a")));
            assertTrue(Arrays.equals(first, Files.readAllBytes(format.write(other, folder.resolve("b")))),
                    format.name());
        }
    }

    private static Document report(ReportRun run) throws Exception {
        return parse(ReportWriter.html(run, SampleCatalog.whole()));
    }

    private static String text(Document page) {
        return page.getDocumentElement().getTextContent();
    }

    /** The text of a cell in the row with this heading. */
    private static String cell(Document page, String heading, int column) {
        NodeList rows = page.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            Element row = (Element) rows.item(i);
            NodeList headings = row.getElementsByTagName("th");
            if (headings.getLength() == 1 && headings.item(0).getTextContent().equals(heading)) {
                return row.getElementsByTagName("td").item(column).getTextContent();
            }
        }
        throw new AssertionError("no row " + heading);
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(xml.replaceFirst("<!DOCTYPE html>", ""))));
    }
}
