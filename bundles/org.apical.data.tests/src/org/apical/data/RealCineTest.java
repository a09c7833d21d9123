package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

import org.apical.api.source.ScanRegion;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The sector of real four-chamber cines of two manufacturers, against positions read off the pictures. */
class RealCineTest {

    private static Path testData(String name) {
        String set = System.getenv("APICAL_TESTDATA");
        List<Path> roots = new ArrayList<>();
        if (set != null) {
            roots.add(Path.of(set));
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            roots.add(up.resolve("shared"));
        }
        Path found = roots.stream().map(root -> root.resolve("data/dicom").resolve(name)).filter(Files::exists)
                .findFirst().orElse(null);
        Assumptions.assumeTrue(found != null, "The test data are not here: set APICAL_TESTDATA to the folder that "
                + "holds data/dicom/" + name + ".");
        return found;
    }

    /** Decodes the JPEG frames of an encapsulated file whose frames are one fragment each; luminance only. */
    private static List<byte[]> jpegFrames(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i + 10 < bytes.length; i++) {
            if (buffer.getInt(i) == 0xE000FFFE && buffer.getShort(i + 8) == (short) 0xD8FF) {
                byte[] jpeg = Arrays.copyOfRange(bytes, i + 8, i + 8 + buffer.getInt(i + 4));
                ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
                reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)));
                Raster raster = reader.readRaster(0, null);
                byte[] grey = new byte[raster.getWidth() * raster.getHeight()];
                for (int p = 0; p < grey.length; p++) {
                    grey[p] = (byte) raster.getSample(p % raster.getWidth(), p / raster.getWidth(), 0);
                }
                reader.dispose();
                frames.add(grey);
                i += 7 + jpeg.length;
            }
        }
        return frames;
    }

    private static List<byte[]> every(List<byte[]> frames, int step) {
        List<byte[]> picked = new ArrayList<>();
        for (int i = 0; i < frames.size(); i += step) {
            picked.add(frames.get(i));
        }
        return picked;
    }

    private static void assertBlank(Sector sector, int x0, int y0, int x1, int y1) {
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                assertFalse(sector.mask()[y * sector.columns() + x], "column " + x + ", row " + y);
            }
        }
    }

    private static void assertKept(Sector sector, int x0, int y0, int x1, int y1) {
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                assertTrue(sector.mask()[y * sector.columns() + x], "column " + x + ", row " + y);
            }
        }
    }

    @Test
    void sonosite() throws IOException {
        List<byte[]> frames = every(jpegFrames(testData("us_a4c_sonosite_jpegbaseline_30f.dcm")), 3);
        assertEquals(10, frames.size());
        Sector sector = SectorFinder.find(240, 320, frames, List.of());
        assertEquals(Sector.Evidence.MOVING_FAN, sector.evidence());
        assertBlank(sector, 0, 0, 40, 45);
        assertBlank(sector, 283, 15, 319, 115);
        assertBlank(sector, 0, 220, 319, 239);
        assertKept(sector, 140, 60, 200, 195);
    }

    @Test
    void acuson() throws IOException {
        List<byte[]> frames = every(jpegFrames(testData("us_a4c_acuson_jpegbaseline_65f.dcm")), 3);
        assertEquals(22, frames.size());
        for (List<ScanRegion> regions : List.of(List.<ScanRegion>of(),
                List.of(new ScanRegion(ScanRegion.Kind.TISSUE, 27, 48, 548, 391, 0.04, 0.04)))) {
            Sector sector = SectorFinder.find(456, 576, frames, regions);
            assertEquals(Sector.Evidence.MOVING_FAN, sector.evidence());
            assertBlank(sector, 0, 0, 575, 35);
            assertBlank(sector, 0, 396, 575, 455);
            assertBlank(sector, 450, 50, 575, 180);
            assertKept(sector, 225, 110, 345, 380);
            for (int y = 185; y < 225; y++) {
                for (int x = 430; x < 576; x++) {
                    boolean letter = (frames.get(0)[y * 576 + x] & 0xFF) > 180;
                    assertFalse(letter && sector.mask()[y * 576 + x], "letter at column " + x + ", row " + y);
                }
            }
        }
    }
}
