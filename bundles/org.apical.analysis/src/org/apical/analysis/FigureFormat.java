package org.apical.analysis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.apical.analysis.chart.Figure;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;

/**
 * The formats in which a figure is written to a file.
 *
 * @since 1.0
 */
public enum FigureFormat {

    /** Scalable, for the web and for editing. */
    SVG {
        @Override
        byte[] bytes(Figure figure) {
            return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + figure.svg() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    },
    /** Scalable, for print. */
    PDF {
        @Override
        byte[] bytes(Figure figure) {
            return figure.pdf();
        }
    },
    /** Pixels, three for a unit of the figure's size. */
    PNG {
        @Override
        byte[] bytes(Figure figure) {
            return SaliencyOverlay.png(figure.picture(3));
        }
    };

    abstract byte[] bytes(Figure figure);

    /**
     * Writes a figure.
     *
     * @param figure the figure
     * @param folder the folder; it is made when it does not exist
     * @return the file, named after the figure's id
     * @throws ApicalException when it cannot be written
     */
    public Path write(Figure figure, Path folder) throws ApicalException {
        Path file = folder.resolve(figure.id() + "." + name().toLowerCase(Locale.ROOT));
        ByteBuffer bytes = ByteBuffer.wrap(bytes(figure));
        AtomicFiles.write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
        return file;
    }
}
