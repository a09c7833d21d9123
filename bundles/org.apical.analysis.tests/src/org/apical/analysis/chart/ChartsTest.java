package org.apical.analysis.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apical.analysis.statistics.Auc;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.Estimate;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartsTest {

    private static final double[] LABELS = {40, 55, 62, 48, 70, 35};
    private static final double[] VALUES = {44, 53, 60, 52, 63, 41};
    private static final double[] CLASSES = {0, 1, 0, 1, 1, 0};
    private static final double[] PROBABILITIES = {0.2, 0.7, 0.4, 0.9, 0.35, 0.1};

    @Test
    void scatterNamesItsAxesWithTheUnit() throws Exception {
        List<String> words = words(Charts.scatter("a", LABELS, VALUES, "%"));
        assertTrue(words.containsAll(List.of("Label (%)", "Prediction (%)")), words.toString());
        assertTrue(words(Charts.scatter("a", LABELS, VALUES, "")).contains("Label"));
    }

    @Test
    void blandAltmanWritesBiasAndLimits() throws Exception {
        // Differences 4, -2, -2, 4, -7, 6: mean 0.5, SD sqrt(24.7), limits 0.5 -+ 9.741.
        List<String> words = words(Charts.blandAltman("b", LABELS, VALUES, "%"));
        assertTrue(words.containsAll(List.of("Bias +0.50", "+1.96 SD +10.2", "−1.96 SD −9.2")), words.toString());
    }

    @Test
    void rocWritesItsAreaAndMarksTheOperatingPoint() throws Exception {
        double area = Auc.of(CLASSES, PROBABILITIES);
        Figure marked = Charts.roc("c", CLASSES, PROBABILITIES, new Estimate(area, 0.5, 1), 2 / 3.0, 1);
        Figure plain = Charts.roc("c", CLASSES, PROBABILITIES, new Estimate(area, Double.NaN, Double.NaN), Double.NaN,
                Double.NaN);
        assertTrue(words(marked).contains("AUC 0.889 (0.500 to 1.000)"), words(marked).toString());
        assertTrue(words(plain).contains("AUC 0.889"));
        String vermillion = "fill:rgb(213,94,0)";
        assertTrue(marked.svg().contains(vermillion));
        assertFalse(plain.svg().contains(vermillion));
    }

    @Test
    void learningCurvesSurviveALossThatIsNoNumber() throws Exception {
        List<EpochRecord> epochs = List.of(epoch(1, 2.0), epoch(2, Double.NaN), epoch(3, 1.0));
        assertTrue(words(Charts.loss("d", epochs, 3)).contains("epoch 3 kept"));
        assertFalse(words(Charts.loss("d", epochs, 0)).toString().contains("kept"));
        assertFalse(Charts.loss("d", epochs, 1).svg().contains("NaN"));
    }

    @Test
    void chartsOfOnePatientOrOfEqualValuesCanBeDrawn() throws Exception {
        double[] one = {50};
        double[] same = {50, 50, 50};
        for (Figure figure : List.of(Charts.scatter("e", one, one, "%"), Charts.blandAltman("e", one, one, "%"),
                Charts.scatter("e", same, same, "%"), Charts.blandAltman("e", same, same, "%"),
                Charts.calibration("e", new double[] {1}, new double[] {0.5}),
                Charts.selection("e", List.of(epoch(1, 1)), "MAE", 1))) {
            String svg = figure.svg();
            assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
            assertFalse(words(figure).isEmpty());
        }
    }

    @Test
    void theSameFigureGivesTheSameTextInAnyLocale() {
        Locale before = Locale.getDefault();
        String english = Charts.blandAltman("f", LABELS, VALUES, "mL").svg();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(english, Charts.blandAltman("f", LABELS, VALUES, "mL").svg());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void idsBeginWithTheFiguresId() throws Exception {
        NodeList all = parse(Charts.calibration("mine", CLASSES, PROBABILITIES)).getElementsByTagName("clipPath");
        assertTrue(all.getLength() > 0);
        for (int i = 0; i < all.getLength(); i++) {
            assertTrue(all.item(i).getAttributes().getNamedItem("id").getNodeValue().startsWith("mine-"));
        }
    }

    @Test
    void figuresDrawIntoPicturesToo() {
        BufferedImage image = new BufferedImage(300, 260, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 300, 260);
        Charts.scatter("g", LABELS, VALUES, "%").draw(graphics, 300, 260);
        graphics.dispose();
        assertNotEquals(Color.RED.getRGB(), image.getRGB(1, 1), "the chart brings its own light background");
        assertEquals(Color.WHITE.getRGB(), image.getRGB(298, 258));
    }

    private static EpochRecord epoch(int number, double loss) {
        return new EpochRecord(number, loss, loss + 0.2, loss * 4, 0.001, 1, 80, 0.1, 0.1, 20);
    }

    private static List<String> words(Figure figure) throws Exception {
        NodeList texts = parse(figure).getElementsByTagName("text");
        return IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    private static Document parse(Figure figure) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(figure.svg())));
    }
}
