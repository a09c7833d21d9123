package org.apical.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.apical.api.task.LabelRow;

/**
 * Who is in a cohort, part by part: the table of baseline characteristics of the paper.
 *
 * @param columns a column for each part
 * @see <a href="https://doi.org/10.1038/s41746-019-0216-8">Ghorbani et al. 2020, Table 1</a>
 * @since 1.0
 */
public record CohortTable(List<Column> columns) {

    private static final Map<String, String> SHARES = new LinkedHashMap<>();
    private static final Map<String, String> MEASURES = new LinkedHashMap<>();

    static {
        SHARES.put("sex", "Male, %");
        SHARES.put("lead", "Pacemaker or defibrillator lead, %");
        SHARES.put("severeLaEnlargement", "Severe left atrial enlargement, %");
        SHARES.put("lvh", "Left ventricular hypertrophy, %");
        MEASURES.put("age", "Age, years");
        MEASURES.put("weightKg", "Weight, kg");
        MEASURES.put("heightM", "Height, m");
        MEASURES.put("bmi", "Body mass index, kg/m2");
        MEASURES.put("edvMl", "End-diastolic volume, mL");
        MEASURES.put("esvMl", "End-systolic volume, mL");
        MEASURES.put("ef", "Ejection fraction, %");
    }

    /** Copies the list. */
    public CohortTable {
        columns = List.copyOf(columns);
    }

    /**
     * A part.
     *
     * @param name what it is called
     * @param patients how many patients it has
     * @param studies how many studies
     * @param clips how many clips
     * @param images how many frames
     * @param shares how many patients have a trait, by label column: sex (male), lead, severeLaEnlargement, lvh
     * @param measures means over patients by label column: age, weightKg, heightM, bmi, edvMl, esvMl, ef
     */
    public record Column(String name, int patients, int studies, int clips, long images, Map<String, Share> shares,
            Map<String, Moments> measures) {
    }

    /**
     * A share of the patients of whom it is known.
     *
     * @param percent 0 to 100; {@code NaN} when it is known of nobody
     * @param known of how many patients it is known
     */
    public record Share(double percent, int known) {
    }

    /**
     * A mean over the patients of whom it is known.
     *
     * @param mean the mean; {@code NaN} when it is known of nobody
     * @param deviation the standard deviation of the sample; {@code NaN} when it is known of fewer than two
     * @param known of how many patients it is known
     */
    public record Moments(double mean, double deviation, int known) {
    }

    /**
     * Computes the table.
     *
     * @param labels the labels; a patient with several rows counts with that of the first clip
     * @param parts the clips of each part by its name, in the order of the columns
     * @return the table
     */
    public static CohortTable of(LabelTable labels, Map<String, ? extends Collection<StoredClip>> parts) {
        List<Column> columns = new ArrayList<>();
        parts.forEach((name, clips) -> columns.add(column(name, clips, labels)));
        return new CohortTable(columns);
    }

    private static Column column(String name, Collection<StoredClip> clips, LabelTable labels) {
        Map<String, LabelRow> rows = new TreeMap<>();
        Set<String> patients = new TreeSet<>();
        Set<List<String>> studies = new TreeSet<>(Comparator.comparing(Object::toString));
        long images = 0;
        for (StoredClip clip : clips) {
            patients.add(clip.patient());
            studies.add(List.of(clip.patient(), clip.study()));
            images += clip.frames();
            labels.row(clip).ifPresent(row -> rows.putIfAbsent(clip.patient(), row));
        }
        Map<String, Share> shares = new LinkedHashMap<>();
        SHARES.keySet().forEach(column -> shares.put(column, share(rows.values(), column)));
        Map<String, Moments> measures = new LinkedHashMap<>();
        MEASURES.keySet().forEach(column -> measures.put(column, moments(rows.values(), column)));
        return new Column(name, patients.size(), studies.size(), clips.size(), images, shares, measures);
    }

    private static Share share(Collection<LabelRow> rows, String column) {
        int known = 0;
        int yes = 0;
        for (LabelRow row : rows) {
            String cell = row.text(column).orElse("").toLowerCase(Locale.ROOT);
            boolean isYes = Set.of("1", "1.0", "true", "yes", "y", "m", "male").contains(cell);
            boolean isNo = Set.of("0", "0.0", "false", "no", "n", "f", "female").contains(cell);
            known += isYes || isNo ? 1 : 0;
            yes += isYes ? 1 : 0;
        }
        return new Share(known == 0 ? Double.NaN : 100.0 * yes / known, known);
    }

    private static Moments moments(Collection<LabelRow> rows, String column) {
        double[] values = rows.stream().map(row -> value(row, column)).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).toArray();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = values.length == 0 ? Double.NaN : sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(mean, values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)),
                values.length);
    }

    private static OptionalDouble value(LabelRow row, String column) {
        double value = row.number(column);
        if (column.equals("bmi") && Double.isNaN(value)) {
            value = row.number("weightKg") / (row.number("heightM") * row.number("heightM"));
        }
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /**
     * Returns the table as text.
     *
     * @return the lines as cells, the first line holding the names of the parts; measures as mean (standard deviation),
     *     a dash for what is not known of anybody
     */
    public List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("", column -> column.name()));
        lines.add(line("Patients", column -> String.format(Locale.ROOT, "%,d", column.patients())));
        lines.add(line("Studies", column -> String.format(Locale.ROOT, "%,d", column.studies())));
        lines.add(line("Clips", column -> String.format(Locale.ROOT, "%,d", column.clips())));
        lines.add(line("Images", column -> String.format(Locale.ROOT, "%,d", column.images())));
        lines.add(line(SHARES.get("sex"), column -> text(column.shares().get("sex"))));
        MEASURES.forEach((key, label) -> lines.add(line(label, column -> text(key, column.measures().get(key)))));
        SHARES.forEach((key, label) -> {
            if (!key.equals("sex")) {
                lines.add(line(label, column -> text(column.shares().get(key))));
            }
        });
        return lines;
    }

    private List<String> line(String label, Function<Column, String> cell) {
        List<String> line = new ArrayList<>(List.of(label));
        columns.forEach(column -> line.add(cell.apply(column)));
        return line;
    }

    private static String text(Share share) {
        return share.known() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", share.percent());
    }

    private static String text(String key, Moments moments) {
        int digits = key.equals("heightM") ? 2 : 1;
        return moments.known() == 0 ? "-" : String.format(Locale.ROOT, "%." + digits + "f (%s)", moments.mean(),
                moments.known() < 2 ? "-" : String.format(Locale.ROOT, "%." + digits + "f", moments.deviation()));
    }

    /**
     * Returns the table as HTML.
     *
     * @return a table element
     */
    public String html() {
        StringBuilder html = new StringBuilder("<table>\n");
        List<List<String>> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            html.append("<tr>");
            for (int k = 0; k < lines.get(i).size(); k++) {
                String tag = i == 0 || k == 0 ? "th" : "td";
                String text = lines.get(i).get(k).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
                html.append('<').append(tag).append('>').append(text).append("</").append(tag).append('>');
            }
            html.append("</tr>\n");
        }
        return html.append("</table>\n").toString();
    }
}
