package org.apical.ui.experiment.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apical.ui.experiment.internal.schema.Completion;
import org.eclipse.jface.text.DefaultIndentLineAutoEditStrategy;
import org.eclipse.jface.text.DefaultTextHover;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TabsToSpacesConverter;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.quickassist.IQuickAssistAssistant;
import org.eclipse.jface.text.quickassist.QuickAssistAssistant;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.DefaultAnnotationHover;
import org.eclipse.jface.text.source.IAnnotationHover;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.jface.text.source.SourceViewerConfiguration;

/** What the source page does with the text: colours, proposals, hovers, fixes, indentation by blanks. */
final class SourceConfiguration extends SourceViewerConfiguration {

    private final ExperimentModel model;
    private final SourceViewer viewer;
    private final YamlTokens tokens = new YamlTokens();

    SourceConfiguration(ExperimentModel model, SourceViewer viewer) {
        this.model = model;
        this.viewer = viewer;
    }

    YamlTokens tokens() {
        return tokens;
    }

    @Override
    public IPresentationReconciler getPresentationReconciler(ISourceViewer source) {
        PresentationReconciler reconciler = new PresentationReconciler();
        DefaultDamagerRepairer lines = new DefaultDamagerRepairer(tokens);
        reconciler.setDamager(lines, IDocument.DEFAULT_CONTENT_TYPE);
        reconciler.setRepairer(lines, IDocument.DEFAULT_CONTENT_TYPE);
        return reconciler;
    }

    @Override
    public IInformationControlCreator getInformationControlCreator(ISourceViewer source) {
        return HelpWindow::new;
    }

    @Override
    public IContentAssistant getContentAssistant(ISourceViewer source) {
        ContentAssistant assistant = new ContentAssistant(true);
        assistant.setContentAssistProcessor(new SourceProposals(model), IDocument.DEFAULT_CONTENT_TYPE);
        assistant.enableAutoActivation(true);
        assistant.setAutoActivationDelay(250);
        assistant.enableAutoInsert(false);
        assistant.setInformationControlCreator(HelpWindow::new);
        assistant.setProposalPopupOrientation(IContentAssistant.PROPOSAL_OVERLAY);
        assistant.setContextInformationPopupOrientation(IContentAssistant.CONTEXT_INFO_ABOVE);
        assistant.enableColoredLabels(true);
        assistant.setStatusLineVisible(false);
        return assistant;
    }

    @Override
    public IQuickAssistAssistant getQuickAssistAssistant(ISourceViewer source) {
        QuickAssistAssistant assistant = new QuickAssistAssistant();
        assistant.setQuickAssistProcessor(new SourceFixes(model));
        assistant.setInformationControlCreator(HelpWindow::new);
        return assistant;
    }

    @Override
    public IAnnotationHover getAnnotationHover(ISourceViewer source) {
        return new DefaultAnnotationHover();
    }

    @Override
    public IAnnotationHover getOverviewRulerAnnotationHover(ISourceViewer source) {
        return new DefaultAnnotationHover();
    }

    @Override
    public ITextHover getTextHover(ISourceViewer source, String contentType) {
        return new Hover();
    }

    @Override
    public IAutoEditStrategy[] getAutoEditStrategies(ISourceViewer source, String contentType) {
        TabsToSpacesConverter blanks = new TabsToSpacesConverter();
        blanks.setLineTracker(new org.eclipse.jface.text.DefaultLineTracker());
        blanks.setNumberOfSpacesPerTab(2);
        return new IAutoEditStrategy[] {blanks, new DefaultIndentLineAutoEditStrategy()};
    }

    @Override
    public int getTabWidth(ISourceViewer source) {
        return 2;
    }

    @Override
    public String[] getIndentPrefixes(ISourceViewer source, String contentType) {
        return new String[] {"  ", ""};
    }

    /** Tells of the fault under the pointer, and of the key or value there. */
    private final class Hover implements ITextHover, ITextHoverExtension {

        @Override
        @Deprecated
        public String getHoverInfo(ITextViewer text, IRegion region) {
            List<String> parts = new ArrayList<>();
            IAnnotationModel annotations = viewer.getAnnotationModel();
            for (Iterator<Annotation> all = annotations.getAnnotationIterator(); all.hasNext();) {
                Annotation annotation = all.next();
                Position position = annotations.getPosition(annotation);
                if (annotation instanceof SourceView.FaultAnnotation && position != null
                        && position.overlapsWith(region.getOffset(), Math.max(1, region.getLength()))) {
                    parts.add(annotation.getText());
                }
            }
            Completion.documentation(model.document().get(), region.getOffset(), model.schema())
                    .ifPresent(found -> parts.add(found.title() + "\n" + found.text()));
            return parts.isEmpty() ? null : String.join("\n\n", parts);
        }

        @Override
        public IRegion getHoverRegion(ITextViewer text, int offset) {
            IRegion word = new DefaultTextHover(viewer).getHoverRegion(text, offset);
            return word == null ? new Region(offset, 0) : word;
        }

        @Override
        public IInformationControlCreator getHoverControlCreator() {
            return HelpWindow::new;
        }
    }
}
