/** What every part of the workbench shares: its services, what is chosen, jobs, pictures and charts. */
package org.apical.ui;
