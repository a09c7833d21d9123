/** Settings records: one declaration from which YAML keys, validation, command-line options and forms derive. */
package org.apical.api.settings;
