package org.apical.ide.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.ui.Failures;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.operations.IWorkbenchOperationSupport;

/** Moves files and folders of the workspace, all of them or none; is undone by moving them back. */
final class FileMoves extends AbstractOperation {

    private final List<Move> moves;
    private final Runnable after;

    /** A file or folder and its next place, on the same disk. */
    record Move(Path from, Path to) {

        Move back() {
            return new Move(to, from);
        }
    }

    /**
     * Creates the operation.
     *
     * @param label what the menu calls it: "Delete ef-small"
     * @param moves what is moved
     * @param after runs when something was moved, there or back
     */
    FileMoves(String label, List<Move> moves, Runnable after) {
        super(label);
        this.moves = List.copyOf(moves);
        this.after = after;
        addContext(PlatformUI.getWorkbench().getOperationSupport().getUndoContext());
    }

    /** Does it, and remembers it for Undo; failures are shown. Returns whether it was done. */
    boolean run() {
        IWorkbenchOperationSupport support = PlatformUI.getWorkbench().getOperationSupport();
        try {
            return support.getOperationHistory().execute(this, null, null).isOK();
        } catch (org.eclipse.core.commands.ExecutionException failure) {
            Failures.show(getLabel(), failure);
            return false;
        }
    }

    @Override
    public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
        return moveAll(moves);
    }

    @Override
    public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
        return moveAll(moves);
    }

    @Override
    public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
        return moveAll(moves.stream().map(Move::back).toList());
    }

    private IStatus moveAll(List<Move> all) {
        List<Move> done = new ArrayList<>();
        try {
            for (Move move : all) {
                move(move);
                done.add(move);
            }
            return Status.OK_STATUS;
        } catch (ApicalException failure) {
            Failures.show(getLabel(), failure);
            done.forEach(move -> takeBack(move.back()));
            return Status.CANCEL_STATUS;
        } finally {
            after.run();
        }
    }

    private static void move(Move move) throws ApicalException {
        if (Files.exists(move.to())) {
            throw ApicalException.badInput(new Problem("There is one of this name already.", move.to().toString(), "",
                    "Rename one of them."));
        }
        try {
            Files.createDirectories(move.to().getParent());
            Files.move(move.from(), move.to());
        } catch (IOException failure) {
            throw ApicalException.failed(new Problem("It could not be moved to " + move.to() + ".",
                    move.from().toString(), "", "Check that it exists, that no program uses it, and the rights."),
                    failure);
        }
    }

    private static void takeBack(Move back) {
        try {
            move(back);
        } catch (ApicalException failure) {
            Failures.log("Move back", failure);
        }
    }
}
