package org.apical.ui.experiment.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.ui.Palette;
import org.apical.ui.experiment.internal.schema.TextFault;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.CursorLinePainter;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.AnnotationPainter;
import org.eclipse.jface.text.source.AnnotationRulerColumn;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;
import org.eclipse.jface.text.source.ISharedTextColors;
import org.eclipse.jface.text.source.LineNumberRulerColumn;
import org.eclipse.jface.text.source.MatchingCharacterPainter;
import org.eclipse.jface.text.source.OverviewRuler;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;

/** The text with line numbers, colours, marks of faults, and help while somebody types. */
final class SourceView {

    private final SourceViewer viewer;
    private final AnnotationModel annotations = new AnnotationModel();
    private final SourceConfiguration configuration;
    private List<Annotation> shown = List.of();
    private Boolean dark;

    /** A fault at its place in the text. */
    static final class FaultAnnotation extends Annotation {

        static final String TYPE = "org.apical.ui.experiment.fault";

        private final TextFault fault;

        FaultAnnotation(TextFault fault) {
            super(TYPE, false, fault.sentence());
            this.fault = fault;
        }

        TextFault fault() {
            return fault;
        }
    }

    SourceView(Composite parent, ExperimentModel model) {
        FaultAccess access = new FaultAccess();
        ISharedTextColors colours = new Colours();
        CompositeRuler ruler = new CompositeRuler(6);
        AnnotationRulerColumn marks = new AnnotationRulerColumn(annotations, 16, access);
        marks.addAnnotationType(FaultAnnotation.TYPE);
        ruler.addDecorator(0, marks);
        LineNumberRulerColumn numbers = new LineNumberRulerColumn();
        ruler.addDecorator(1, numbers);
        OverviewRuler overview = new OverviewRuler(access, 12, colours);
        overview.addAnnotationType(FaultAnnotation.TYPE);
        overview.setAnnotationTypeLayer(FaultAnnotation.TYPE, 1);
        overview.setAnnotationTypeColor(FaultAnnotation.TYPE, Palette.color(Palette.BAD));
        viewer = new SourceViewer(parent, ruler, overview, true, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL
                | SWT.FULL_SELECTION);
        configuration = new SourceConfiguration(model, viewer);
        viewer.configure(configuration);
        viewer.setDocument(model.document(), annotations);
        StyledText text = viewer.getTextWidget();
        text.setFont(JFaceResources.getTextFont());
        numbers.setFont(JFaceResources.getTextFont());
        numbers.setForeground(text.getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND));
        // A margin at the top would let the columns look for a line above the first.
        text.setMargins(4, 0, 4, 2);
        AnnotationPainter painter = new AnnotationPainter(viewer, access);
        painter.addTextStyleStrategy("squiggles", new AnnotationPainter.UnderlineStrategy(SWT.UNDERLINE_SQUIGGLE));
        painter.addAnnotationType(FaultAnnotation.TYPE, "squiggles");
        painter.setAnnotationTypeColor(FaultAnnotation.TYPE, Palette.color(Palette.BAD));
        viewer.addPainter(painter);
        viewer.addTextPresentationListener(painter);
        CursorLinePainter line = new CursorLinePainter(viewer);
        viewer.addPainter(line);
        DefaultCharacterPairMatcher pairs = new DefaultCharacterPairMatcher("{}[]".toCharArray());
        MatchingCharacterPainter brackets = new MatchingCharacterPainter(viewer, pairs);
        brackets.setColor(Palette.color(Palette.series(0)));
        viewer.addPainter(brackets);
        text.addDisposeListener(event -> pairs.dispose());
        // The theme gives the ground its colour when the page is shown, and may change later.
        text.addListener(SWT.Paint, event -> {
            boolean now = Palette.isDark(text);
            if (dark == null || now != dark) {
                dark = now;
                line.setHighlightColor(shade(text, now));
                text.getDisplay().asyncExec(() -> {
                    if (!text.isDisposed()) {
                        configuration.tokens().setDark(now);
                        viewer.invalidateTextPresentation();
                    }
                });
            }
        });
        model.listen(text, state -> mark(state.checked().faults()));
    }

    private static Color shade(StyledText text, boolean dark) {
        RGB ground = text.getBackground().getRGB();
        int step = dark ? 18 : -14;
        return Palette.color(new RGB(bounded(ground.red + step), bounded(ground.green + step),
                bounded(ground.blue + step)));
    }

    private static int bounded(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** Colours that belong to the workbench. */
    private static final class Colours implements ISharedTextColors {

        @Override
        public Color getColor(RGB rgb) {
            return Palette.color(rgb);
        }

        @Override
        public void dispose() {
            // The workbench disposes them.
        }
    }

    private void mark(List<TextFault> faults) {
        Map<Annotation, Position> added = new HashMap<>();
        List<Annotation> now = new ArrayList<>();
        int length = viewer.getDocument().getLength();
        for (TextFault fault : faults) {
            if (fault.offset() <= length) {
                Annotation annotation = new FaultAnnotation(fault);
                now.add(annotation);
                added.put(annotation, new Position(fault.offset(), Math.min(Math.max(1, fault.length()),
                        length - fault.offset())));
            }
        }
        annotations.replaceAnnotations(shown.toArray(Annotation[]::new), added);
        shown = now;
    }

    SourceViewer viewer() {
        return viewer;
    }
}
