package org.apical.echonet.task;

import java.util.List;
import java.util.function.Function;

import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/** A task whose label is the number in one column. */
abstract class NumberTask<S extends Record> implements Task<S> {

    private final Class<S> type;
    private final Function<S, String> column;
    private final Target target;

    NumberTask(Class<S> type, Function<S, String> column, Target target) {
        this.type = type;
        this.column = column;
        this.target = target;
    }

    @Override
    public final Class<S> settingsType() {
        return type;
    }

    @Override
    public final Target target(S settings) {
        return target;
    }

    @Override
    public final List<String> columns(S settings) {
        return List.of(column.apply(settings));
    }

    @Override
    public final double value(S settings, LabelRow row) {
        double number = row.number(column.apply(settings));
        return Double.isFinite(number) ? number : Double.NaN;
    }
}
