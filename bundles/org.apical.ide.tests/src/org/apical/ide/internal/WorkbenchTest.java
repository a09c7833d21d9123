package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.Test;

/** Opens the whole workbench, looks at it from within, keeps a picture, and closes it. */
class WorkbenchTest {

    /** What Eclipse's own development tools would bring. */
    private static final Pattern STRAY = Pattern.compile("(?i).*\\b(project explorer|java|git|team|resource|build|"
            + "debug|external tools|working set|refactor|search menu|annotation|breakpoint|marketplace)\\b.*");

    @Test
    void opensWithOurMenusAndTheStartView() throws Throwable {
        OpenWorkbench.with(workbench -> {
            workbench.waitUntil("the start view", () -> OpenWorkbench.page().findView(StartView.ID) != null);
            assertEquals(List.of("File", "Edit", "Run", "Window", "Help"),
                    workbench.ui(() -> texts(shell().getMenuBar().getItems())));
            List<String> file = workbench.ui(() -> opened(0));
            assertTrue(file.containsAll(List.of("New", "Open File...", "Save", "Close Editor", "Show Workspace Folder",
                    "Exit")), file.toString());
            List<String> help = workbench.ui(() -> opened(4));
            assertTrue(help.containsAll(List.of("Start Page", "First Experiment, Step by Step", "Plug-ins", "Error Log",
                    "Install New Software...")), help.toString());
            assertEquals(StartPerspective.ID,
                    workbench.ui(() -> OpenWorkbench.page().getPerspective().getId()));
            assertNotNull(workbench.ui(() -> OpenWorkbench.page().findView(StartView.ID)));
            assertTrue(workbench.picture("start") > 20, "The window is blank.");
        });
    }

    @Test
    void offersNothingButItsOwn() throws Throwable {
        OpenWorkbench.with(workbench -> {
            workbench.waitUntil("the start view", () -> OpenWorkbench.page().findView(StartView.ID) != null);
            List<String> entries = workbench.ui(() -> {
                List<String> all = new ArrayList<>();
                walk(shell().getMenuBar(), "", all);
                return all;
            });
            assertTrue(entries.size() > 30, entries.toString());
            for (String entry : entries) {
                assertFalse(STRAY.matcher(entry).matches(), "A stray entry: " + entry);
            }
            Set<String> views = workbench.ui(WorkbenchTest::foreignViews);
            assertEquals(Set.of("org.eclipse.ui.views.ProgressView", "org.eclipse.ui.views.PropertySheet",
                    "org.eclipse.ui.views.ContentOutline", "org.eclipse.ui.internal.introview"), views);
            Set<String> perspectives = workbench.ui(() -> {
                Set<String> ids = new TreeSet<>();
                Arrays.stream(PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives())
                        .forEach(one -> ids.add(one.getId()));
                return ids;
            });
            perspectives.forEach(id -> assertTrue(id.startsWith("org.apical."), id));
        });
    }

    /** Everything can be reached by keys: a binding, or a place in a menu. */
    @Test
    void hasAHandlerATextAndAWayByKeysForEveryCommand() throws Throwable {
        OpenWorkbench.with(workbench -> {
            workbench.waitUntil("the start view", () -> OpenWorkbench.page().findView(StartView.ID) != null);
            List<String> faults = workbench.ui(() -> {
                List<String> inMenus = new ArrayList<>();
                walk(shell().getMenuBar(), "", inMenus);
                IBindingService keys = PlatformUI.getWorkbench().getService(IBindingService.class);
                List<String> found = new ArrayList<>();
                for (Command command : PlatformUI.getWorkbench().getService(ICommandService.class)
                        .getDefinedCommands()) {
                    if (!command.getId().startsWith("org.apical.ide.")) {
                        continue;
                    }
                    if (command.getDescription() == null || command.getDescription().isBlank()) {
                        found.add(command.getId() + " has no description.");
                    }
                    if (!command.isHandled()) {
                        found.add(command.getId() + " has no handler.");
                    }
                    TriggerSequence key = keys.getBestActiveBindingFor(command.getId());
                    boolean listed = inMenus.stream().anyMatch(entry -> entry.endsWith(" > " + name(command)));
                    if (key == null && !listed) {
                        found.add(command.getId() + " has neither keys nor a place in a menu.");
                    }
                }
                return found;
            });
            assertEquals(List.of(), faults);
            assertEquals("Ctrl+N", workbench.ui(() -> PlatformUI.getWorkbench().getService(IBindingService.class)
                    .getBestActiveBindingFormattedFor("org.apical.ui.experiment.command.newExperiment")));
        });
    }

    private static String name(Command command) {
        try {
            return command.getName();
        } catch (NotDefinedException gone) {
            return command.getId();
        }
    }

    private static Set<String> foreignViews() {
        Set<String> foreign = new TreeSet<>();
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            if (!view.getId().startsWith("org.apical.")) {
                foreign.add(view.getId());
            }
        }
        return foreign;
    }

    private static void walk(Menu menu, String above, List<String> entries) {
        // A menu is filled when it opens; a screen reader's way to open it is the same event.
        menu.notifyListeners(SWT.Show, new Event());
        for (MenuItem item : menu.getItems()) {
            if ((item.getStyle() & SWT.SEPARATOR) == 0) {
                String path = above + " > " + text(item);
                String id = item.getData() instanceof ContributionItem one ? one.getId()
                        : item.getData() instanceof IContributionItem other ? other.getId() : "";
                entries.add(path);
                assertFalse(id != null && id.startsWith("org.eclipse.ui.ide"), path + " is " + id);
                if (item.getMenu() != null) {
                    walk(item.getMenu(), path, entries);
                }
            }
        }
        menu.notifyListeners(SWT.Hide, new Event());
    }

    private static Shell shell() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }

    private static List<String> opened(int menu) {
        shell().getMenuBar().getItem(menu).getMenu().notifyListeners(SWT.Show, new Event());
        return texts(shell().getMenuBar().getItem(menu).getMenu().getItems());
    }

    private static List<String> texts(MenuItem[] items) {
        return Arrays.stream(items).filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
                .map(WorkbenchTest::text).toList();
    }

    private static String text(MenuItem item) {
        return item.getText().replace("&", "").replaceAll("\t.*", "");
    }
}
