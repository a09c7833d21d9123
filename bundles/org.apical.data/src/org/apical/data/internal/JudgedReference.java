package org.apical.data.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apical.api.ApicalException;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;

/**
 * A clip whose view a classifier named; what its header said stays as the attribute {@code headerView}.
 *
 * @param info what is known of the clip, with the classifier's view
 * @param original the clip as its source listed it
 */
record JudgedReference(ClipInfo info, ClipReference original) implements ClipReference {

    private static final String HEADER_VIEW = "headerView";

    static JudgedReference of(ClipReference original, String view) {
        ClipInfo info = original.info();
        Map<String, String> attributes = new TreeMap<>(info.attributes());
        if (!info.view().isEmpty()) {
            attributes.put(HEADER_VIEW, info.view());
        }
        return new JudgedReference(new ClipInfo(info.patient(), info.study(), info.clip(), view, info.file(),
                attributes), original);
    }

    @Override
    public Clip open() throws ApicalException {
        return original.open();
    }

    @Override
    public List<Path> files() {
        return original.files();
    }
}
