package org.apical.ide.internal;

import java.util.List;
import org.apical.api.settings.Setting;

/**
 * The options of {@code new-plugin}.
 *
 * @param id the plug-in's id
 * @param name its name for people, empty for the id
 * @param vendor who makes it, empty for the name
 * @param adds what it begins with
 * @param out the folder in which its folder is made
 */
public record NewPluginSettings(
        @Setting(label = "Id", help = "The plug-in's id, such as org.myhospital.echo.", positional = true) String id,
        @Setting(label = "Name", help = "Its name for people; empty takes the id.", defaultValue = "") String name,
        @Setting(label = "Vendor", help = "Who makes it; empty takes the name.", defaultValue = "") String vendor,
        @Setting(label = "Adds", help = "What it begins with, each as a working example.", defaultValue = "task")
        List<PluginProject.Part> adds,
        @Setting(label = "Out", help = "The folder in which the project's folder is made.", defaultValue = ".")
        String out) {
}
