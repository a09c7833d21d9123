package org.apical.datasets;

import static org.apical.datasets.MiniData.assertOne;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.apical.api.ApicalException;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.Listing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFolderSourceTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void drawPictures() throws IOException {
        for (int frame = 8; frame <= 11; frame++) {
            picture("beat/f" + frame + ".png", frame * 10, BufferedImage.TYPE_BYTE_GRAY);
        }
        picture("still.png", 77, BufferedImage.TYPE_INT_RGB);
    }

    private void picture(String name, int grey, int type) throws IOException {
        BufferedImage image = new BufferedImage(6, 4, type);
        for (int i = 0; i < 24; i++) {
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                image.getRaster().setSample(i % 6, i / 6, 0, grey);
            } else {
                image.setRGB(i % 6, i / 6, grey << 16 | grey << 8 | grey);
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private Listing list(String table) throws Exception {
        Files.writeString(folder.resolve("table.csv"), table);
        return MiniData.list(new VideoFolderSource(), folder);
    }

    @Test
    void picturesOfAFolderAreFramesInTheOrderOfTheirNumbers() throws Exception {
        Listing listing = list("file,patient,study,view,fps,split,EF\nbeat,p1,s1,A4C,20,Val,55\n"
                + "still.png,p2,,PLAX,,TRAIN,\n");
        assertEquals(List.of(), MiniData.skipped(listing));
        ClipInfo info = MiniData.clip(listing, "beat").info();
        assertEquals(new ClipInfo("p1", "s1", "beat", "A4C", "beat", Map.of("split", "validation", "label.EF", "55",
                "fps", "20")), info);
        try (Clip clip = MiniData.clip(listing, "beat").open()) {
            assertArrayEquals(new double[] {0, 50, 100, 150}, clip.frameTimesMs());
            for (int frame = 0; frame < 4; frame++) {
                assertEquals((8 + frame) * 10, clip.greyFrame(frame)[13]);
            }
        }
        try (Clip clip = MiniData.clip(listing, "still.png").open()) {
            assertEquals(77, clip.greyFrame(0)[5]);
            assertEquals("p2", clip.info().study());
            assertArrayEquals(new double[1], clip.frameTimesMs());
        }
    }

    @Test
    void videosOfADataSetCanBeDescribedByHand() throws Exception {
        Path root = MiniData.copy("echonet_dynamic_mini", folder.resolve("copy"));
        Files.writeString(root.resolve("clips.csv"), "Patient ID;Path;LVEF\n7;Videos/0X91B75842265B1F5.avi;56,9\n");
        Listing listing = MiniData.list(new VideoFolderSource(), root);
        assertEquals(5, listing.skipped().size(), "videos without a row are named");
        try (Clip clip = listing.clips().get(0).open()) {
            assertEquals("7", clip.info().patient());
            assertEquals("56.9", clip.info().attributes().get("label.LVEF"));
            assertEquals(60, clip.frameCount());
        }
    }

    @Test
    void everyRowThatCannotBeUsedAndEveryFileWithoutARowIsNamed() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "no clip");
        picture("extra.png", 1, BufferedImage.TYPE_BYTE_GRAY);
        Listing listing = list("file,patient,view\nbeat,p1,A4C\nbeat,p1,A4C\ngone.avi,p1,A4C\nstill.png,,A4C\n,p4,\n"
                + "notes.txt,p5,\n");
        assertEquals(1, listing.clips().size());
        List<String> skipped = MiniData.skipped(listing);
        assertEquals(7, skipped.size(), skipped::toString);
        assertOne(skipped, "line 3", "listed twice");
        assertOne(skipped, "line 4", "gone.avi", "not there");
        assertOne(skipped, "line 5", "names no patient");
        assertOne(skipped, "line 6", "names no file");
        assertOne(skipped, "line 7", "neither video nor picture");
        assertOne(skipped, "still.png", "not listed");
        assertOne(skipped, "extra.png", "not listed");
    }

    @Test
    void framesWithoutRateHaveNoTimes() throws Exception {
        try (Clip clip = MiniData.clip(list("file,patient\nbeat,p1\n"), "beat").open()) {
            assertEquals(0, clip.frameTimesMs().length);
        }
    }

    @Test
    void aFrameOfAnotherSizeIsNamed() throws Exception {
        BufferedImage other = new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(other, "png", folder.resolve("beat/f9.png").toFile());
        try (Clip clip = MiniData.clip(list("file,patient,fps\nbeat,p1,20\n"), "beat").open()) {
            ApicalException e = assertThrows(ApicalException.class, () -> clip.greyFrame(1));
            assertTrue(e.getMessage().contains("f9.png") && e.getMessage().contains("3 x 3"), e.getMessage());
        }
    }

    @Test
    void theTableMustNameFilesAndPatients() throws Exception {
        assertTrue(assertThrows(ApicalException.class, () -> list("file,who\n")).getMessage().contains("patient"));
        assertTrue(assertThrows(ApicalException.class, () -> list("patient,who\n")).getMessage().contains("file"));
        assertTrue(assertThrows(ApicalException.class, () -> list("")).getMessage().contains("empty"));
        Files.writeString(folder.resolve("second.csv"), "x");
        assertTrue(assertThrows(ApicalException.class, () -> list("file,patient\n")).getMessage()
                .contains("Several CSV tables"));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertTrue(assertThrows(ApicalException.class, () -> MiniData.list(new VideoFolderSource(), empty))
                .getMessage().contains("No CSV table"));
    }
}
