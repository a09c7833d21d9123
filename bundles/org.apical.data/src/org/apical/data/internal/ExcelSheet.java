package org.apical.data.internal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * The first sheet of an Excel workbook (.xlsx, ECMA-376 part 1, section 18.3) as rows of text. Of formulas the values
 * that Excel last computed are taken; formats are not applied, so a number stands as it was entered.
 */
final class ExcelSheet {

    private static final int MAX_COLUMNS = 16_384;

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private final List<String> shared = new ArrayList<>();

    private ExcelSheet() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** Reads the rows; the row with number 1 stands first, empty rows are empty lists. */
    static List<List<String>> read(Path file) throws ApicalException, IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ExcelSheet sheet = new ExcelSheet();
            ZipEntry strings = zip.getEntry("xl/sharedStrings.xml");
            if (strings != null) {
                sheet.readStrings(zip, strings);
            }
            ZipEntry first = zip.stream().filter(entry -> entry.getName().matches("xl/worksheets/sheet\\d+\\.xml"))
                    .min((a, b) -> Integer.compare(number(a), number(b))).orElse(null);
            if (first == null) {
                throw ApicalException.badInput(new Problem("This workbook holds no sheet.", file.toString(), "",
                        "Save the table as .xlsx or CSV again."));
            }
            return sheet.readRows(zip, first);
        } catch (XMLStreamException | IllegalArgumentException | ZipException e) {
            throw ApicalException.badInput(new Problem("This is no readable Excel workbook (" + e.getMessage() + ").",
                    file.toString(), "", "Save the table as .xlsx or CSV again."), e);
        }
    }

    private static int number(ZipEntry entry) {
        return Integer.parseInt(entry.getName().replaceAll("\\D", ""));
    }

    private void readStrings(ZipFile zip, ZipEntry entry) throws IOException, XMLStreamException {
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                    shared.add(text(xml, "si"));
                }
            }
        }
    }

    /** Joins the runs of a string, leaving out how it is pronounced. */
    private static String text(XMLStreamReader xml, String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(end)) {
                return text.toString();
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("rPh")) {
                phonetic++;
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("rPh")) {
                phonetic--;
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t") && phonetic == 0) {
                text.append(xml.getElementText());
            }
        }
        return text.toString();
    }

    private List<List<String>> readRows(ZipFile zip, ZipEntry entry) throws IOException, XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("row")) {
                    rows.add(new ArrayList<>());
                } else if (xml.getLocalName().equals("c") && !rows.isEmpty()) {
                    List<String> row = rows.get(rows.size() - 1);
                    int column = column(xml.getAttributeValue(null, "r"), row.size());
                    String type = xml.getAttributeValue(null, "t");
                    String value = cell(xml, type == null ? "n" : type);
                    while (row.size() < column) {
                        row.add("");
                    }
                    row.add(value);
                }
            }
        }
        return rows;
    }

    /** Turns the letters of a reference such as AB12 into a column from 0. */
    private static int column(String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (char c : reference.toCharArray()) {
            if (c >= 'A' && c <= 'Z') {
                column = column * 26 + c - 'A' + 1;
            }
        }
        if (column - 1 < next || column > MAX_COLUMNS) {
            throw new IllegalArgumentException("the cell " + reference + " is out of place");
        }
        return column - 1;
    }

    private String cell(XMLStreamReader xml, String type) throws XMLStreamException {
        String value = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("v")) {
                value = xml.getElementText();
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("is")) {
                value = text(xml, "is");
            }
        }
        return switch (type) {
            case "s" -> value.isEmpty() ? "" : shared.get(Integer.parseInt(value));
            case "e" -> "";
            case "n" -> plain(value);
            default -> value;
        };
    }

    /** Writes 12345 for 1.2345E4 and 0.3 for 0.30000000000000004, which the file may hold. */
    private static String plain(String value) {
        if (value.isEmpty()) {
            return value;
        }
        return new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros()
                .toPlainString();
    }
}
