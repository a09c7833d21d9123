package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where frame times come from, and which of two that contradict wins. */
class FrameTimesTest {
    private final DicomObject header = new DicomObject();

    private FrameTimes times(int frames) {
        return FrameTimes.of(header, "clip.dcm", frames);
    }

    @Test
    void frameTimeIsTheInterval() {
        header.putDoubles(Tag.FRAME_TIME, Vr.DS, 25);
        assertEquals(List.of(0.0, 25.0, 50.0), times(3).timesMs());
        assertEquals(FrameTimes.Source.FRAME_TIME, times(3).source());
    }

    @Test
    void firstValueOfTheVectorIsNotUsed() {
        header.putDoubles(Tag.FRAME_TIME_VECTOR, Vr.DS, 33, 50, 40);
        assertEquals(List.of(0.0, 50.0, 90.0), times(3).timesMs());
        header.putDoubles(Tag.FRAME_TIME_VECTOR, Vr.DS, 0, 50, 40);
        assertEquals(List.of(0.0, 50.0, 90.0), times(3).timesMs());
    }

    @Test
    void acquisitionWinsOverDisplayAndIsTold() {
        header.putInts(Tag.FRAME_INCREMENT_POINTER, Vr.AT, Tag.FRAME_TIME);
        header.putDoubles(Tag.FRAME_TIME, Vr.DS, 20);
        header.putInts(Tag.CINE_RATE, Vr.IS, 30);
        header.putInts(Tag.RECOMMENDED_DISPLAY_FRAME_RATE, Vr.IS, 25);
        assertEquals(List.of(0.0, 20.0, 40.0), times(3).timesMs());
        assertEquals(1, times(3).problems().size());
        assertTrue(times(3).problems().get(0).message().contains("30.0"));
    }

    @Test
    void pointerDecidesBetweenTimeAndVector() {
        header.putDoubles(Tag.FRAME_TIME, Vr.DS, 20);
        header.putDoubles(Tag.FRAME_TIME_VECTOR, Vr.DS, 0, 21, 19);
        assertEquals(FrameTimes.Source.FRAME_TIME_VECTOR, times(3).source());
        header.putInts(Tag.FRAME_INCREMENT_POINTER, Vr.AT, Tag.FRAME_TIME);
        assertEquals(FrameTimes.Source.FRAME_TIME, times(3).source());
    }

    @Test
    void ratesAreTheLastResort() {
        header.putInts(Tag.RECOMMENDED_DISPLAY_FRAME_RATE, Vr.IS, 40);
        assertEquals(List.of(0.0, 25.0), times(2).timesMs());
        header.putInts(Tag.CINE_RATE, Vr.IS, 50);
        assertEquals(List.of(0.0, 20.0), times(2).timesMs());
        assertEquals(FrameTimes.Source.CINE_RATE, times(2).source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "NaN", "-33", "fast", "1e9"})
    void impossibleFrameTimeIsUnknownRate(String value) {
        header.putString(Tag.FRAME_TIME, Vr.DS, value);
        assertFalse(times(4).isKnown());
        assertEquals(2, times(4).problems().size());
        header.putInts(Tag.CINE_RATE, Vr.IS, 0);
        assertFalse(times(4).isKnown());
        header.putInts(Tag.CINE_RATE, Vr.IS, 50);
        assertEquals(FrameTimes.Source.CINE_RATE, times(4).source());
    }

    @Test
    void shortOrFallingVectorIsNotUsed() {
        header.putDoubles(Tag.FRAME_TIME_VECTOR, Vr.DS, 0, 40);
        assertFalse(times(4).isKnown());
        header.putDoubles(Tag.FRAME_TIME_VECTOR, Vr.DS, 0, 40, -40, 40);
        assertFalse(times(4).isKnown());
        header.putDoubles(Tag.FRAME_TIME, Vr.DS, 40);
        assertEquals(FrameTimes.Source.FRAME_TIME, times(4).source());
    }

    @Test
    void stillNeedsNoRate() {
        assertEquals(List.of(0.0), times(1).timesMs());
        assertEquals(List.of(), times(1).problems());
    }

    @Test
    void sharedClipsHaveTheirTimes() throws Exception {
        DicomFile acuson = DicomReader.read(TestFiles.file("us_a4c_acuson_jpegbaseline_65f.dcm"));
        List<Double> times = FrameTimes.of(acuson.dataset(), "", 65).timesMs();
        assertEquals(65, times.size());
        assertEquals(0.0, times.get(0));
        assertEquals(38.099, times.get(64) / 64, 0.001);
        DicomFile vector = DicomReader.read(TestFiles.file("t_frametimevector_24f.dcm"));
        assertEquals(39.130, FrameTimes.of(vector.dataset(), "", 24).timesMs().get(23) / 23, 0.001);
        DicomFile conflict = DicomReader.read(TestFiles.file("t_conflict_24f.dcm"));
        assertEquals(20.0, FrameTimes.of(conflict.dataset(), "", 24).timesMs().get(1));
    }
}
