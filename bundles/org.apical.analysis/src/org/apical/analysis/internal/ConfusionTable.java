package org.apical.analysis.internal;

import java.util.List;

/** Counts of patients or clips by label and predicted class. */
final class ConfusionTable {

    private ConfusionTable() {
    }

    static String html(Pairs judged, List<String> classNames, String counted) {
        int classes = classNames.size();
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < judged.size(); i++) {
            int truth = clip(judged.truths()[i], classes);
            int prediction = clip(judged.predictions()[i], classes);
            counts[truth][prediction]++;
        }
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"confusion\">\n"
                + "<caption>" + Character.toUpperCase(counted.charAt(0)) + counted.substring(1)
                + " of the test part by label (rows) and prediction (columns).</caption>\n"
                + "<thead><tr><td></td>");
        classNames.forEach(name -> html.append("<th scope=\"col\" class=\"number\">").append(Html.text(name))
                .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (int truth = 0; truth < classes; truth++) {
            html.append("<tr><th scope=\"row\">").append(Html.text(classNames.get(truth))).append("</th>");
            for (int prediction = 0; prediction < classes; prediction++) {
                html.append(truth == prediction ? "<td class=\"number hit\">" : "<td class=\"number\">")
                        .append(counts[truth][prediction]).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>").toString();
    }

    private static int clip(double value, int classes) {
        return (int) Math.max(0, Math.min(classes - 1, Math.rint(value)));
    }
}
