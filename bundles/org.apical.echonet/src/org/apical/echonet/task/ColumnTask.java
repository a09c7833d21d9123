package org.apical.echonet.task;

import java.util.List;
import java.util.function.Function;

import org.apical.api.task.Target;
import org.apical.api.task.Task;

/** A task whose label stands in one column, which its settings name. */
abstract class ColumnTask<S extends Record> implements Task<S> {

    private final Class<S> type;
    private final Function<S, String> column;
    private final Target target;

    ColumnTask(Class<S> type, Function<S, String> column, Target target) {
        this.type = type;
        this.column = column;
        this.target = target;
    }

    final String column(S settings) {
        return column.apply(settings);
    }

    @Override
    public final Class<S> settingsType() {
        return type;
    }

    @Override
    public Target target(S settings) {
        return target;
    }

    @Override
    public final List<String> columns(S settings) {
        return List.of(column(settings));
    }
}
