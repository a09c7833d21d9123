package org.apical.dicom.dcm4che.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** The command {@code dicom-query}: the studies of an archive. Names of patients are not asked for. */
public final class QueryCommand implements Command<QuerySettings> {
    @Override
    public Class<QuerySettings> settingsType() {
        return QuerySettings.class;
    }

    @Override
    public Object run(QuerySettings settings, CommandContext context) throws ApicalException {
        Attributes keys = settings.studies().keys();
        List<Map<String, Object>> answer = new ArrayList<>();
        context.progress().begin("Searching studies", 0);
        try (Archive archive = Archive.forFind(settings.peer(), context.progress())) {
            for (Attributes study : archive.find("STUDY", keys, settings.studies().maxStudies(),
                    context.progress())) {
                answer.add(map(study));
            }
        }
        for (Map<String, Object> study : answer) {
            Object instances = study.get("instances") == null ? "?" : study.get("instances");
            context.say(study.get("date") + "  patient " + study.get("patientId") + "  " + study.get("modalities")
                    + "  " + instances + " instances  " + study.get("description") + "  "
                    + study.get("study"));
        }
        context.say(answer.size() + " studies.");
        return answer;
    }

    /** Returns the number, or {@code null} from an archive that does not count. */
    private static Integer number(Attributes study, int tag) {
        return study.containsValue(tag) ? Integer.valueOf(study.getInt(tag, 0)) : null;
    }

    private static Map<String, Object> map(Attributes study) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("study", study.getString(Tag.StudyInstanceUID, ""));
        map.put("patientId", study.getString(Tag.PatientID, ""));
        map.put("date", study.getString(Tag.StudyDate, ""));
        map.put("time", study.getString(Tag.StudyTime, ""));
        map.put("description", study.getString(Tag.StudyDescription, ""));
        String[] modalities = study.getStrings(Tag.ModalitiesInStudy);
        map.put("modalities", modalities == null ? List.of() : List.of(modalities));
        map.put("series", number(study, Tag.NumberOfStudyRelatedSeries));
        map.put("instances", number(study, Tag.NumberOfStudyRelatedInstances));
        return map;
    }
}
