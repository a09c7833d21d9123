package org.apical.echonet.task;

import java.util.function.Function;

import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;

/** A task whose label is the number in one column. */
abstract class NumberTask<S extends Record> extends ColumnTask<S> {

    NumberTask(Class<S> type, Function<S, String> column, Target target) {
        super(type, column, target);
    }

    @Override
    public final double value(S settings, LabelRow row) {
        double number = row.number(column(settings));
        return Double.isFinite(number) ? number : Double.NaN;
    }
}
