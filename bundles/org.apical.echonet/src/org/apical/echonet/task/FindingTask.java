package org.apical.echonet.task;

import java.util.function.Function;

import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;

/** A task whose label is a yes or no in one column, written 1/0, true/false or yes/no. */
abstract class FindingTask<S extends Record> extends ColumnTask<S> {

    FindingTask(Class<S> type, Function<S, String> column, Target target) {
        super(type, column, target);
    }

    @Override
    public double value(S settings, LabelRow row) {
        return row.text(column(settings)).map(YesNo::read).orElse(Double.NaN);
    }
}
