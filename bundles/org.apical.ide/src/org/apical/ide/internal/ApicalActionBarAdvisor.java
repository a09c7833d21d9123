package org.apical.ide.internal;

import org.apical.ui.Icons;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarContributionItem;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/**
 * Fills the menu bar and the tool bar with what every window has; our bundles add theirs through org.eclipse.ui.menus.
 *
 * <p>Anchors: {@code menu:file?after=additions}, {@code menu:org.apical.ide.menu.new?after=additions},
 * {@code menu:edit?after=additions}, {@code menu:org.apical.ide.menu.run?after=additions},
 * {@code menu:window?after=additions}, {@code menu:help?after=additions} and
 * {@code toolbar:org.eclipse.ui.main.toolbar?after=additions}.
 */
final class ApicalActionBarAdvisor extends ActionBarAdvisor {

    /** The id of the menu of work that takes long. */
    static final String MENU_RUN = "org.apical.ide.menu.run";
    /** The id of the menu of what can be made anew. */
    static final String MENU_NEW = "org.apical.ide.menu.new";

    private static final String ADDITIONS = IWorkbenchActionConstants.MB_ADDITIONS;

    private IWorkbenchWindow window;

    ApicalActionBarAdvisor(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow opened) {
        window = opened;
        for (ActionFactory factory : new ActionFactory[] {ActionFactory.SAVE, ActionFactory.SAVE_AS,
            ActionFactory.SAVE_ALL, ActionFactory.CLOSE, ActionFactory.CLOSE_ALL, ActionFactory.REFRESH,
            ActionFactory.QUIT, ActionFactory.UNDO, ActionFactory.REDO, ActionFactory.CUT, ActionFactory.COPY,
            ActionFactory.PASTE, ActionFactory.DELETE, ActionFactory.RENAME, ActionFactory.SELECT_ALL,
            ActionFactory.FIND, ActionFactory.RESET_PERSPECTIVE, ActionFactory.NEXT_PERSPECTIVE,
            ActionFactory.NEXT_PART, ActionFactory.NEXT_EDITOR, ActionFactory.MAXIMIZE, ActionFactory.PREFERENCES, ActionFactory.ABOUT}) {
            register(factory.create(opened));
        }
        icon(ActionFactory.SAVE, "save");
        icon(ActionFactory.REFRESH, "refresh");
        icon(ActionFactory.PREFERENCES, "preferences");
        icon(ActionFactory.DELETE, "delete");
    }

    private void icon(ActionFactory factory, String name) {
        action(factory).setImageDescriptor(Icons.descriptor(name));
        action(factory).setDisabledImageDescriptor(null);
    }

    private IWorkbenchAction action(ActionFactory factory) {
        return (IWorkbenchAction) getAction(factory.getId());
    }

    private void add(IMenuManager menu, ActionFactory... factories) {
        for (ActionFactory factory : factories) {
            menu.add(action(factory));
        }
    }

    @Override
    protected void fillMenuBar(IMenuManager menuBar) {
        menuBar.add(file());
        menuBar.add(edit());
        MenuManager run = new MenuManager(Messages.menuRun, MENU_RUN);
        run.add(new GroupMarker(ADDITIONS));
        menuBar.add(run);
        menuBar.add(new GroupMarker(ADDITIONS));
        menuBar.add(window());
        menuBar.add(help());
    }

    private MenuManager file() {
        MenuManager file = new MenuManager(Messages.menuFile, IWorkbenchActionConstants.M_FILE);
        MenuManager made = new MenuManager(Messages.menuNew, MENU_NEW);
        made.add(new GroupMarker(ADDITIONS));
        file.add(made);
        file.add(new GroupMarker("open"));
        file.add(new Separator());
        add(file, ActionFactory.CLOSE, ActionFactory.CLOSE_ALL);
        file.add(new Separator());
        add(file, ActionFactory.SAVE, ActionFactory.SAVE_AS, ActionFactory.SAVE_ALL);
        file.add(new Separator());
        add(file, ActionFactory.REFRESH);
        file.add(new Separator(ADDITIONS));
        file.add(new Separator());
        add(file, ActionFactory.QUIT);
        return file;
    }

    private MenuManager edit() {
        MenuManager edit = new MenuManager(Messages.menuEdit, IWorkbenchActionConstants.M_EDIT);
        add(edit, ActionFactory.UNDO, ActionFactory.REDO);
        edit.add(new Separator());
        add(edit, ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE);
        edit.add(new Separator());
        add(edit, ActionFactory.DELETE, ActionFactory.RENAME, ActionFactory.SELECT_ALL);
        edit.add(new Separator());
        add(edit, ActionFactory.FIND);
        edit.add(new Separator(ADDITIONS));
        return edit;
    }

    private MenuManager window() {
        MenuManager menu = new MenuManager(Messages.menuWindow, IWorkbenchActionConstants.M_WINDOW);
        MenuManager perspectives = new MenuManager(Messages.menuPerspective, "org.apical.ide.menu.perspective");
        perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window));
        menu.add(perspectives);
        MenuManager views = new MenuManager(Messages.menuView, "org.apical.ide.menu.view");
        views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        menu.add(views);
        menu.add(new Separator());
        add(menu, ActionFactory.RESET_PERSPECTIVE, ActionFactory.NEXT_PERSPECTIVE, ActionFactory.NEXT_PART,
                ActionFactory.NEXT_EDITOR, ActionFactory.MAXIMIZE);
        menu.add(new Separator(ADDITIONS));
        menu.add(new Separator());
        add(menu, ActionFactory.PREFERENCES);
        return menu;
    }

    private MenuManager help() {
        MenuManager help = new MenuManager(Messages.menuHelp, IWorkbenchActionConstants.M_HELP);
        help.add(new GroupMarker("start"));
        help.add(new Separator(ADDITIONS));
        help.add(new Separator());
        add(help, ActionFactory.ABOUT);
        return help;
    }

    @Override
    protected void fillCoolBar(ICoolBarManager coolBar) {
        IToolBarManager file = new ToolBarManager(SWT.FLAT | SWT.RIGHT);
        file.add(new GroupMarker("new"));
        file.add(action(ActionFactory.SAVE));
        file.add(new GroupMarker(ADDITIONS));
        coolBar.add(new ToolBarContributionItem(file, "org.apical.ide.toolbar.file"));
        coolBar.add(new GroupMarker(ADDITIONS));
    }
}
