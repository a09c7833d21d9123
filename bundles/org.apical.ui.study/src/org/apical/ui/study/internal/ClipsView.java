package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.data.StoredClip;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.Tables;
import org.apical.ui.cine.CineLoader;
import org.apical.ui.cine.Latest;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;

/** Lists the clips of the chosen patient, or of the whole cohort; ticked ones are shown side by side. */
public final class ClipsView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.study.view.clips";

    private TableViewer table;
    private Latest loading;
    private Choice choice = Choice.NOTHING;
    private boolean filling;

    @Override
    public void createPartControl(Composite parent) {
        table = Tables.create(parent, SWT.CHECK | SWT.SINGLE);
        table.setContentProvider(ArrayContentProvider.getInstance());
        Tables.<StoredClip>column(table, "View", 7, StoredClip::view);
        Tables.<StoredClip>column(table, "Patient", 10, StoredClip::patient);
        Tables.<StoredClip>column(table, "Frames", 7, clip -> Integer.toString(clip.frames()));
        Tables.<StoredClip>column(table, "Length [ms]", 10, clip -> String.format(Locale.ROOT, "%.0f",
                clip.frameTimesMs()[clip.frames() - 1]));
        Tables.<StoredClip>column(table, "File", 30, StoredClip::file);
        table.getTable().setToolTipText("Tick clips to show them side by side, in step");
        table.addSelectionChangedListener(event -> chosen());
        table.getTable().addListener(SWT.Selection, this::ticked);
        loading = new Latest(table.getTable());
        SideBySide.get().listen(table.getTable(), this::tick);
        Choices.get().listen(table.getTable(), this::choose);
    }

    @Override
    public void setFocus() {
        table.getTable().setFocus();
    }

    private void chosen() {
        Object element = ((IStructuredSelection) table.getSelection()).getFirstElement();
        if (!filling && element instanceof StoredClip clip) {
            Choices.get().choose(now -> now.withPatient(clip.patient()).withClip(clip.clip()));
        }
    }

    private void ticked(Event event) {
        if (event.detail == SWT.CHECK && event.item.getData() instanceof StoredClip clip) {
            SideBySide.get().set(clip.clip(), ((TableItem) event.item).getChecked());
        }
    }

    private void tick() {
        for (TableItem item : table.getTable().getItems()) {
            if (item.getData() instanceof StoredClip clip) {
                item.setChecked(SideBySide.get().clips().contains(clip.clip()));
            }
        }
    }

    private void choose(Choice next) {
        boolean same = next.cohort().equals(choice.cohort()) && next.patient().equals(choice.patient());
        choice = next;
        if (same && table.getInput() != null) {
            select();
            return;
        }
        if (next.cohort().isEmpty()) {
            table.setInput(null);
            setContentDescription("Choose a cohort or a patient.");
            return;
        }
        Path cohort = next.cohort().get();
        Optional<String> patient = next.patient();
        loading.start("Listing clips", progress -> CineLoader.cohort(cohort).clips().stream()
                .filter(clip -> patient.isEmpty() || clip.patient().equals(patient.get())).toList(), this::fill,
                problem -> setContentDescription(problem.line()));
    }

    private void fill(List<StoredClip> clips) {
        filling = true;
        try {
            table.setInput(clips);
            setContentDescription(clips.size() + (clips.size() == 1 ? " clip" : " clips") + choice.patient()
                    .map(patient -> " of patient " + patient).orElse(" of the cohort"));
        } finally {
            filling = false;
        }
        tick();
        select();
    }

    private void select() {
        filling = true;
        try {
            if (table.getInput() instanceof List<?> clips) {
                clips.stream().filter(one -> one instanceof StoredClip clip
                        && choice.clip().equals(Optional.of(clip.clip()))).findFirst()
                        .ifPresent(one -> table.setSelection(new StructuredSelection(one), true));
            }
        } finally {
            filling = false;
        }
    }
}
