package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.data.ImportRequest;

/**
 * What the import wizard was told.
 *
 * @param entry the data source
 * @param source the data source's contribution
 * @param settings its settings
 * @param place the folder or file it reads
 * @param options what is done with its clips
 * @param name the cohort's name
 */
record ImportPlan(CatalogEntry entry, DataSource<?> source, Record settings, Path place, CohortOptions options,
        String name) {

    /** Lists the clips, as the command {@code import} does. */
    Listing list(Progress progress) throws ApicalException {
        return list(source, settings, place, progress);
    }

    private static <S extends Record> Listing list(DataSource<S> source, Record settings, Path place,
            Progress progress) throws ApicalException {
        return source.list(source.settingsType().cast(settings), place, progress);
    }

    /** Asks for the import of the listed clips into a folder. */
    ImportRequest request(Listing listing, Path out) {
        Optional<Path> labels = options.labels().toString().isEmpty() ? Optional.empty()
                : Optional.of(options.labels());
        return new ImportRequest(listing, entry.shortId(), labels, options.idColumn(), options.view(), options.size(),
                options.size(), options.frames(), options.intervalMs(), Runtime.getRuntime().availableProcessors(),
                out);
    }
}
