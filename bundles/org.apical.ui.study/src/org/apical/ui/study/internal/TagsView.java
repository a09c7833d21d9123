package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.Tables;
import org.apical.ui.cine.CineLoader;
import org.apical.ui.cine.Latest;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** Shows the elements of the DICOM file that the chosen clip came from. */
public final class TagsView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.study.view.tags";

    private Text filter;
    private Link place;
    private TableViewer table;
    private Latest loading;
    private Choice choice = Choice.NOTHING;

    @Override
    public void createPartControl(Composite parent) {
        Composite body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 2;
        body.setLayout(layout);
        filter = new Text(body, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter: tag, name or value");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        filter.addModifyListener(event -> table.refresh());
        place = new Link(body, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 100;
        data.horizontalIndent = 4;
        place.setLayoutData(data);
        place.addListener(SWT.Selection, event -> locate());
        table = Tables.create(body, SWT.MULTI);
        table.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setContentProvider(ArrayContentProvider.getInstance());
        Tables.<TagTable.Line>column(table, "Tag", 12, line -> "  ".repeat(line.depth()) + line.tag());
        Tables.<TagTable.Line>column(table, "Name", 18, TagTable.Line::name);
        Tables.<TagTable.Line>column(table, "VR", 3, TagTable.Line::vr);
        Tables.<TagTable.Line>column(table, "Value", 40, TagTable.Line::value);
        table.addFilter(new ViewerFilter() {

            @Override
            public boolean select(Viewer viewer, Object parentElement, Object element) {
                return ((TagTable.Line) element).holds(filter.getText().strip());
            }
        });
        loading = new Latest(table.getTable());
        Choices.get().listen(table.getTable(), this::choose);
    }

    @Override
    public void setFocus() {
        filter.setFocus();
    }

    private void choose(Choice next) {
        boolean same = next.clip().equals(choice.clip()) && next.cohort().equals(choice.cohort());
        choice = next;
        if (!same || table.getInput() == null) {
            load();
        }
    }

    private void load() {
        if (choice.cohort().isEmpty() || choice.clip().isEmpty()) {
            show(List.of(), "Choose a clip to see the tags of its file.");
            return;
        }
        Path cohort = choice.cohort().get();
        String clip = choice.clip().get();
        loading.start("Reading tags", progress -> {
            String file = CineLoader.clip(CineLoader.cohort(cohort), clip).file();
            Optional<Path> found = SourceFolders.file(cohort, file);
            return found.isEmpty() ? List.of(file) : List.of(found.get().toString(), TagTable.read(found.get()));
        }, this::took, problem -> show(List.of(), problem.line() + " <a>Other folder …</a>"));
    }

    private void took(List<?> answer) {
        if (answer.size() == 1) {
            show(List.of(), "The file " + answer.get(0) + " is not at hand: a cohort holds frames only. "
                    + "<a>Say where its files lie</a>");
        } else {
            Path file = Path.of((String) answer.get(0));
            show((List<?>) answer.get(1), file.getFileName() + "   <a>Other folder …</a>");
            place.setToolTipText(file.toString());
        }
    }

    private void show(List<?> lines, String text) {
        table.setInput(lines);
        place.setText(text);
        place.requestLayout();
    }

    private void locate() {
        DirectoryDialog dialog = new DirectoryDialog(getSite().getShell(), SWT.OPEN);
        dialog.setMessage("Choose the folder that the cohort was imported from.");
        String folder = dialog.open();
        if (folder != null && choice.cohort().isPresent()) {
            SourceFolders.remember(choice.cohort().get(), Path.of(folder));
            load();
        }
    }
}
