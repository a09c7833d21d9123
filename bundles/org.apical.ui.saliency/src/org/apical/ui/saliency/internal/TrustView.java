package org.apical.ui.saliency.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.trust.Badge;
import org.apical.trust.Measure;
import org.apical.trust.TrustReport;
import org.apical.ui.Palette;
import org.apical.ui.Tables;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** Says by which measures a map may be believed. */
public final class TrustView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.saliency.view.trust";

    private SaliencySession session;
    private Button check;
    private Label badge;
    private Label reasons;
    private TableViewer table;
    private TrustReport shown;

    @Override
    public void createPartControl(Composite parent) {
        session = SaliencySession.get();
        Composite body = new Composite(parent, SWT.NONE);
        body.setLayout(new GridLayout());
        Composite verdict = new Composite(body, SWT.NONE);
        verdict.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.center = true;
        row.spacing = 8;
        row.marginLeft = 0;
        row.marginTop = 0;
        row.marginBottom = 0;
        verdict.setLayout(row);
        check = new Button(verdict, SWT.PUSH);
        check.setText("&Check this map");
        check.setToolTipText("Draws the map again of randomised networks, changed frames and other seeds, and removes "
                + "places in its order");
        check.addListener(SWT.Selection, event -> session.check());
        badge = new Label(verdict, SWT.CENTER);
        // The theme would take the badge's colour away again.
        badge.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        badge.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.HEADER_FONT));
        reasons = new Label(body, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        reasons.setLayoutData(data);
        table = Tables.create(body, SWT.SINGLE);
        table.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setContentProvider(ArrayContentProvider.getInstance());
        Tables.<Measure>column(table, "", 9, one -> word(one.badge())).setLabelProvider(new ColumnLabelProvider() {

            @Override
            public String getText(Object element) {
                return word(((Measure) element).badge());
            }

            @Override
            public Color getBackground(Object element) {
                return colour(((Measure) element).badge());
            }

            @Override
            public Color getForeground(Object element) {
                return colour(((Measure) element).badge()) == null ? null
                        : table.getTable().getDisplay().getSystemColor(SWT.COLOR_BLACK);
            }
        });
        Tables.<Measure>column(table, "Measure", 30, one -> one.kind().title());
        Tables.<Measure>column(table, "Value", 8, one -> Double.isNaN(one.value()) ? ""
                : String.format(Locale.ROOT, "%.3f", one.value()));
        Tables.<Measure>column(table, "Rule", 26, one -> one.kind().rule());
        Tables.<Measure>column(table, "Source", 20, one -> one.kind().reference());
        session.listen(body, this::update);
    }

    @Override
    public void setFocus() {
        check.setFocus();
    }

    private static String word(Badge badge) {
        return badge == Badge.NONE ? "" : badge.name().charAt(0) + badge.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Colours go with the words, which say the same. */
    private static Color colour(Badge badge) {
        return switch (badge) {
            case GREEN -> Palette.color(Palette.GOOD);
            case AMBER -> Palette.color(Palette.CAUTION);
            case RED -> Palette.color(Palette.BAD);
            case NONE -> null;
        };
    }

    private void update() {
        check.setEnabled(session.map(session.frame()) != null);
        Optional<TrustReport> report = session.report();
        if (report.orElse(null) == shown && shown != null) {
            return;
        }
        shown = report.orElse(null);
        if (report.isEmpty()) {
            badge.setText("Not checked");
            badge.setBackground(null);
            badge.setForeground(null);
            reasons.setText("A map that was not checked should not be believed.");
            table.setInput(List.of());
        } else {
            Badge found = shown.badge();
            badge.setText(word(found) + "   (frame " + (session.reportedFrame() + 1) + ")");
            badge.setBackground(colour(found));
            badge.setForeground(badge.getDisplay().getSystemColor(SWT.COLOR_BLACK));
            reasons.setText(found == Badge.GREEN ? "No measure speaks against this map."
                    : String.join("\n", shown.reasons()));
            table.setInput(shown.measures());
        }
        badge.requestLayout();
        reasons.requestLayout();
    }
}
