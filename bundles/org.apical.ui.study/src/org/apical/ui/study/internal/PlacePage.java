package org.apical.ui.study.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apical.api.ApicalException;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.source.DataSource;
import org.apical.ui.Services;
import org.apical.ui.SettingsForm;
import org.apical.ui.Workspace;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for the place, the data source's own settings and how frames are stored. */
final class PlacePage extends WizardPage {

    private final SourcePage sources;
    private ScrolledComposite scroll;
    private Composite body;
    private Text place;
    private Text name;
    private Group own;
    private SettingsForm ownForm;
    private SettingsForm options;
    private CatalogEntry shown;
    private boolean named;

    PlacePage(SourcePage sources) {
        super("place");
        this.sources = sources;
        setTitle("What is to be imported, and how?");
        setDescription("Frames are taken by true time, cut to the scan sector, scaled and stored.");
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        body = new Composite(scroll, SWT.NONE);
        body.setLayout(new GridLayout(4, false));
        place = text("Folder or &file:", "The folder, or the file, that the data source reads");
        button("Fol&der …", () -> new DirectoryDialog(getShell(), SWT.OPEN).open());
        button("Fi&le …", () -> new FileDialog(getShell(), SWT.OPEN).open());
        name = text("&Cohort:", "The cohort's name, which is that of its folder in the workspace");
        filler(2);
        name.addModifyListener(event -> named |= name.isFocusControl());
        own = group("Settings of the source");
        Group stored = group("Labels and frames");
        options = new SettingsForm(stored, SettingsType.of(CohortOptions.class));
        options.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        options.addChangeListener(this::check);
        place.addModifyListener(event -> {
            suggest();
            check();
        });
        name.addModifyListener(event -> check());
        scroll.setContent(body);
        setControl(scroll);
    }

    private Text text(String title, String tip) {
        Label label = new Label(body, SWT.NONE);
        label.setText(title);
        Text text = new Text(body, SWT.BORDER);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text.setToolTipText(tip);
        return text;
    }

    private void button(String title, Supplier<String> ask) {
        Button button = new Button(body, SWT.PUSH);
        button.setText(title);
        button.addListener(SWT.Selection, event -> {
            String chosen = ask.get();
            if (chosen != null) {
                place.setText(chosen);
            }
        });
    }

    private void filler(int columns) {
        new Label(body, SWT.NONE).setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false, columns, 1));
    }

    private Group group(String title) {
        Group group = new Group(body, SWT.NONE);
        group.setText(title);
        group.setLayout(new GridLayout());
        group.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 4, 1));
        return group;
    }

    @Override
    public void setVisible(boolean visible) {
        if (visible && sources.entry() != shown) {
            show(sources.entry());
        }
        super.setVisible(visible);
        if (visible) {
            place.setFocus();
            check();
        }
    }

    private void show(CatalogEntry entry) {
        shown = entry;
        if (ownForm != null) {
            ownForm.dispose();
        }
        own.setText("Settings of " + entry.name());
        try {
            DataSource<?> source = Services.catalog().contribution(Kind.DATA_SOURCE, entry);
            ownForm = new SettingsForm(own, SettingsType.of(source.settingsType()));
            ownForm.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            ownForm.addChangeListener(this::check);
        } catch (ApicalException e) {
            ownForm = null;
            setErrorMessage(e.getMessage());
        }
        body.layout(true, true);
        scroll.setMinSize(body.computeSize(SWT.DEFAULT, SWT.DEFAULT));
    }

    private void suggest() {
        if (!named) {
            Path path = path();
            String last = path == null || path.getFileName() == null ? "" : path.getFileName().toString();
            name.setText(last.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").replaceAll("[^A-Za-z0-9_-]+", "-"));
        }
    }

    private Path path() {
        try {
            return place.getText().isBlank() ? null : Path.of(place.getText().strip()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private void check() {
        String fault = fault();
        setErrorMessage(fault == null || place.getText().isBlank() ? null : fault);
        setPageComplete(fault == null);
    }

    private String fault() {
        if (path() == null) {
            return "Name the folder or file to import.";
        }
        // A phantom draws its folder; a server's clips are fetched into one.
        boolean made = shown != null && (shown.shortId().equals("phantom") || shown.shortId().equals("dicomweb"));
        if (!made && !Files.exists(path())) {
            return "There is no folder or file " + path() + ".";
        }
        if (!name.getText().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            return "Give the cohort a name of letters, digits, dots, dashes and underscores.";
        }
        if (Files.exists(Workspace.get().cohorts().resolve(name.getText()))) {
            return "There is a cohort '" + name.getText() + "' already. Choose another name.";
        }
        if (ownForm == null || !ownForm.faults().isEmpty() || !options.faults().isEmpty()) {
            return "Some settings do not fit; see below.";
        }
        return null;
    }

    /** Fills the page, for those who know what they want. */
    void fill(Path folder, String cohort, Map<String, ?> chosen) {
        place.setText(folder.toString());
        named = true;
        name.setText(cohort);
        options.setValues(chosen);
        check();
    }

    /** Returns what was told; to be asked when the page is complete. */
    ImportPlan plan() throws ApicalException {
        try {
            DataSource<?> source = Services.catalog().contribution(Kind.DATA_SOURCE, shown);
            return new ImportPlan(shown, source, ownForm.settings(), path(), (CohortOptions) options.settings(),
                    name.getText());
        } catch (SettingsException e) {
            throw new IllegalStateException("The page is complete only when all settings fit.", e);
        }
    }
}
