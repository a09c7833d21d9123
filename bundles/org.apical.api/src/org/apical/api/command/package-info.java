/** Commands of the headless application. */
package org.apical.api.command;
