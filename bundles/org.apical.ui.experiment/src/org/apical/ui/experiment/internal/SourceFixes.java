package org.apical.ui.experiment.internal;

import java.util.ArrayList;
import java.util.List;

import org.apical.ui.Icons;
import org.apical.ui.experiment.internal.schema.QuickFix;
import org.apical.ui.experiment.internal.schema.TextFault;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;

/** Offers what mends the faults on the line of the caret. */
final class SourceFixes implements IQuickAssistProcessor {

    private final ExperimentModel model;

    SourceFixes(ExperimentModel model) {
        this.model = model;
    }

    @Override
    public String getErrorMessage() {
        return null;
    }

    @Override
    public boolean canFix(Annotation annotation) {
        return annotation instanceof SourceView.FaultAnnotation found && !found.fault().fixes().isEmpty();
    }

    @Override
    public boolean canAssist(IQuickAssistInvocationContext context) {
        return true;
    }

    @Override
    public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
        List<ICompletionProposal> proposals = new ArrayList<>();
        if (model.isChecked()) {
            int line = line(context.getOffset());
            for (TextFault fault : model.state().checked().faults()) {
                if (fault.line() == line) {
                    for (QuickFix fix : fault.fixes()) {
                        proposals.add(new CompletionProposal(fix.change().text(), fix.change().offset(),
                                fix.change().length(), fix.change().text().length(), Icons.image("edit"), fix.label(),
                                null, fault.sentence()));
                    }
                }
            }
        }
        return proposals.isEmpty() ? null : proposals.toArray(ICompletionProposal[]::new);
    }

    private int line(int offset) {
        try {
            return model.document().getLineOfOffset(offset) + 1;
        } catch (BadLocationException e) {
            return 0;
        }
    }
}
