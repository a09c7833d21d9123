package org.apical.echonet.task;

import java.util.List;
import java.util.function.Function;

import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/** A task whose label is a yes or no in one column, written 1/0, true/false or yes/no. */
abstract class FindingTask<S extends Record> implements Task<S> {

    private final Class<S> type;
    private final Function<S, String> column;
    private final Target target;

    FindingTask(Class<S> type, Function<S, String> column, Target target) {
        this.type = type;
        this.column = column;
        this.target = target;
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
        return List.of(column.apply(settings));
    }

    @Override
    public double value(S settings, LabelRow row) {
        return row.text(column.apply(settings)).map(YesNo::read).orElse(Double.NaN);
    }
}
