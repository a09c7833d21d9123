/** YAML text as somebody edits it: where keys and values stand while it is unfinished, and small changes of it. */
package org.apical.ui.experiment.internal.yaml;
