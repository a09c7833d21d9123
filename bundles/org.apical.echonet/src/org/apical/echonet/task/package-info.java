/** The ten tasks of the EchoNet paper (Ghorbani et al. 2020, doi:10.1038/s41746-019-0216-8). */
package org.apical.echonet.task;
