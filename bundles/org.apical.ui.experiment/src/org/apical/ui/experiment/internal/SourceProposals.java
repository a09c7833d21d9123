package org.apical.ui.experiment.internal;

import org.apical.ui.Icons;
import org.apical.ui.experiment.internal.schema.Completion;
import org.apical.ui.experiment.internal.schema.Proposal;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;

/** Proposes keys, ids and values, each with its documentation. */
final class SourceProposals implements IContentAssistProcessor {

    private final ExperimentModel model;

    SourceProposals(ExperimentModel model) {
        this.model = model;
    }

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        Completion completion = Completion.at(model.document().get(), offset, model.schema());
        return completion.proposals().stream().map(proposal -> (ICompletionProposal) new CompletionProposal(
                proposal.insert(), completion.offset(), completion.length(), proposal.caret(),
                Icons.image(icon(proposal.kind())), proposal.label() + "  –  " + proposal.documentation().title()
                        .replace(" (" + proposal.label() + ")", ""), null,
                proposal.documentation().title() + "\n" + proposal.documentation().text()))
                .toArray(ICompletionProposal[]::new);
    }

    private static String icon(Proposal.Kind kind) {
        return switch (kind) {
            case KEY -> "tags";
            case ID -> "plugin";
            case VALUE -> "edit";
        };
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return ": {[".toCharArray();
    }

    @Override
    public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
        return new IContextInformation[0];
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return new char[0];
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }

    @Override
    public String getErrorMessage() {
        return null;
    }
}
